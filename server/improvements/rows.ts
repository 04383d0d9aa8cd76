import type { Complaint } from '../complaints/complaint'
import type { Names } from '../complaints/naming'
import { maskerFor } from '../complaints/masked'
import { disclosure } from '../complaints/permissions'
import { mask } from '../masking/mask'
import type { Officer } from '../staff/officer'
import { changesOf, type Improvement, type ImprovementEvent, isOverdue } from './improvement'
import { improvementHref, proposeHref, themeHref } from './links'
import type { CaseRow, EvidenceLink, HistoryRow, ImprovementRow, ReceivedRow, ThemeName, ThemeRow } from './pages'
import { mayPropose, sees } from './permissions'
import type { ReceivedCase, ThemeCase } from './queries'
import { shown } from './shown'
import type { ThemeKey } from './theme'
import type { Answered } from './themeService'

/** The rows of the pages, each as this officer may see it. */

export const themeName = ({ category, unit, kecamatan }: ThemeKey, names: Names): ThemeName => ({
  category,
  unit: names.unit(unit),
  kecamatan: kecamatan && names.kecamatan(kecamatan),
})

/** `date`: of the page that it stands on; left out for today. */
export function themeRow(officer: Officer, { theme, improvement }: Answered, names: Names, date?: string): ThemeRow {
  const known = improvement && sees(officer, improvement) ? improvement : null
  return {
    ...themeName(theme, names),
    count: theme.count,
    href: themeHref(theme, { date }),
    improvement: known && { title: shown(known).plan.title, state: known.state, href: improvementHref(known._id) },
    propose: mayPropose(officer, theme) ? proposeHref(theme) : null,
  }
}

export const improvementRow = (
  improvement: Improvement,
  names: Names,
  { officers, today }: { officers: Record<string, string>; today: string },
): ImprovementRow => ({
  id: improvement._id,
  href: improvementHref(improvement._id),
  ...themeName(improvement.theme, names),
  title: shown(improvement).plan.title,
  state: improvement.state,
  dueOn: improvement.plan.dueOn,
  overdue: isOverdue(improvement, today),
  owner: officers[improvement.plan.owner] ?? improvement.plan.owner,
  published: improvement.published !== null,
})

/** Words, number and link only of a complaint that is this officer's to read. */
export function caseRow(
  officer: Officer,
  { _id, kecamatan, receivedAt, answeredOn }: ThemeCase,
  complaint: Complaint | undefined,
  names: Names,
): CaseRow {
  return { ...told(officer, _id, complaint), kecamatan: names.kecamatan(kecamatan), receivedAt, answeredOn }
}

export const receivedRow = (
  officer: Officer,
  { code, kecamatan, on }: ReceivedCase,
  complaint: Complaint | undefined,
  names: Names,
): ReceivedRow => ({ ...told(officer, code, complaint), kecamatan: names.kecamatan(kecamatan), on })

function told(officer: Officer, code: string, complaint: Complaint | undefined): Pick<CaseRow, 'code' | 'register' | 'title'> {
  const isRead = complaint !== undefined && disclosure(officer, complaint) === 'full'
  return {
    code: isRead ? code : null,
    register: isRead ? complaint.register : null,
    title: isRead ? maskerFor(complaint, 'officer')(complaint.title) : null,
  }
}

export const evidenceLink = (id: string, one: Improvement['evidence'][number]): EvidenceLink =>
  one.kind === 'link'
    ? { name: one.label, href: one.href, bytes: null, image: false }
    : { name: one.name, href: `${improvementHref(id)}/berkas/${one.id}`, bytes: one.bytes, image: one.type.startsWith('image/') }

/** The history, the latest first, each event with what it says. */
export function historyRows(history: readonly ImprovementEvent[], officers: Record<string, string>): HistoryRow[] {
  const rows = history.map((event, i): HistoryRow => {
    const before = event.deed === 'edit' ? planBefore(history.slice(0, i)) : null
    const after = event.deed === 'edit' ? event.plan : null
    return {
      deed: event.deed,
      at: event.at,
      by: event.by === 'system' ? null : { name: officers[event.by] ?? event.by, title: event.post ?? '' },
      text: mask(textOf(event), { audience: 'officer' }).masked || null,
      changed: before && after ? changesOf(before, after) : [],
      moved: before && after && before.dueOn !== after.dueOn ? { from: before.dueOn, to: after.dueOn } : null,
    }
  })
  return rows.toReversed()
}

const planBefore = (history: readonly ImprovementEvent[]) =>
  history.flatMap((event) => (event.deed === 'propose' || event.deed === 'edit' ? [event.plan] : [])).at(-1) ?? null

function textOf(event: ImprovementEvent): string {
  if (event.deed === 'drop' || event.deed === 'unpublish') return event.reason
  if (event.deed === 'finish') return event.note
  return event.deed === 'publish' ? event.text : ''
}
