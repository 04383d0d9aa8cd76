import type { Clock } from '../platform/clock'
import { categories } from '../routing/category'
import type { SlaService } from '../sla/service'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import type { UnitService } from '../units/service'
import { asOfNow } from './asOfNow'
import { authorityOf } from './advice'
import { caseView, rowOf, summaryOf } from './caseView'
import { toExplain } from './clockView'
import type { Complaint, ComplaintEvent } from './complaint'
import { soonDays } from './dueIn'
import { extensionNote } from './extensionNote'
import { masked } from './masked'
import { namesOf, officersIn } from './naming'
import type { Actor, Option } from './pages'
import type { CasePage, DeedPage, DeskFilters, DeskListPage } from './desk'
import { blankValues, firstValues } from './deedValues'
import { countedUpTo, deskViews } from './desk'
import { disclosure, type OfficerDeed } from './permissions'
import { proposalOf, suggestionOf } from './proposal'
import type { ComplaintQueries, DeskQuery, DeskSlice } from './queries'
import type { ReusedPicture, SimilarCase } from './similar'

type Needs = {
  units: UnitService
  sla: SlaService
  queries: ComplaintQueries
  similar: {
    forCase(officer: Officer, complaint: Complaint): Promise<SimilarCase[]>
    past(officer: Officer, code: string, limit: number): Promise<SimilarCase[]>
  }
  evidence: { reused(officer: Officer, complaint: Complaint): Promise<ReusedPicture[]> }
  staff: { namesOf(ids: string[]): Promise<Record<string, string>> }
  clock: Clock
  fileMax: number
  replyDays: number
}
export type DeskPages = ReturnType<typeof createDeskPages>

/** Deeds that are decided by looking at similar cases. */
const comparing: ReadonlySet<OfficerDeed> = new Set(['verify', 'archive'])

/** So many answered cases stand beside a suggestion. */
const mostPast = 3

const optionOf = ({ _id, name }: Unit): Option => ({ id: _id, name })

/** Gathers what the desk's pages need to say, judged as of now. */
export function createDeskPages({ units, sla, queries, similar, evidence, staff, clock, fileMax, replyDays }: Needs) {
  async function looking(history: readonly ComplaintEvent[] = []) {
    const officers = await staff.namesOf(officersIn(history))
    return {
      names: namesOf(await units.list(), await units.kecamatan(), officers),
      now: clock.now(),
      workingDays: await sla.workingDays(),
      timeLeft: await sla.timeLeft(),
    }
  }

  async function rows(officer: Officer, { complaints }: Pick<DeskSlice, 'complaints'>) {
    const context = await looking()
    return complaints
      .filter((complaint) => disclosure(officer, complaint) !== 'none')
      .map((complaint) => rowOf(complaint, officer, context))
  }

  const search = async (officer: Officer, query: DeskQuery): Promise<DeskSlice> =>
    queries.list(officer, query, clock.now(), (await sla.closings())(clock.now(), soonDays))

  async function filterOptions(officer: Officer) {
    const seesAll = officer.role === 'coordinator' || officer.role === 'supervisor'
    const all = await units.assignable()
    return {
      units: all.filter(({ _id }) => seesAll || officer.units.includes(_id)).map(optionOf),
      kecamatan: (await units.kecamatan()).map(({ code, name }) => ({ id: code, name })),
    }
  }

  /** The authority outside the regency that a case is proposed for. */
  async function authorityFor(complaint: Complaint): Promise<string | null> {
    const all = new Map((await units.list()).map((unit) => [unit._id, unit]))
    const unit = all.get(proposalOf(complaint, (id) => all.get(id)?.kind ?? null)?.unit ?? '')
    return unit ? authorityOf(unit) : null
  }

  return {
    /** The cases of a slice as lines, those of which the officer may know. */
    rows,

    /** The list with its filters; the address of each neighbouring page keeps them. */
    async list(officer: Officer, query: DeskQuery, filters: DeskFilters, accepted: string | null): Promise<DeskListPage> {
      const soonUntil = (await sla.closings())(clock.now(), soonDays)
      const also = { unit: query.unit, kecamatan: query.kecamatan }
      const [slice, counts, options] = await Promise.all([
        search(officer, query),
        Promise.all(deskViews.map((view) => queries.count(officer, { ...also, view }, clock.now(), soonUntil))),
        filterOptions(officer),
      ])
      const at = (cursor: string | null, back: boolean) =>
        cursor && `/meja?${new URLSearchParams({ ...filters, cursor, ...(back && { back: '1' }) }).toString()}`
      return {
        rows: await rows(officer, slice),
        filters,
        newestFirst: slice.newestFirst,
        views: deskViews.map((id, i) => ({ id, count: Math.min(counts[i]!, countedUpTo), more: counts[i]! > countedUpTo })),
        ...options,
        accepted,
        older: at(slice.older, false),
        newer: at(slice.newer, true),
      }
    },

    /** `wanted`: the clock to explain. */
    async case(
      officer: Officer,
      complaint: Complaint,
      { done, accepted = null, wanted }: { done: OfficerDeed | null; accepted?: string | null; wanted: string | null },
    ): Promise<CasePage> {
      const context = await looking(complaint.history)
      const mine = complaint.unit !== null && officer.units.includes(complaint.unit)
      const subject = { ...complaint, events: complaint.history }
      const judged = masked(await asOfNow(sla, complaint, context.now), 'officer')
      const clock = toExplain(judged, wanted, mine)
      const why = clock && (await sla.explain(subject, clock, context.now))
      const list = await rows(officer, await search(officer, { view: 'all' }))
      const suggestion =
        officer.role === 'coordinator' && complaint.phase === 'open' ? suggestionOf(complaint, officer, context.names) : null
      return caseView(judged, officer, {
        ...context,
        suggestion,
        past: suggestion ? await similar.past(officer, complaint._id, mostPast) : [],
        explained: clock && why && { clock, why },
        left: await sla.extensionsLeft(subject, context.now),
        similar: await similar.forCase(officer, complaint),
        reused: await evidence.reused(officer, complaint),
        list,
        done,
        accepted,
      })
    },

    /** A deed's own page. Values typed before win over what the case suggests. */
    async deed(
      officer: Officer,
      complaint: Complaint,
      deed: OfficerDeed,
      typed: Record<string, string> | null,
    ): Promise<DeedPage> {
      const context = await looking(complaint.history)
      const [assignable, outside] = await Promise.all([units.assignable(), units.outside()])
      const now = masked(await asOfNow(sla, complaint, context.now), 'officer')
      const left = await sla.extensionsLeft({ ...complaint, events: complaint.history }, context.now)
      const other = assignable.filter(({ _id }) => _id !== complaint.unit)
      return {
        errors: {},
        deed,
        complaint: summaryOf(now, context),
        values: typed ? { ...blankValues(complaint, deed), ...typed } : firstValues({ ...complaint, title: now.title }, deed),
        units: (deed === 'return' ? [...other, ...outside] : other).map(optionOf),
        outside: outside.map(optionOf),
        categories,
        suggestion: officer.role === 'coordinator' ? suggestionOf(complaint, officer, context.names) : null,
        authority: deed === 'forward' && !typed ? await authorityFor(complaint) : null,
        similar: comparing.has(deed) ? await similar.forCase(officer, complaint) : null,
        extension: extensionNote(now, left, context.names),
        promisedAt: now.promisedAt,
        extensionsLeft: left,
        replyDays,
        fileMax,
      }
    },

    /** The new case that comes after this one in the list, or the first of all; null when there is none. */
    async nextNew(officer: Officer, { _id, dueAt }: Complaint): Promise<string | null> {
      for (const cursor of [`${dueAt?.getTime() ?? 0}_${_id}`, undefined]) {
        const { complaints } = await search(officer, { view: 'new', cursor })
        const next = complaints.find((one) => one._id !== _id && disclosure(officer, one) === 'full')
        if (next) return next._id
      }
      return null
    },

    /** Who was first, and with what. */
    async first(
      complaint: Complaint,
      { type, at, by, post }: ComplaintEvent,
    ): Promise<{ type: ComplaintEvent['type']; at: Date; by: Actor }> {
      const { names } = await looking(complaint.history)
      return { type, at, by: names.actor({ by, post }) }
    },
  }
}
