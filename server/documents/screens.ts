import { apart } from '../platform/apart'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { DocumentAccess } from './accessService'
import { monthsOf } from './channel'
import type { ChannelService } from './channelService'
import { type Check, checkIds } from './checklist'
import type { CoachingService } from './coachingService'
import { documentKinds } from './document'
import { type ChannelEvidence, channelEvidence } from './evidence'
import type { DocumentEvidenceService } from './evidenceService'
import type { ChannelPage, ChannelRow, CoachingListPage, DocumentListPage, UnitDocumentsPage } from './pages'
import { mayCoach, mayKeep } from './permissions'
import {
  coachingRow,
  countLine,
  documentRow,
  type NameOf,
  publishedHref,
  unitName,
  withdrawnRow,
  writersOf,
  written,
} from './rows'
import type { DocumentService } from './service'
import { standingOn } from './versions'

export type Keeping = { access: DocumentAccess; documents: DocumentService; channels: ChannelService; coaching: CoachingService }
type Needs = {
  keeping: Keeping
  evidence: DocumentEvidenceService
  staff: { namesOf(ids: string[]): Promise<Record<string, string>> }
  clock: Clock
}

export type DocumentScreens = ReturnType<typeof createDocumentScreens>

/** The pages of documents, as their templates want them. */
export function createDocumentScreens({ keeping, evidence, staff, clock }: Needs) {
  const { access, documents, channels, coaching } = keeping
  const today = () => localDate(clock.now())
  const inspects = ({ role, units }: Officer): string[] => (role === 'inspector' ? units : [])

  async function namesFor(ids: string[]): Promise<NameOf> {
    const names = await staff.namesOf([...new Set(ids)])
    return (id) => names[id] ?? id
  }

  /** The months before this one, and this one. */
  function lastMonths(count: number): { from: string; to: string } {
    const [year, month] = today().split('-').map(Number) as [number, number]
    const first = new Date(Date.UTC(year, month - count, 1)).toISOString().slice(0, 10)
    return { from: first, to: today() }
  }

  return {
    async list(officer: Officer): Promise<DocumentListPage> {
      const units = await access.readable(officer)
      const checklists = await evidence.checklists(units.map(({ _id }) => _id))
      const rows = units.map((unit) => {
        const checks = checklists.get(unit._id)!
        return { unit: unitName(unit), checks, missing: checks.filter(isMissing).length }
      })
      const { telling, silent } = apart(rows, ({ checks }) => checks.every(({ n }) => n === 0))
      return {
        today: today(),
        rows: telling.toSorted((a, b) => b.missing - a.missing),
        bare: silent.map(({ unit }) => unit),
        all: rows.length,
        complete: rows.filter(({ missing }) => missing === 0).length,
        lacking: checkIds.map((id) => ({
          id,
          count: rows.filter(({ checks }) => checks.some((check) => check.id === id && isMissing(check))).length,
        })),
      }
    },

    async unit(officer: Officer, id: string, done: string | null): Promise<UnitDocumentsPage> {
      const unit = await access.reading(officer, id)
      const window = lastMonths(6)
      const year = { from: `${Number(today().slice(0, 4)) - 1}${today().slice(4)}`, to: today() }
      const [checklists, kept, ways, procedure, entries] = await Promise.all([
        evidence.checklists([id]),
        documents.list(officer, id),
        evidence.channels(id, window, inspects(officer)),
        evidence.procedure(id, today()),
        coaching.list(officer, id, year),
      ])
      const nameOf = await namesFor([...writersOf(kept), ...entries.flatMap(({ by, annulled }) => [by, annulled?.by ?? by])])
      const rows = kept.map((document) => documentRow(document, today(), nameOf))
      return {
        unit: unitName(unit),
        today: today(),
        checks: checklists.get(id)!,
        documents: rows.toSorted((a, b) => documentKinds.indexOf(a.kind) - documentKinds.indexOf(b.kind)),
        channels: ways.map((way) => ({ ...way, standing: standingOf(way, today()) })),
        months: monthsOf(window).reverse(),
        procedure,
        published: publishedHref(id),
        coaching: entries
          .filter(({ annulled }) => !annulled)
          .slice(0, 3)
          .map((entry) => coachingRow(entry, officer, nameOf)),
        mayKeep: mayKeep(officer, id),
        mayCoach: mayCoach(officer, id),
        done,
      }
    },

    async channel(officer: Officer, id: string, channelId: string, done: string | null): Promise<ChannelPage> {
      const unit = await access.reading(officer, id)
      const { channel, counts } = await channels.open(officer, id, channelId)
      const nameOf = await namesFor([...writersOf([channel]), ...counts.map(({ by }) => by)])
      const span = channelEvidence(channel, counts, lastMonths(24), nameOf)
      const { name, address, hours, validFrom, validTo } = channel.versions.at(-1)!
      const none = { id: channelId, kind: channel.kind, from: validFrom, to: validTo, months: [], total: 0, missing: 0 }
      const row: ChannelEvidence = { ...none, ...span, name, address, hours }
      return {
        unit: unitName(unit),
        channel: { ...row, months: row.months.filter(({ open }) => open).reverse(), standing: standingOn(channel, today()) },
        versions: channel.versions.map((version) => ({ ...version, ...written(version, nameOf) })).reverse(),
        withdrawn: withdrawnRow(channel.withdrawn, nameOf),
        lines: counts.map((count) => countLine(count, nameOf)).sort((a, b) => b.written.at.getTime() - a.written.at.getTime()),
        mayKeep: mayKeep(officer, id),
        done,
      }
    },

    async coaching(
      officer: Officer,
      id: string,
      { asked, done }: { asked: number | null; done: string | null },
    ): Promise<CoachingListPage> {
      const unit = await access.reading(officer, id)
      const thisYear = Number(today().slice(0, 4))
      const year = asked ?? thisYear
      const entries = await coaching.list(officer, id, { from: `${year}-01-01`, to: `${year}-12-31` })
      const nameOf = await namesFor(entries.flatMap(({ by, annulled }) => [by, annulled?.by ?? by]))
      return {
        unit: unitName(unit),
        year,
        years: [thisYear, thisYear - 1, thisYear - 2],
        rows: entries.map((entry) => coachingRow(entry, officer, nameOf)),
        mayCoach: mayCoach(officer, id),
        done,
      }
    },
  }
}

const isMissing = ({ state }: Check): boolean => state === 'missing'

const standingOf = ({ kind, from, to }: ChannelEvidence, today: string): ChannelRow['standing'] => {
  if (kind === 'web' || (from <= today && (to === null || to >= today))) return 'inForce'
  return from > today ? 'coming' : 'ended'
}
