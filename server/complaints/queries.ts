import type { QueryFilter } from 'mongoose'
import type { Officer } from '../staff/officer'
import { type Complaint, endedStates, openStates, phaseOf, type State } from './complaint'
import { countedUpTo, type DeskView, pageSize } from './desk'
import { openFields, type OpenCase } from './openCase'
import { ComplaintModel } from './store'

/** `cursor` is where the last page ended: `<sort key in ms>_<code>`; empty for the first page. `back` reads towards the start. */
export type DeskQuery = { view: DeskView; unit?: string; state?: State; kecamatan?: string; cursor?: string; back?: boolean }
export type DeskSlice = { complaints: Complaint[]; newestFirst: boolean; older: string | null; newer: string | null }

const maxTimeMS = 5_000
const mostOwn = 200

/** A question that is open stops the clocks. */
const running = openStates.filter((one) => one !== 'awaitingReporter')

type Filter = QueryFilter<Complaint>

/** Which cases come on an officer's list, the sentences of `disclosure` as a query. */
function visibleTo({ role, units }: Officer): Filter {
  if (role === 'coordinator') return { $or: [{ oversight: false }, { 'filing.chosenUnit': { $nin: units } }] }
  if (role === 'supervisor') return { oversight: false }
  if (role === 'admin') return { _id: { $in: [] } }
  if (role === 'inspector') return { $or: [{ unit: { $in: units } }, { unit: null, oversight: true, holders: { $in: units } }] }
  return { unit: { $in: units }, oversight: false }
}

function filterOf(
  officer: Officer,
  { view, unit, state, kecamatan }: Omit<DeskQuery, 'cursor'>,
  now: Date,
  soonUntil: Date,
): Filter {
  const byView: Record<DeskView, Filter> = {
    all: { state: { $in: openStates } },
    late: { state: { $in: running }, dueAt: { $lt: now } },
    soon: { state: { $in: running }, dueAt: { $gte: now, $lte: soonUntil } },
    paused: { state: 'awaitingReporter' },
    new: {
      state: { $in: officer.role === 'coordinator' || officer.role === 'supervisor' ? ['received', 'verified'] : ['assigned'] },
    },
    answered: { state: 'answered', phase: 'answered' },
    ended: { state: { $in: [...endedStates] }, phase: 'ended' },
  }
  const also: Filter[] = [visibleTo(officer), byView[view]]
  if (unit) also.push({ unit })
  if (state) also.push({ state })
  if (kecamatan) also.push({ 'filing.kecamatan': kecamatan })
  return { $and: also }
}

const sortKey = (view: DeskView): 'dueAt' | 'receivedAt' => (view === 'ended' || view === 'answered' ? 'receivedAt' : 'dueAt')

/** A state that was asked for is looked for where it can be: "all" means all that is open. */
const viewOf = ({ view, state }: Pick<DeskQuery, 'view' | 'state'>): DeskView => {
  const phase = state && view === 'all' ? phaseOf(state) : 'open'
  return phase === 'open' ? view : phase
}

export type ComplaintQueries = ReturnType<typeof createComplaintQueries>

/** The desk's lists: read side only, every query with an index and a bound. */
export function createComplaintQueries() {
  return {
    /** A page of the list: what is due first on top (ended and answered cases: the newest). */
    async list(officer: Officer, asked: DeskQuery, now: Date, soonUntil: Date): Promise<DeskSlice> {
      const query = { ...asked, view: viewOf(asked) }
      const key = sortKey(query.view)
      const direction = (key === 'dueAt' ? 1 : -1) * (query.back ? -1 : 1)
      const [ms, code] = (query.cursor ?? '').split('_')
      const after: Filter[] = []
      if (ms && code) {
        const beyond = direction > 0 ? '$gt' : '$lt'
        const at = new Date(Number(ms))
        after.push({ $or: [{ [key]: { [beyond]: at } }, { [key]: at, _id: { [beyond]: code } }] } as Filter)
      }
      const found = await ComplaintModel.find({ $and: [filterOf(officer, query, now, soonUntil), ...after] })
        .sort({ [key]: direction as 1 | -1, _id: direction as 1 | -1 })
        .limit(pageSize + 1)
        .maxTimeMS(maxTimeMS)
        .lean<Complaint[]>()
      const more = found.length > pageSize
      const complaints = found.slice(0, pageSize)
      if (query.back) complaints.reverse()
      const cursorOf = (complaint: Complaint | undefined) =>
        complaint ? `${complaint[key]?.getTime() ?? 0}_${complaint._id}` : null
      return {
        complaints,
        newestFirst: key === 'receivedAt',
        older: query.back || more ? cursorOf(complaints.at(-1)) : null,
        newer: query.back ? (more ? cursorOf(complaints[0]) : null) : query.cursor ? cursorOf(complaints[0]) : null,
      }
    },

    /** How many cases a view holds, counted up to one more than 100: cost does not grow with what is stored. */
    count: (officer: Officer, query: DeskQuery, now: Date, soonUntil: Date): Promise<number> =>
      ComplaintModel.countDocuments(filterOf(officer, query, now, soonUntil))
        .limit(countedUpTo + 1)
        .maxTimeMS(maxTimeMS)
        .exec(),

    /** Whose reporter is waited for until then: open questions that lapse, answers that close by silence. The soonest first, one more than a page. */
    waiting: (officer: Officer, after: Date, until: Date): Promise<Complaint[]> =>
      ComplaintModel.find({ $and: [visibleTo(officer), { waitsUntil: { $gt: after, $lte: until } }] })
        .sort({ waitsUntil: 1, _id: 1 })
        .limit(pageSize + 1)
        .maxTimeMS(maxTimeMS)
        .lean<Complaint[]>()
        .exec(),

    /** The running deadlines of what the officer's own units have, and for the coordinator of what nobody has yet: the soonest first, two hundred at most. */
    async own(officer: Officer): Promise<Complaint[]> {
      const soonest = (where: Filter) =>
        ComplaintModel.find({ $and: [visibleTo(officer), where, { dueAt: { $gt: new Date(0) } }] })
          .sort({ dueAt: 1, _id: 1 })
          .limit(mostOwn)
          .maxTimeMS(maxTimeMS)
          .lean<Complaint[]>()
      const [held, nobodys] = await Promise.all([
        soonest({ unit: { $in: officer.units }, state: { $in: running } }),
        officer.role === 'coordinator' ? soonest({ unit: null, state: { $in: ['received', 'verified'] } }) : [],
      ])
      return [...held, ...nobodys].sort((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime()).slice(0, mostOwn)
    },

    /**
     * Cases at work whose unit is still in time and to answer by an instant, first those of which anything is due soonest: enough of each to count its working days, and to know
     * who may see that it exists.
     */
    atWork: (officer: Officer, now: Date, until: Date, most: number): Promise<OpenCase[]> => {
      const due = { clock: 'unit', open: true, dueAt: { $gt: now, $lte: until } }
      const where: Filter = { state: { $in: running }, kind: 'pengaduan', dueAt: { $lte: until }, clocks: { $elemMatch: due } }
      return ComplaintModel.find({ $and: [visibleTo(officer), where] }, openFields)
        .sort({ dueAt: 1, _id: 1 })
        .limit(most)
        .maxTimeMS(maxTimeMS)
        .lean<OpenCase[]>()
        .exec()
    },

    byRegister: (register: string): Promise<Complaint | null> => ComplaintModel.findOne({ register }).lean<Complaint>().exec(),
  }
}
