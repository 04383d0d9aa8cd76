import type { Calendar } from '../calendar/calendar'
import type { WorkingCalendar } from '../calendar/workingDays'
import { Refused } from '../errors'
import { type ClockName, clockNames, type Clock, type JudgedEvent, type Target, type Targets } from './clock'
import { formatInstant, parseInstant } from './instant'

/** A line of `sla judge` once read. `E` is what a command reads of an event besides `at`, `type` and `unit`. */
export type JudgedCase<E extends JudgedEvent = JudgedEvent> = {
  id: string | number
  calendar: WorkingCalendar
  targets: Targets
  events: E[]
  asOf: number
}

export type Fields = Record<string, unknown>

/**
 * Reads one line of design §8. By hand rather than by schema: it runs for every line of a stream of millions. Throws `Refused('invalid', …,
 * { reason })` when the line is malformed. `readEvent` reads what else the command wants of an event.
 */
export function readCase<E extends JudgedEvent>(
  line: unknown,
  calendarOf: (calendar: Calendar) => WorkingCalendar,
  readEvent: (event: JudgedEvent, fields: Fields, where: string) => E,
): JudgedCase<E> {
  const fields = readFields(line, 'line')
  return {
    id: readId(fields.id),
    calendar: calendarOf(readFields(fields.calendar, 'calendar') as Calendar),
    targets: readTargets(fields.targets),
    events: readEvents(fields.events, readEvent),
    asOf: readInstant(fields.asOf, 'asOf'),
  }
}

/** A JSON object, or a refusal that names the place. */
export function readFields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) malformed(`${where}: not an object`)
  return value as Fields
}

/** A text, or a refusal that names the place. */
export function readText(value: unknown, where: string): string {
  if (typeof value !== 'string') malformed(`${where}: ${value === undefined ? 'missing' : 'not a text'}`)
  return value
}

/** Refuses the line for this reason. */
export function malformed(reason: string): never {
  throw new Refused('invalid', 'lineMalformed', { reason })
}

function readId(id: unknown): string | number {
  if (typeof id !== 'string' && typeof id !== 'number')
    malformed(`id: ${id === undefined ? 'missing' : 'neither a text nor a number'}`)
  return id
}

function readInstant(value: unknown, where: string): number {
  const instant = typeof value === 'string' ? parseInstant(value) : null
  if (instant === null) malformed(`${where}: not an instant with seconds and an offset`)
  return instant
}

function readTargets(value: unknown): Targets {
  const fields = readFields(value, 'targets')
  const targets: Targets = {}
  for (const name of clockNames) if (fields[name] !== undefined) targets[name] = readTarget(fields[name], name)
  return targets
}

function readTarget(value: unknown, name: ClockName): Target {
  const { days, minutes } = readFields(value, `targets.${name}`)
  if ((days === undefined) === (minutes === undefined)) malformed(`targets.${name}: not exactly one of days and minutes`)
  const amount = days ?? minutes
  if (typeof amount !== 'number' || !Number.isInteger(amount) || amount < 1)
    malformed(`targets.${name}: not a whole number from 1`)
  return days === undefined ? { minutes: amount } : { days: amount }
}

function readEvents<E extends JudgedEvent>(value: unknown, read: (event: JudgedEvent, fields: Fields, where: string) => E): E[] {
  if (!Array.isArray(value)) malformed(`events: ${value === undefined ? 'missing' : 'not a list'}`)
  return value.map((item: unknown, i) => {
    const where = `events[${i}]`
    const fields = readFields(item, where)
    return read(readEvent(fields, where), fields, where)
  })
}

function readEvent(fields: Fields, where: string): JudgedEvent {
  const type = readText(fields.type, `${where}.type`)
  const unit = fields.unit === undefined ? undefined : readText(fields.unit, `${where}.unit`)
  if (!unit && (type === 'assigned' || type === 'reassigned')) malformed(`${where}: ${type} without unit`)
  return { at: readInstant(fields.at, `${where}.at`), type, unit }
}

/** A judged clock as a line shows it: instants in UTC, `unit` only where there is one clock for each assignment. */
export function clockFields(clock: Clock): Fields {
  return {
    ...clock,
    startedAt: formatInstant(clock.startedAt),
    dueAt: clock.dueAt === null ? null : formatInstant(clock.dueAt),
    stoppedAt: clock.stoppedAt === null ? null : formatInstant(clock.stoppedAt),
    verdictAt: clock.verdictAt === null ? null : formatInstant(clock.verdictAt),
  }
}
