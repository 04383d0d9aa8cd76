import { fingerprint } from '../platform/fingerprint'
import type { CalendarRecord, DayKind, NamedPeriod, SpecialDay } from './calendar'
import { type WeekLine, weekLines, writeHours } from './hours'
import { planOf } from './plan'

/** One thing that two editions of a calendar say differently, in plain data: for the preview, the audit and the list of what was changed. */
export type Difference =
  | { what: 'renamed'; from: string; to: string }
  | { what: 'dayAdded' | 'dayRemoved'; date: string; name: string; kind: DayKind; hours: string }
  | { what: 'dayMoved'; date: string; to: string; name: string; kind: DayKind; hours: string }
  | { what: 'dayChanged'; date: string; name: string; kind: DayKind; hours: string }
  | { what: 'weekSet'; from: string; week: WeekLine[] }
  | { what: 'weekKept'; from: string }
  | { what: 'periodAdded' | 'periodRemoved'; from: string; to: string; name: string; week: WeekLine[] }
  | { what: 'periodChanged'; from: string; to: string; name: string; week: WeekLine[]; was: { from: string; to: string } }

/** What a later edition says differently; days first, in the order of their dates. Empty when nothing is different. */
export function differences(before: CalendarRecord, after: CalendarRecord): Difference[] {
  const [old, now] = [planOf(before), planOf(after)]
  const renamed: Difference[] = before.name === after.name ? [] : [{ what: 'renamed', from: before.name, to: after.name }]
  return [...renamed, ...ofDays(old.days, now.days), ...ofSpans(old.spans, now.spans), ...ofWeeks(old.weeks, now.weeks)]
}

const told = ({ date, name, kind, hours }: SpecialDay) => ({ date, name, kind, hours: writeHours(hours) })

function ofDays(before: readonly SpecialDay[], after: readonly SpecialDay[]): Difference[] {
  const [old, now] = [new Map(before.map((day) => [day.date, day])), new Map(after.map((day) => [day.date, day]))]
  const gone = before.filter(({ date }) => !now.has(date))
  const come = after.filter(({ date }) => !old.has(date))
  const changed = after.filter((day) => old.has(day.date) && fingerprint(day) !== fingerprint(old.get(day.date)))
  const moves = new Map<SpecialDay, SpecialDay>()
  for (const day of gone) {
    const to = come.find((one) => one.name === day.name && one.kind === day.kind && ![...moves.values()].includes(one))
    if (to) moves.set(day, to)
  }
  const arrived = new Set(moves.values())
  const all: Difference[] = [
    ...gone.map((day): Difference => {
      const to = moves.get(day)
      return to ? { ...told(to), what: 'dayMoved', date: day.date, to: to.date } : { what: 'dayRemoved', ...told(day) }
    }),
    ...come.filter((day) => !arrived.has(day)).map((day): Difference => ({ what: 'dayAdded', ...told(day) })),
    ...changed.map((day): Difference => ({ what: 'dayChanged', ...told(day) })),
  ]
  return all.toSorted((a, b) => ('date' in a && 'date' in b ? (a.date < b.date ? -1 : 1) : 0))
}

function ofSpans(before: readonly NamedPeriod[], after: readonly NamedPeriod[]): Difference[] {
  const told = ({ from, to, name, week }: NamedPeriod) => ({ from, to, name, week: weekLines(week) })
  const left = [...after]
  const changes: Difference[] = []
  for (const span of before) {
    const at = left.findIndex((one) => one.from === span.from)
    const now = at >= 0 ? left.splice(at, 1)[0]! : movedSpan(span, left, before)
    if (!now) changes.push({ what: 'periodRemoved', ...told(span) })
    else if (fingerprint(now) !== fingerprint(span))
      changes.push({ what: 'periodChanged', ...told(now), was: { from: span.from, to: span.to } })
  }
  return [...changes, ...left.map((span): Difference => ({ what: 'periodAdded', ...told(span) }))]
}

/** The period of the same name that stands where none began before: the same one, begun on another day. */
function movedSpan(span: NamedPeriod, left: NamedPeriod[], before: readonly NamedPeriod[]): NamedPeriod | undefined {
  const at = left.findIndex((one) => one.name === span.name && !before.some(({ from }) => from === one.from))
  return at >= 0 ? left.splice(at, 1)[0] : undefined
}

type Weeks = ReturnType<typeof planOf>['weeks']
function ofWeeks(before: Weeks, after: Weeks): Difference[] {
  const said = (weeks: Weeks) => new Map(weeks.map(({ from, week }) => [from ?? '', fingerprint(week)]))
  const [old, now] = [said(before), said(after)]
  return [
    ...after
      .filter(({ from, week }) => from !== null && old.get(from) !== fingerprint(week))
      .map(({ from, week }): Difference => ({ what: 'weekSet', from: from!, week: weekLines(week) })),
    ...before
      .filter(({ from }) => from !== null && !now.has(from))
      .map(({ from }): Difference => ({ what: 'weekKept', from: from! })),
  ]
}
