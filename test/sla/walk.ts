import { type WallCalendar, wallClock } from './wallClock'

/**
 * A third judge, written from the text of design.md §3–4 as plainly as could be and sharing no code with server/: it reads the line of `sla judge`,
 * then goes through time minute by minute (and through each instant at which something happens) looking at the clock on the wall.
 */
export type WalkedLine = {
  calendar: WallCalendar
  targets: Partial<Record<string, { days?: number; minutes?: number }>>
  events: { at: string; type: string; unit?: string }[]
  asOf: string
}
type Pause = { from: number; to: number }
type Walked = { clock: string; unit?: string; start: number; stop: number | null; void: number | null; pauses: Pause[] }

// Looked up once: jest's sandbox is slow to find a global, and here it would have to at every minute.
const { floor, min } = Math
const minute = 60_000
const table = ['verification', 'followUp', 'unit', 'resolution']

/** The clocks of a line. The walk ends at `horizon`: what is due later has `dueAt` null. */
export function walk(line: WalkedLine, horizon: number) {
  const asOf = Date.parse(line.asOf)
  const wall = wallClock(line.calendar)
  const clocks = clocksOf(line, asOf, wall.sameTimeLater).filter(({ clock }) => line.targets[clock])
  clocks.sort((a, b) => a.start - b.start || table.indexOf(a.clock) - table.indexOf(b.clock))
  const counts = clocks.map((clock) => counter(clock, line.targets[clock.clock]!, asOf))
  const marks = counts.flatMap(({ marks }) => marks).sort((a, b) => a - b)

  for (let t = marks[0] ?? horizon; t < horizon && !counts.every(({ isDone }) => isDone());) {
    const next = min(nextMinute(t), marks.find((mark) => mark > t) ?? horizon)
    const [closes, works] = [wall.closesAt(t), wall.isWorking(t)]
    for (const { pass } of counts) pass(t, next, closes, works)
    t = next
  }
  return clocks.map((clock, i) => verdictOf(clock, counts[i]!.told(), asOf))
}

function verdictOf(clock: Walked, { due, elapsedDays, pausedDays }: Counted, asOf: number) {
  const late = due !== null && (clock.stop ?? clock.void ?? asOf) > due
  return {
    clock: clock.clock,
    ...(clock.unit !== undefined && { unit: clock.unit }),
    startedAt: iso(clock.start),
    dueAt: iso(due),
    stoppedAt: iso(clock.stop),
    verdict: late ? 'late' : clock.stop !== null ? 'onTime' : clock.void !== null ? 'void' : 'running',
    verdictAt: iso(late ? due : clock.stop),
    elapsedDays,
    pausedDays,
  }
}

/** Goes through the events: which clocks there are, when each starts, stops or is voided, and its pauses. */
function clocksOf({ events }: WalkedLine, asOf: number, sameTimeLater: (at: number, days: number) => number): Walked[] {
  const clocks: Walked[] = []
  const questions: Pause[] = []
  const answers: Pause[] = []
  let [verification, resolution]: [Walked | null, Walked | null] = [null, null]
  let holder: { unit: string; followUp: Walked; holding: Walked } | null = null
  let standing: Pause | null = null

  const begin = (clock: string, start: number, pauses: Pause[], unit?: string): Walked => {
    clocks.push({ clock, unit, start, stop: null, void: null, pauses })
    return clocks.at(-1)!
  }
  const runs = (clock: Walked | null | undefined) => clock && clock.stop === null && clock.void === null
  const stop = (clock: Walked | null | undefined, at: number) => runs(clock) && (clock!.stop = at)
  const cancel = (clock: Walked | null | undefined, at: number) => runs(clock) && (clock!.void = at)
  const endQuestions = (at: number) => questions.forEach((one) => (one.to = min(one.to, at)))
  const assign = (unit: string, at: number) => {
    cancel(holder?.followUp, at)
    cancel(holder?.holding, at)
    holder = { unit, followUp: begin('followUp', at, [], unit), holding: begin('unit', at, [], unit) }
  }

  const timed = events.map(({ at, ...event }) => ({ ...event, at: Date.parse(at) })).filter(({ at }) => at <= asOf)
  for (const { at, type, unit } of timed.sort((a, b) => a.at - b.at)) {
    const held = holder as { unit: string; followUp: Walked; holding: Walked } | null
    const byHolder = held !== null && (unit === undefined || unit === held.unit)
    if (type === 'received' && !resolution) {
      verification = begin('verification', at, [])
      resolution = begin('resolution', at, answers)
    }
    if (type === 'verified') stop(verification, at)
    if ((type === 'assigned' || type === 'reassigned') && !standing) assign(unit!, at)
    if (type === 'followUpStarted' && byHolder) stop(held.followUp, at)
    if (type === 'asked') {
      if (byHolder) stop(held.followUp, at)
      questions.push({ from: at, to: sameTimeLater(at, 30) })
    }
    if (type === 'replied') endQuestions(at)
    if (type === 'returned' && byHolder) {
      stop(held.followUp, at)
      cancel(held.holding, at)
      holder = null
    }
    if (type === 'answered' && !standing) {
      standing = { from: at, to: Infinity }
      answers.push(standing)
      stop(resolution, at)
      endQuestions(at)
      if (byHolder) {
        stop(held.followUp, at)
        stop(held.holding, at)
        held.holding.pauses.push(standing)
      }
    }
    if (type === 'reopened' && standing) {
      standing.to = at
      standing = null
      if (resolution) resolution.stop = null
      if (held) held.holding.stop = null
      if (unit !== undefined && unit !== held?.unit) assign(unit, at)
    }
    if (type === 'forwarded' || type === 'archived' || type === 'withdrawn') {
      if (type !== 'withdrawn') stop(verification, at)
      clocks.forEach((clock) => cancel(clock, at))
      break
    }
  }
  for (const clock of clocks)
    if (clock.clock === 'unit' || clock.clock === 'resolution') clock.pauses = [...clock.pauses, ...questions]
  return clocks
}

type Counted = { due: number | null; elapsedDays: number; pausedDays: number }

/** Lets time pass for one clock, from its start until it is due and its end is behind: counts the closes, or the time. */
function counter(clock: Walked, target: { days?: number; minutes?: number }, asOf: number) {
  const end = clock.stop ?? clock.void ?? asOf
  const pauses = clock.pauses.map(({ from, to }) => ({ from, to: min(to, end) })).filter(({ from, to }) => from < to)
  const wanted = target.minutes === undefined ? Infinity : target.minutes * minute
  let [dayZeroIsOver, endIsOver, elapsedDays, pausedDays, counted, passed] = [false, false, 0, 0, 0, 0]
  let due: number | null = null

  function close(t: number, isPaused: boolean): void {
    if (dayZeroIsOver && !endIsOver && isPaused) pausedDays += 1
    if (dayZeroIsOver && !endIsOver && !isPaused) elapsedDays += 1
    if (dayZeroIsOver && !isPaused) counted += 1
    if (due === null && dayZeroIsOver && counted === target.days) due = t
    dayZeroIsOver = true
    if (t >= end) endIsOver = true
  }

  return {
    marks: [clock.start, ...pauses.flatMap(({ from, to }) => [from, to])],
    isDone: () => due !== null && endIsOver,
    /** From `t` to just before `next` nothing changes. */
    pass(t: number, next: number, closes: boolean, works: boolean): void {
      if (t < clock.start || (!closes && !works)) return
      const isPaused = pauses.some(({ from, to }) => from <= t && t < to)
      if (closes) close(t, isPaused)
      if (works && !isPaused) passed += next - t
      if (due === null && passed >= wanted) due = next - (passed - wanted)
    },
    told: (): Counted => ({ due, elapsedDays, pausedDays }),
  }
}

const nextMinute = (t: number): number => floor(t / minute) * minute + minute
const iso = (t: number | null): string | null => (t === null ? null : new Date(t).toISOString())
