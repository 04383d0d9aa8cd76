import type { Calendar, Hours, Week } from '../../server/calendar/calendar'
import { compileCalendar } from '../../server/calendar/workingDays'
import type { JudgedEvent, Target, Targets } from '../../server/sla/clock'

/** Made-up calendars and histories, the same for the same seed. */
export type Random = { below(n: number): number; pick<T>(list: readonly T[]): T; chance(p: number): boolean }

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, pick: (list) => list[below(list.length)]!, chance: (p) => next() < p }
}

const zones = [
  'Asia/Jakarta',
  'Asia/Jakarta',
  'Asia/Jakarta',
  'Asia/Jayapura',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'UTC',
]
const dayHours: Hours[] = [
  [
    ['07:30', '12:00'],
    ['13:00', '16:00'],
  ],
  [
    ['07:30', '11:30'],
    ['13:00', '16:30'],
  ],
  [
    ['08:00', '12:00'],
    ['12:30', '15:00'],
  ],
  [['08:00', '15:00']],
  [['00:00', '24:00']],
  [
    ['00:00', '12:00'],
    ['12:00', '24:00'],
  ],
  [['08:00', '24:00']],
  [['23:59', '24:00']],
  [],
]
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const day = 86_400_000
export const firstDay = Date.parse('2026-01-01T00:00:00Z')

export const dateAt = (offset: number): string => new Date(firstDay + offset * day).toISOString().slice(0, 10)

export function randomCalendar(random: Random): Calendar {
  const week = (): Week => {
    const usual = random.pick(dayHours)
    return Object.fromEntries(
      weekdays
        .filter((name) => random.chance(name === 'sat' || name === 'sun' ? 0.25 : 0.95))
        .map((name) => [name, random.chance(0.8) ? usual : random.pick(dayHours)]),
    )
  }
  const calendar: Calendar = { timeZone: random.pick(zones), week: random.chance(0.02) ? {} : week() }
  if (random.chance(0.4)) {
    const from = random.below(200)
    const to = from + random.below(40)
    calendar.periods = [{ from: dateAt(from), to: dateAt(to), week: week() }]
    if (random.chance(0.5)) calendar.periods.push({ from: dateAt(to + 1), to: dateAt(to + 1 + random.below(20)), week: week() })
    if (random.chance(0.5)) calendar.periods.reverse()
  }
  if (random.chance(0.7)) calendar.closed = Array.from({ length: random.below(40) }, () => dateAt(random.below(400)))
  if (random.chance(0.4)) {
    const dates = new Set(Array.from({ length: 1 + random.below(8) }, () => dateAt(random.below(400))))
    calendar.open = [...dates].map((date) => ({ date, hours: random.pick(dayHours) }))
  }
  return calendar
}

const target = (random: Random): Target =>
  random.chance(0.7)
    ? { days: 1 + random.below(random.chance(0.1) ? 60 : 14) }
    : { minutes: 1 + random.below(random.chance(0.3) ? 6_000 : 400) }

function randomTargets(random: Random): Targets {
  const targets: Targets = {}
  for (const clock of ['verification', 'followUp', 'unit', 'resolution'] as const)
    if (random.chance(0.9)) targets[clock] = target(random)
  return targets
}

/** Where a history lies: so many days, from so many after the first of January. */
export type Span = { from: number; days: number }
const usual: Span = { from: 0, days: 120 }

/** An instant that is likely to hurt: at a close or an opening, a millisecond beside it, at midnight, or at a time already used. */
function randomInstant(random: Random, calendar: Calendar, used: readonly number[], { from, days }: Span): number {
  if (used.length > 0 && random.chance(0.2)) return random.pick(used)
  const compiled = compileCalendar(calendar)
  const offset = from + random.below(days)
  const hours = compiled.hoursOf(firstDay / day + offset)
  const base = hours.length > 0 && random.chance(0.6) ? random.pick(hours) : firstDay + offset * day + random.below(96) * 900_000
  return base + random.pick([0, 0, 0, 1, -1, 1_000, -60_000])
}

const types = [
  'received',
  'verified',
  'assigned',
  'assigned',
  'reassigned',
  'returned',
  'followUpStarted',
  'asked',
  'asked',
  'replied',
  'answered',
  'answered',
  'answered',
  'reopened',
  'reopened',
  'closed',
  'extended',
  'rated',
  'mystery',
]
const endings = ['forwarded', 'archived', 'withdrawn']
const units = ['dinkes', 'dinsos', 'dpupr']

/** Any events in any order. */
function wildHistory(random: Random, calendar: Calendar, span: Span): JudgedEvent[] {
  const used: number[] = []
  const events: JudgedEvent[] = []
  const add = (type: string) => {
    const at = randomInstant(random, calendar, used, span)
    used.push(at)
    const named = type === 'assigned' || type === 'reassigned' || random.chance(0.5)
    events.push({ at, type, ...(named && { unit: random.pick(units) }) })
  }
  if (random.chance(0.9)) add('received')
  for (let n = random.below(14); n > 0; n--) add(random.chance(0.06) ? random.pick(endings) : random.pick(types))
  if (random.chance(0.5)) return events
  // The receipt first, the rest as it falls: nearer to life.
  const [first, ...rest] = events
  return first ? [{ ...first, at: Math.min(...used) }, ...rest] : []
}

/** A history the product itself could have made. */
function lawfulHistory(random: Random, calendar: Calendar, span: Span): JudgedEvent[] {
  const events: JudgedEvent[] = []
  const step = (span.days / 10) * day
  let at = randomInstant(random, calendar, [], { from: span.from, days: span.days / 3 })
  let [holder, answered, asked]: [string | null, boolean, boolean] = [null, false, false]
  const add = (type: string, unit?: string) => events.push({ at, type, ...(unit !== undefined && { unit }) })
  add('received')
  for (let n = 2 + random.below(12); n > 0; n--) {
    at = random.chance(0.1) ? at : Math.max(at, at + random.below(step) - random.below(step / 2))
    if (random.chance(0.2)) at = Math.max(at, randomInstant(random, calendar, [], span))
    if (random.chance(0.03)) return [...events, { at, type: random.pick(endings) }]
    if (!events.some(({ type }) => type === 'verified')) add('verified')
    else if (answered) {
      if (random.chance(0.5)) add('closed')
      else {
        answered = false
        const other = random.chance(0.3) ? random.pick(units) : undefined
        add('reopened', other)
        holder = other ?? holder
      }
    } else if (holder === null || random.chance(0.1)) {
      holder = random.pick(units)
      add(random.chance(0.5) ? 'assigned' : 'reassigned', holder)
    } else if (asked && random.chance(0.6)) {
      asked = false
      add('replied')
    } else {
      const type = random.pick(['followUpStarted', 'asked', 'answered', 'answered', 'returned', 'extended'])
      add(type, random.chance(0.5) ? holder : undefined)
      if (type === 'asked') asked = true
      if (type === 'answered') [answered, asked] = [true, false]
      if (type === 'returned') holder = null
    }
  }
  return events
}

/** Any or a lawful history, with an instant to look from. */
export function randomCase(
  random: Random,
  calendar: Calendar,
  span = usual,
): { events: JudgedEvent[]; targets: Targets; asOf: number } {
  const events = random.chance(0.5) ? wildHistory(random, calendar, span) : lawfulHistory(random, calendar, span)
  const used = events.map(({ at }) => at)
  const asOf = randomInstant(random, calendar, used, { from: span.from, days: span.days * 2 })
  return { events, targets: randomTargets(random), asOf }
}
