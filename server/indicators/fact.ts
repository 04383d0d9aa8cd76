import { type Clock, type JudgedEvent } from '../sla/clock'
import type { Told } from '../sla/history'
import { inOrder } from '../sla/order'
import type { Amount, FactName, Trait } from './indicator'

/** An event with what the indicators read of it. */
export type CountedEvent = JudgedEvent & { by?: string; evidence?: boolean; rating?: number; reason?: string }

/**
 * Something that is counted, on a local date, for a unit (null: for the whole only).
 * verdict: a clock's verdict · stop: a clock's stop, with its days · receipt · assignment: begun · answer: given · closing · rating ·
 * answeredDay: a day on which the complaint was answered, `before` the day of this kind before it: whoever counts complaints with an answer in a
 * window leaves out days whose `before` lies in it too · return: from `unit` to `to` · `hour`: weekday 1–7 and hour `1-09` of a receipt · `run`: which of the clocks.
 */
export type Fact = { of: FactName; on: string; unit: string | null } & Partial<Record<Trait, boolean>> &
  Partial<Record<Amount, number>> & { before?: string | null; to?: string; hour?: string; run?: number }

type JudgedRun = Pick<Clock, 'clock' | 'unit' | 'stoppedAt' | 'verdict' | 'verdictAt' | 'elapsedDays' | 'pausedDays'>

/** A case that has been read and judged. `unit` is the unit that holds it last, `localDateOf` the date of an instant by the case's wall clock. */
export type Read = {
  told: Told<CountedEvent>
  clocks: readonly JudgedRun[]
  events: readonly CountedEvent[]
  asOf: number
  unit: string | null
  localDateOf: (instant: number) => string
}

/** Whether a case is counted: kind pengaduan, and not archived as duplicate or spam (design §6). */
export const isCounted = (kind: string, { ending }: Pick<Told<CountedEvent>, 'ending'>): boolean =>
  kind === 'pengaduan' && !(ending?.type === 'archived' && (ending.reason === 'duplicate' || ending.reason === 'spam'))

/**
 * All that is counted of a case, whatever the window (design §6). Numbers about an assignment or an answer go to its unit, those about the complaint to
 * the unit that holds it last.
 */
export const factsIn = (read: Read): Fact[] => [
  ...ofReceipt(read),
  ...ofClocks(read),
  ...ofAssignments(read),
  ...ofAnswers(read),
  ...ofVoices(read),
]

function ofReceipt({ told: { receivedAt }, unit, localDateOf }: Read): Fact[] {
  return receivedAt === null ? [] : [{ of: 'receipt', on: localDateOf(receivedAt), unit }]
}

function ofClocks({ clocks, unit: last, events, asOf, localDateOf }: Read): Fact[] {
  const isExtended = events.some(({ type, at }) => type === 'extended' && at <= asOf)
  return clocks.flatMap(({ clock, unit = last, stoppedAt, verdict, verdictAt, elapsedDays, pausedDays }, run) => {
    const found: Fact[] = []
    if (verdictAt !== null)
      found.push({ of: `verdict.${clock}`, on: localDateOf(verdictAt), unit, run, onTime: verdict === 'onTime' })
    if (stoppedAt === null) return found
    const stop: Fact = { of: `stop.${clock}`, on: localDateOf(stoppedAt), unit, run, elapsedDays, pausedDays }
    found.push(clock === 'resolution' ? { ...stop, extended: isExtended } : stop)
    return found
  })
}

const ofAssignments = ({ told: { assignments }, localDateOf }: Read): Fact[] =>
  assignments.map(({ unit, startedAt, returned }) => ({ of: 'assignment', on: localDateOf(startedAt), unit, returned }))

function ofAnswers({ told: { answers, assignments }, unit: last, localDateOf }: Read): Fact[] {
  const given = answers.map(({ event, unit, reopened }): Fact => ({
    of: 'answer',
    on: localDateOf(event.at),
    unit,
    reopened,
    evidence: event.evidence === true,
  }))
  const days = [...new Set(given.map(({ on }) => on))]
  return [
    ...given,
    ...days.map((on, i): Fact => ({
      of: 'answeredDay',
      on,
      unit: last,
      before: days[i - 1] ?? null,
      assignments: assignments.length,
    })),
  ]
}

/** Closings and ratings. Whatever comes after the complaint's end is ignored, but for ratings. */
function ofVoices({ events, asOf, unit, told: { ending }, localDateOf }: Read): Fact[] {
  const found: Fact[] = []
  let hasEnded = false
  for (const event of inOrder(events)) {
    if (event.at > asOf) break
    if (event === ending) hasEnded = true
    if (event.type === 'closed' && !hasEnded)
      found.push({ of: 'closing', on: localDateOf(event.at), unit, byReporter: event.by === 'reporter' })
    if (event.type === 'rated' && isRating(event.rating))
      found.push({ of: 'rating', on: localDateOf(event.at), unit, rating: event.rating })
  }
  return found
}

function isRating(rating: number | undefined): rating is number {
  return rating === 1 || rating === 2 || rating === 3 || rating === 4
}
