import { Refused } from '../errors'
import { fingerprint } from '../platform/fingerprint'
import type { CalendarRecord, NamedPeriod, Week } from './calendar'
import { dayOfDate } from './date'
import { readWeek, type TypedWeek } from './hours'
import { planOf, shifted, withPlan } from './plan'
import { dateFault, type Fault, insist, nameFault, sourceFault } from './refusal'

/** Weeks with hours of their own as typed; `from` and `to` inclusive. */
export type PeriodFields = { from: string; to: string; name: string; source: string; week: TypedWeek }

/**
 * Gives the week other hours from a date on; every day before keeps its own, and a change that was planned for later is replaced. Throws
 * Refused `invalid`: `from` malformed or past, hours that cannot be read, the source missing.
 */
export function setWeek(
  record: CalendarRecord,
  { from, week: typed, source }: { from: string; week: TypedWeek; source: string },
  today: string,
): CalendarRecord {
  const { week, faults } = readWeek(typed)
  insist({ from: dateFault(from, today), source: sourceFault(source), ...faults })
  const earlier = planOf(record).weeks.filter((one) => one.from === null || one.from < from)
  const same = fingerprint(earlier.at(-1)!.week) === fingerprint(week)
  return withPlan(record, { weeks: same ? earlier : [...earlier, { from, week, source: source.trim() }] })
}

/**
 * Adds weeks with hours of their own. Throws Refused `invalid`: `from` or `to` malformed or past, `periodReversed`, `periodOverlaps`, hours that
 * cannot be read, name or source missing.
 */
export function addPeriod(record: CalendarRecord, typed: PeriodFields, today: string): CalendarRecord {
  const { spans } = planOf(record)
  const { week, faults } = readWeek(typed.week)
  const other = overlapping(spans, typed)
  insist({ from: dateFault(typed.from, today), ...periodFaults(typed, other, today), ...faults }, { other: other?.name })
  return withPlan(record, { spans: [...spans, periodOf(typed, week)] })
}

/**
 * Says a period anew. Of one that has begun only what is left of it may change: it may end today or later, or yesterday to end it at once, and
 * other hours hold from today. Throws Refused as `addPeriod` does, `periodPast` for one that is over, `periodBegun` when its beginning is to
 * be another, `missing` when there is none.
 */
export function changePeriod(
  record: CalendarRecord,
  { period, ...typed }: PeriodFields & { period: string },
  today: string,
): CalendarRecord {
  const { spans } = planOf(record)
  const before = periodThere(spans, period)
  const others = spans.filter((one) => one !== before)
  const { week, faults } = readWeek(typed.week)
  const other = overlapping(others, typed)
  const begun = before.from < today
  insist(
    {
      from:
        before.to < today
          ? 'periodPast'
          : begun
            ? typed.from === before.from
              ? null
              : 'periodBegun'
            : dateFault(typed.from, today),
      ...periodFaults(typed, other, begun ? shifted(today, -1) : today),
      ...faults,
    },
    { other: other?.name },
  )
  const after = periodOf(typed, week)
  const splits = begun && typed.to >= today && fingerprint(week) !== fingerprint(before.week)
  const kept = { ...after, week: before.week }
  const parts = splits
    ? [
        { ...kept, to: shifted(today, -1) },
        { ...after, from: today },
      ]
    : [begun ? kept : after]
  return withPlan(record, { spans: [...others, ...parts] })
}

/** Takes a period away; of one that has begun, what is left of it. Throws Refused `invalid` `periodPast`, `missing` `periodUnknown`. */
export function removePeriod(record: CalendarRecord, { period }: { period: string }, today: string): CalendarRecord {
  const { spans } = planOf(record)
  const before = periodThere(spans, period)
  insist({ period: before.to < today ? 'periodPast' : null })
  const left = before.from < today ? [{ ...before, to: shifted(today, -1) }] : []
  return withPlan(record, { spans: [...spans.filter((one) => one !== before), ...left] })
}

function periodThere(spans: readonly NamedPeriod[], from: string): NamedPeriod {
  const found = spans.find((one) => one.from === from)
  if (!found) throw new Refused('missing', 'periodUnknown')
  return found
}

const overlapping = (spans: readonly NamedPeriod[], { from, to }: { from: string; to: string }): NamedPeriod | undefined =>
  dayOfDate(from) === null || dayOfDate(to) === null ? undefined : spans.find((one) => one.from <= to && from <= one.to)

function periodFaults(
  { from, to, name, source }: PeriodFields,
  other: NamedPeriod | undefined,
  earliest: string,
): Record<'to' | 'name' | 'source', Fault> {
  const reversed = dayOfDate(from) !== null && to < from
  return {
    to:
      (dayOfDate(to) === null ? 'dateMalformed' : reversed ? 'periodReversed' : dateFault(to, earliest)) ??
      (other ? 'periodOverlaps' : null),
    name: nameFault(name),
    source: sourceFault(source),
  }
}

const periodOf = ({ from, to, name, source }: PeriodFields, week: Week): NamedPeriod => ({
  from,
  to,
  name: name.trim(),
  source: source.trim(),
  week,
})
