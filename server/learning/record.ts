import type { Complaint, ComplaintEvent, Kind } from '../complaints/complaint'
import { localDate } from '../platform/localDate'

/** Who made known which unit is right: the coordinator who gave it the case, the unit by answering it, or a unit that gave it back and named another. */
export type TruthBy = 'coordinator' | 'answered' | 'returned'
/** Among which of the suggestions the right unit was: 1–3, 4 when it was none of them, 0 as long as nobody knows. */
export type Rank = 0 | 1 | 2 | 3 | 4

/**
 * What routing said of a complaint, by which model, and what people made of it: neither text nor person. `day`: the local date of the suggestion.
 * `mille`: confidence of the first suggestion in thousandths. `free`: nothing but the threshold kept it from being assigned by itself.
 */
export type RoutingRecord = {
  _id: string
  made: number
  at: Date
  day: string
  version: string | null
  ranked: { unit: string; confidence: number }[]
  suggested: string | null
  mille: number
  free: boolean
  decision: 'assign' | 'triage'
  kind: Kind
  oversight: boolean
  truth: string | null
  truthBy: TruthBy | null
  truthAt: Date | null
  rank: Rank
}
type Truth = Pick<RoutingRecord, 'truth' | 'truthBy' | 'truthAt'>
type Routed = Extract<ComplaintEvent, { type: 'routed' }>
type Told = Pick<Complaint, '_id' | 'version' | 'history' | 'filing' | 'kind' | 'oversight'>

const suggestions = 3
/** What goes to the Inspektorat waits for the coordinator, always. */
const oversightUnit = 'inspektorat'
const unknown: Truth = { truth: null, truthBy: null, truthAt: null }

/** The record of a complaint, from its history alone; null before it was routed. `outside` are the authorities that get nothing by themselves. */
export function recordOf(complaint: Told, outside: ReadonlySet<string>): RoutingRecord | null {
  const { _id, version: made, history, filing, kind, oversight } = complaint
  const routed = history.find((event): event is Routed => event.type === 'routed')
  if (!routed) return null
  const ranked = routed.ranked.slice(0, suggestions).map(({ unit, confidence }) => ({ unit, confidence }))
  const first = ranked[0] ?? null
  const truth = truthOf(history)
  return {
    _id,
    made,
    at: routed.at,
    day: localDate(routed.at),
    version: routed.version ?? null,
    ranked,
    suggested: first?.unit ?? null,
    mille: Math.round((first?.confidence ?? 0) * 1000),
    free: first !== null && !routed.oversight && isFree(first.unit, filing.chosenUnit, outside),
    decision: routed.decision,
    kind,
    oversight,
    ...truth,
    rank: rankOf(truth.truth, ranked),
  }
}

const isFree = (unit: string, chosen: string | null, outside: ReadonlySet<string>): boolean =>
  unit !== oversightUnit && !outside.has(unit) && (chosen === null || chosen === unit)

function rankOf(truth: string | null, ranked: RoutingRecord['ranked']): Rank {
  if (truth === null) return 0
  const place = ranked.findIndex(({ unit }) => unit === truth)
  return place < 0 ? 4 : ((place + 1) as Rank)
}

/**
 * Which unit is right, as far as people have said: the one that the coordinator gave the case to or forwarded it to; what was assigned by
 * itself is right only once that unit has answered; a unit that gives it back names another. The last word counts.
 */
export function truthOf(history: readonly ComplaintEvent[]): Truth {
  let known = unknown
  for (const event of history) {
    const { at } = event
    if (event.type === 'assigned' && event.by !== 'system') known = { truth: event.unit, truthBy: 'coordinator', truthAt: at }
    if (event.type === 'forwarded') known = { truth: event.to, truthBy: 'coordinator', truthAt: at }
    if (event.type === 'returned') known = { truth: event.to, truthBy: 'returned', truthAt: at }
    if (event.type === 'answered' && known.truth !== event.unit) known = { truth: event.unit, truthBy: 'answered', truthAt: at }
  }
  return known
}
