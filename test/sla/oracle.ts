import { DateTime } from 'luxon'
import type { Calendar, Hours, Weekday } from '../../server/calendar/calendar'
import type { Clock, ClockName, JudgedEvent, Target, Targets } from '../../server/sla/clock'

/**
 * A second judge, written from the text of design.md §3–4 and sharing no code with the first: it walks day by day and looks at the whole
 * history for each clock. Slow on purpose. What it says is compared with what the judge says, on histories nobody wrote by hand.
 */
export function oracle(events: readonly JudgedEvent[], calendar: Calendar, targets: Targets, asOf: number): Clock[] {
  const facts = factsOf(events, calendar, asOf)
  const clocks: (Clock & { rank: number })[] = []
  const add = (clock: ClockName, rank: number, run: RunFacts | null, unit?: string) => {
    const target = targets[clock]
    if (run && target) clocks.push({ ...judged(clock, run, calendar, target, asOf), unit, rank })
  }
  add('verification', 0, facts.verification)
  facts.assignments.forEach((a, i) => add('followUp', 100 + i, a.followUp, a.unit))
  facts.assignments.forEach((a, i) => add('unit', 10_000 + i, a.holding, a.unit))
  add('resolution', 1_000_000, facts.resolution)
  return clocks.sort((a, b) => a.startedAt - b.startedAt || a.rank - b.rank).map(({ rank: _rank, ...clock }) => clock)
}

export type RunFacts = { start: number; stop: number | null; voided: number | null; pauses: [number, number][] }
type Row = { type: string; at: number; unit?: string; index: number }

/** Which clocks there are, when they start and end, and what pauses them, before any target. */
export function factsOf(events: readonly JudgedEvent[], calendar: Calendar, asOf: number) {
  const rows = normalised(events, asOf)
  const received = rows.find((row) => row.type === 'received') ?? null
  const ending = rows.find((row) => ['forwarded', 'archived', 'withdrawn'].includes(row.type)) ?? null
  const standingAtEnd = standingAnswer(rows, rows.length)

  let verification: RunFacts | null = null
  let resolution: RunFacts | null = null
  if (received) {
    const stop = rows.find((row) => row.index > received.index && ['verified', 'forwarded', 'archived'].includes(row.type))
    const voided = ending?.type === 'withdrawn' && !stop ? ending.at : null
    verification = { start: received.at, stop: stop?.at ?? null, voided, pauses: [] }
    const answer = standingAtEnd && standingAtEnd.index > received.index ? standingAtEnd : null
    resolution = {
      start: received.at,
      stop: answer?.at ?? null,
      voided: !answer && ending ? ending.at : null,
      pauses: [...questionPauses(rows, calendar), ...answerPauses(rows, () => true)],
    }
  }

  const assignments = rows
    .filter((row) => row.type === 'assigned')
    .map((given) => {
      const over = rows.find((row) => row.index > given.index && endsHolding(row, given.unit!))
      const until = over?.index ?? Infinity
      const own = (row: Row) =>
        row.index > given.index && row.index <= until && (row.unit === undefined || row.unit === given.unit)
      const deed = rows.find(
        (row) =>
          own(row) &&
          (['followUpStarted', 'asked', 'returned'].includes(row.type) ||
            (row.type === 'answered' && standingAnswer(rows, row.index) === null)),
      )
      const followUp: RunFacts = { start: given.at, stop: deed?.at ?? null, voided: !deed && over ? over.at : null, pauses: [] }
      const isOwnAnswer = (row: Row) => own(row) && row.index < until
      const before = standingAnswer(rows, over ? over.index : rows.length)
      const answer = before && isOwnAnswer(before) ? before : null
      const holding: RunFacts = {
        start: given.at,
        stop: answer?.at ?? null,
        voided: !answer && over ? over.at : null,
        pauses: [...questionPauses(rows, calendar), ...answerPauses(rows, isOwnAnswer)],
      }
      return { unit: given.unit!, at: given.at, returned: over?.type === 'returned', followUp, holding }
    })
  return { received, ending, verification, resolution, assignments, standing: standingAtEnd, rows }
}

/** In order, not later than asOf, nothing after the end, `reassigned` as `assigned`, what is ignored left out, a reopening to another unit in two. */
function normalised(events: readonly JudgedEvent[], asOf: number): Row[] {
  const rows: Row[] = []
  const push = (type: string, at: number, unit?: string) => rows.push({ type, at, unit, index: rows.length })
  const sorted = events
    .map((event, listed) => ({ event, listed }))
    .filter(({ event }) => event.at <= asOf)
    .sort((a, b) => a.event.at - b.event.at || a.listed - b.listed)
  for (const { event } of sorted) {
    const stands = standingAnswer(rows, rows.length) !== null
    const holder = holderAt(rows)
    const type = event.type === 'reassigned' ? 'assigned' : event.type
    if (type === 'assigned' && stands) continue
    if (type === 'reopened' && !stands) continue
    if (type === 'returned' && (holder === null || (event.unit !== undefined && event.unit !== holder))) continue
    if (type === 'reopened') {
      push('reopened', event.at)
      if (event.unit !== undefined && event.unit !== holder) push('assigned', event.at, event.unit)
      continue
    }
    push(type, event.at, event.unit)
    if (['forwarded', 'archived', 'withdrawn'].includes(type)) break
  }
  return rows
}

function holderAt(rows: Row[]): string | null {
  const last = rows.findLast((row) => ['assigned', 'returned'].includes(row.type))
  return last?.type === 'assigned' ? last.unit! : null
}

function endsHolding(row: Row, unit: string): boolean {
  if (row.type === 'returned') return row.unit === undefined || row.unit === unit
  return ['assigned', 'forwarded', 'archived', 'withdrawn'].includes(row.type)
}

/** The answer that stands before the row of this index: the first one since the last reopening. */
function standingAnswer(rows: Row[], before: number): Row | null {
  const reopened = rows.findLast((row) => row.type === 'reopened' && row.index < before)?.index ?? -1
  return rows.find((row) => row.type === 'answered' && row.index > reopened && row.index < before) ?? null
}

function questionPauses(rows: Row[], calendar: Calendar): [number, number][] {
  return rows
    .filter((row) => row.type === 'asked')
    .map((asked) => {
      const lapse = instantOf(calendar.timeZone, localOf(calendar.timeZone, asked.at) + 30 * 86_400_000)
      const ends = rows.find(
        (row) =>
          row.index > asked.index &&
          (row.type === 'replied' || (row.type === 'answered' && standingAnswer(rows, row.index) === null)),
      )
      return [asked.at, Math.min(lapse, ends?.at ?? Infinity)]
    })
}

function answerPauses(rows: Row[], whose: (row: Row) => boolean): [number, number][] {
  return rows
    .filter((row) => row.type === 'answered' && standingAnswer(rows, row.index) === null && whose(row))
    .map((answer) => [answer.at, rows.find((row) => row.type === 'reopened' && row.index > answer.index)?.at ?? Infinity])
}

function judged(clock: ClockName, run: RunFacts, calendar: Calendar, target: Target, asOf: number): Clock {
  const end = run.stop ?? run.voided ?? asOf
  const pauses = run.pauses.map(([from, to]): [number, number] => [from, Math.min(to, end)]).filter(([from, to]) => from < to)
  const dueAt = dueOf(run.start, pauses, calendar, target)
  const late = dueAt !== null && end > dueAt
  const verdict = late ? 'late' : run.stop !== null ? 'onTime' : run.voided !== null ? 'void' : 'running'
  const between = datesBetween(calendar, run.start, end)
  const pausedDays = between.filter((d) => isUncounted(calendar, d, pauses)).length
  return {
    clock,
    startedAt: run.start,
    dueAt,
    stoppedAt: run.stop,
    verdict,
    verdictAt: verdict === 'late' ? dueAt : verdict === 'onTime' ? run.stop : null,
    elapsedDays: between.length - pausedDays,
    pausedDays,
  }
}

function dueOf(start: number, pauses: [number, number][], calendar: Calendar, target: Target): number | null {
  const local = new Date(localOf(calendar.timeZone, start))
  const limit = instantOf(calendar.timeZone, new Date(local).setUTCFullYear(local.getUTCFullYear() + 20))
  const due =
    target.days !== undefined
      ? dayDue(start, pauses, calendar, target.days, limit)
      : minuteDue(start, pauses, calendar, target.minutes, limit)
  return due !== null && due <= limit ? due : null
}

function dayDue(start: number, pauses: [number, number][], calendar: Calendar, days: number, limit: number): number | null {
  const zero = effective(calendar, start)
  const lastDate = next(next(dateOf(calendar.timeZone, limit)))
  let counted = 0
  if (zero === null) return null
  for (let d = next(zero); d <= lastDate; d = next(d)) {
    if (!isWorking(calendar, d) || isUncounted(calendar, d, pauses)) continue
    counted += 1
    if (counted === days) return close(calendar, d)
  }
  return null
}

function minuteDue(start: number, pauses: [number, number][], calendar: Calendar, minutes: number, limit: number): number | null {
  const lastDate = next(next(dateOf(calendar.timeZone, limit)))
  let left = minutes * 60_000
  for (let d = dateOf(calendar.timeZone, start - 86_400_000); d <= lastDate; d = next(d)) {
    const open = spans(calendar, d)
    if (open.length === 0) continue
    const marks = [start, ...open.flat(), ...pauses.flat()].filter((t) => t >= start).sort((a, b) => a - b)
    for (let i = 0; i + 1 < marks.length; i++) {
      const [from, to] = [marks[i]!, marks[i + 1]!]
      if (from === to || !open.some(([a, b]) => a <= from && to <= b) || pauses.some(([a, b]) => a <= from && to <= b)) continue
      if (to - from >= left) return from + left
      left -= to - from
    }
  }
  return null
}

// Working time, date by date.

function hoursOf(calendar: Calendar, date: string): Hours {
  const open = calendar.open?.find((one) => one.date === date)
  if (open) return open.hours
  if (calendar.closed?.includes(date)) return []
  const period = calendar.periods?.find((one) => one.from <= date && date <= one.to)
  const weekday = DateTime.fromISO(date, { zone: 'utc' }).toFormat('ccc', { locale: 'en' }).toLowerCase() as Weekday
  return (period ?? calendar).week[weekday] ?? []
}

const spansKnown = new WeakMap<Calendar, Map<string, [number, number][]>>()

function spans(calendar: Calendar, date: string): [number, number][] {
  let known = spansKnown.get(calendar)
  if (!known) spansKnown.set(calendar, (known = new Map()))
  let found = known.get(date)
  if (!found) {
    const at = (time: string) =>
      instantOf(
        calendar.timeZone,
        Date.parse(`${date}T00:00:00Z`) + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000,
      )
    found = hoursOf(calendar, date).map(([from, to]): [number, number] => [at(from), at(to)])
    known.set(date, found)
  }
  return found
}

function isWorking(calendar: Calendar, date: string): boolean {
  return spans(calendar, date).length > 0
}

function close(calendar: Calendar, date: string): number {
  return spans(calendar, date).at(-1)![1]
}

function isUncounted(calendar: Calendar, date: string, pauses: [number, number][]): boolean {
  return pauses.some(([from, to]) => from <= close(calendar, date) && close(calendar, date) < to)
}

function effective(calendar: Calendar, t: number): string | null {
  let date = dateOf(calendar.timeZone, t - 2 * 86_400_000)
  for (let i = 0; i < 8_000; i++, date = next(date)) if (isWorking(calendar, date) && t <= close(calendar, date)) return date
  return null
}

function datesBetween(calendar: Calendar, start: number, end: number): string[] {
  const [first, last] = [effective(calendar, start), effective(calendar, end)]
  const dates: string[] = []
  if (first === null) return dates
  const bound = last ?? dateOf(calendar.timeZone, end + 8_000 * 86_400_000)
  for (let d = next(first); d <= bound; d = next(d)) if (isWorking(calendar, d)) dates.push(d)
  return dates
}

/** For the twin of the indicators: working days d with effective(from) < d ≤ date. */
export function ageOn(calendar: Calendar, from: number, date: string): number {
  const first = effective(calendar, from)
  let age = 0
  if (first !== null) for (let d = next(first); d <= date; d = next(d)) if (isWorking(calendar, d)) age += 1
  return age
}

const nextKnown = new Map<string, string>()

export function next(date: string): string {
  let found = nextKnown.get(date)
  if (found === undefined) {
    found = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
    nextKnown.set(date, found)
  }
  return found
}

export function dateOf(zone: string, t: number): string {
  return DateTime.fromMillis(t, { zone }).toISODate()!
}

// Local time as if it were UTC, and back by trying every offset there is: the first that fits, and in a gap the offset of the day before.

function localOf(zone: string, t: number): number {
  return t + DateTime.fromMillis(t, { zone }).offset * 60_000
}

export function instantOf(zone: string, local: number): number {
  const fits: number[] = []
  for (const probe of [local - 86_400_000, local - 43_200_000, local, local + 43_200_000, local + 86_400_000]) {
    const t = local - (localOf(zone, probe) - probe)
    if (localOf(zone, t) === local) fits.push(t)
  }
  return fits.length > 0 ? Math.min(...fits) : local - (localOf(zone, local - 86_400_000) - (local - 86_400_000))
}
