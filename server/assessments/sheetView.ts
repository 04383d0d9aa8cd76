import type { StoredFile } from '../platform/files'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import {
  type Deed,
  type Evidence,
  type Item,
  scoresOf,
  type Sheet,
  type Slot,
  slotsOf,
  standingOf,
  type Tally,
} from './assessment'
import { checklist } from './checklist'
import type { ItemPage, ItemRow, Said, Score, SheetListPage, SheetPage, SheetPart, ShownFile, UnitName, YearLink } from './pages'
import { mayAssess, mayReview } from './permissions'

type Names = Record<string, string>

const firstYear = 2025
export const listHref = (year: number): string => `/penilaian?tahun=${year}`
export const sheetHref = (unit: string, year: number): string => `/penilaian/${encodeURIComponent(unit)}?tahun=${year}`
export const itemHref = (unit: string, year: number, key: string): string =>
  `/penilaian/${encodeURIComponent(unit)}/${year}/${key}`

const yearLinks = (year: number, thisYear: number, hrefOf: (year: number) => string): YearLink[] => {
  const from = Math.min(firstYear, year)
  const all = Array.from({ length: thisYear - from + 1 }, (_, i) => thisYear - i)
  return all.map((one) => ({ year: one, href: hrefOf(one), current: one === year }))
}
const nameOf = ({ _id, name, shortName }: Unit): UnitName => ({ id: _id, name, shortName })
const shown = (sheet: Tally): Score[] => scoresOf(sheet).map(({ gaps: _gaps, ...score }) => score)
const sourceOf = (slot: Pick<Slot, 'group'>): 'law' | 'own' => checklist.parts.find(({ group }) => group === slot.group)!.source

/** The units of a year, those with something to review first; a unit that has said nothing yet is no row of zeros. */
export function sheetListPage(
  sheets: readonly { unit: Unit; sheet: Tally }[],
  { year, thisYear, everything }: { year: number; thisYear: number; everything: boolean },
): SheetListPage {
  const rows = sheets.map(({ unit, sheet }) => {
    const scores = shown(sheet)
    const sum = (of: 'assessed' | 'waiting' | 'sentBack') => scores.reduce((total, score) => total + score[of], 0)
    return {
      unit: nameOf(unit),
      href: sheetHref(unit._id, year),
      services: sheet.services.filter(({ removed }) => !removed).length,
      asked: slotsOf(sheet).length,
      assessed: sum('assessed'),
      waiting: sum('waiting'),
      sentBack: sum('sentBack'),
      scores,
    }
  })
  const begun = ({ assessed, services }: (typeof rows)[number]) => assessed + services > 0
  return {
    year,
    years: yearLinks(year, thisYear, listHref),
    everything,
    rows: rows.filter(begun).sort((a, b) => b.waiting - a.waiting || a.unit.shortName.localeCompare(b.unit.shortName, 'id')),
    resting: rows.filter((row) => !begun(row)).map(({ unit, href }) => ({ unit, href })),
  }
}

function rowOf(sheet: Sheet, { key, id }: Slot): ItemRow {
  const item = sheet.items[key]
  const { files, link } = item?.evidence ?? { files: [], link: null }
  const href = itemHref(sheet.unit, sheet.year, key)
  return { key, id, href, state: item?.state ?? null, standing: standingOf(item), evidence: files.length + (link ? 1 : 0) }
}

function partsOf(sheet: Sheet): SheetPart[] {
  const parts: SheetPart[] = []
  for (const slot of slotsOf(sheet)) {
    const { group, service } = slot
    const last = parts.at(-1)
    const isSame = last?.group === group && last.service?.id === service?.id
    if (isSame) last.rows.push(rowOf(sheet, slot))
    else
      parts.push({
        group,
        source: sourceOf(slot),
        service: service && { id: service.id, name: service.name },
        rows: [rowOf(sheet, slot)],
      })
  }
  return parts
}

type SheetInput = { unit: Unit; sheet: Sheet; mayCopy: boolean; officer: Officer; thisYear: number; isOpen: boolean }

/** A unit's sheet, part by part. */
export function sheetPage({ unit, sheet, mayCopy, officer, thisYear, isOpen }: SheetInput): SheetPage {
  return {
    unit: nameOf(unit),
    year: sheet.year,
    years: yearLinks(sheet.year, thisYear, (year) => sheetHref(unit._id, year)),
    scores: shown(sheet),
    parts: partsOf(sheet),
    mayAssess: isOpen && mayAssess(officer, unit._id),
    mayCopy,
    isOpen,
    done: null,
    values: { name: '' },
    errors: {},
    details: {},
  }
}

type ItemInput = { unit: Unit; sheet: Sheet; slot: Slot; item: Item | undefined; history: readonly Deed[] }
type ItemContext = { officer: Officer; isOpen: boolean; names: Names; fileMax: number }

/** One item: what stands there, what may be done with it, and all that was done before. */
export function itemPage(
  { unit, sheet, slot, item, history }: ItemInput,
  { officer, isOpen, names, fileMax }: ItemContext,
): ItemPage {
  const row = rowOf(sheet, slot)
  const waits = isOpen && row.standing === 'waiting'
  const who = (id: string) => names[id] ?? id
  const said = (one: { at: Date; by: string }, note: string, evidence: Evidence | null): Said => ({
    at: one.at,
    who: who(one.by),
    note,
    link: evidence?.link ?? null,
    files: (evidence?.files ?? []).map((file) => shownFile(row.href, file)),
  })
  return {
    unit: nameOf(unit),
    year: sheet.year,
    back: sheetHref(unit._id, sheet.year),
    action: row.href,
    row,
    group: slot.group,
    source: sourceOf(slot),
    service: slot.service?.name ?? null,
    said: item ? said(item, item.note, item.evidence) : null,
    review: item?.review
      ? { at: item.review.at, who: who(item.review.by), decision: item.review.decision, reason: item.review.reason }
      : null,
    history: history.map((deed) => ({ ...said(deed, deed.text, deed.evidence), deed: deed.deed, state: deed.state })),
    version: item?.version ?? 0,
    mayAssess: isOpen && mayAssess(officer, unit._id),
    mayReview: waits && mayReview(officer, unit._id, item!),
    own: waits && item!.by === officer.id,
    overtaken: false,
    fileMax,
    keep: (item?.evidence.files ?? []).map(({ id }) => id),
    values: { state: item?.state ?? '', note: item?.note ?? '', link: item?.evidence.link ?? '', decision: '', reason: '' },
    errors: {},
    details: {},
  }
}

const shownFile = (href: string, { id, name, bytes, type }: StoredFile): ShownFile => ({
  id,
  name,
  bytes,
  href: `${href}/bukti/${id}`,
  image: type.startsWith('image/'),
})
