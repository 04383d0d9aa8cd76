import type { Figure } from '../../server/indicators/indicator'
import type { Window } from '../../server/indicators/period'
import { dateOf, factsOf, oracle } from '../sla/oracle'
import type { TwinCase } from './twin'

type Read = { one: TwinCase; resolution: ReturnType<typeof oracle>[number] | undefined; facts: ReturnType<typeof factsOf> }

/** The plain counts of pages a second time, on lists of whole cases: of a unit, or (null) of all. */
export function twinCounts(cases: readonly TwinCase[], { from, to }: Window) {
  const rows = cases.filter(isCounted).map(readOf)
  const isIn = ({ one }: Read, at: number | null): boolean => {
    const date = at === null ? '' : dateOf(one.calendar.timeZone, at)
    return from <= date && date <= to
  }
  const count = (numerator: number, denominator = numerator, value: number | null = numerator): Figure => ({
    numerator,
    denominator,
    value,
  })
  return (unit: string | null): Record<string, Figure> => {
    const own = rows.filter(({ one }) => unit === null || one.unit === unit)
    const answered = own.filter((row) => isIn(row, row.resolution?.stoppedAt ?? null))
    const extended = answered.filter(({ one }) => one.events.some(({ type }) => type === 'extended')).length
    const open = own.filter(({ facts }) => facts.received && !facts.standing && !facts.ending)
    const returns = rows.flatMap((row) =>
      row.one.events.filter(
        (event) => event.type === 'returned' && isIn(row, event.at) && (unit === null || event.unit === unit),
      ),
    )
    return {
      received: count(own.filter((row) => isIn(row, row.facts.received?.at ?? null)).length),
      answers: count(answered.length),
      closings: count(own.flatMap((row) => row.one.events.filter(({ type, at }) => type === 'closed' && isIn(row, at))).length),
      returns: count(returns.length),
      extended: count(extended, answered.length, answered.length === 0 ? null : extended / answered.length),
      overdue: count(open.filter(({ resolution }) => resolution?.verdict === 'late').length, open.length),
    }
  }
}

const known = new WeakMap<TwinCase, Read>()

function readOf(one: TwinCase): Read {
  const found = known.get(one)
  if (found) return found
  const clocks = oracle(one.events, one.calendar, one.targets, one.asOf)
  const read = {
    one,
    resolution: clocks.find(({ clock }) => clock === 'resolution'),
    facts: factsOf(one.events, one.calendar, one.asOf),
  }
  known.set(one, read)
  return read
}

const isCounted = ({ kind, events }: TwinCase): boolean =>
  kind === 'pengaduan' && !events.some(({ type, reason }) => type === 'archived' && (reason === 'duplicate' || reason === 'spam'))
