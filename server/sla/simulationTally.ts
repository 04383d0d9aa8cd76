import type { ClockName, Verdict } from './clock'
import type { Outcome } from './simulation'

export type Counts = Record<Verdict, number>
/** `changed` verdicts are those that become late, those that become on time, and those no longer judged, or running again (`toOther`). */
export type SimulatedCounts = {
  before: Counts
  after: Counts
  changed: number
  toLate: number
  toOnTime: number
  toOther: number
}
export type SimulatedRow = { unit: string | null; class: string; clock: ClockName } & SimulatedCounts
/** `code` null for whom may know that the case exists, and no more. */
export type CaseOf = { code: string | null; register: string | null; unit: string | null; class: string }
export type Changed = CaseOf & Pick<Outcome, 'clock' | 'before' | 'after'>

/**
 * Adds outcomes up by unit, class and clock. A clock of the case counts for the unit that has it. Lists the changed ones by unit, then by the due date
 * that they have: the first `mostListed` of however many there are.
 */
export function createTally(mostListed: number) {
  const rows = new Map<string, SimulatedRow>()
  let changed: Changed[] = []

  function rowOf(unit: string | null, className: string, clock: ClockName): SimulatedRow {
    const key = `${unit} ${className} ${clock}`
    const row = rows.get(key) ?? { unit, class: className, clock, ...nothing() }
    rows.set(key, row)
    return row
  }

  function list(one: Changed): void {
    changed.push(one)
    if (changed.length >= 2 * mostListed) changed = changed.sort(byUnitAndDue).slice(0, mostListed)
  }

  return {
    add(one: CaseOf, outcomes: readonly Outcome[]): void {
      for (const { clock, unit = one.unit, before, after } of outcomes) {
        count(rowOf(unit, one.class, clock), before.verdict, after.verdict)
        if (before.verdict !== after.verdict) list({ ...one, unit, clock, before, after })
      }
    },
    /** Those with the most changes first. */
    rows: (): SimulatedRow[] => [...rows.values()].sort((a, b) => b.changed - a.changed || byUnit(a, b) || byClass(a, b)),
    changed: (): Changed[] => changed.sort(byUnitAndDue).slice(0, mostListed),
  }
}

/** All rows together, and how many verdicts that is. */
export function totalsOf(rows: readonly SimulatedRow[]): SimulatedCounts & { verdicts: number } {
  const total = { verdicts: 0, ...nothing() }
  for (const row of rows) {
    for (const name of ['changed', 'toLate', 'toOnTime', 'toOther'] as const) total[name] += row[name]
    for (const verdict of Object.keys(row.before) as Verdict[]) {
      total.verdicts += row.before[verdict]
      total.before[verdict] += row.before[verdict]
      total.after[verdict] += row.after[verdict]
    }
  }
  return total
}

function count(row: SimulatedCounts, before: Verdict, after: Verdict): void {
  row.before[before] += 1
  row.after[after] += 1
  if (before === after) return
  row.changed += 1
  row[after === 'late' ? 'toLate' : after === 'onTime' ? 'toOnTime' : 'toOther'] += 1
}

function nothing(): SimulatedCounts {
  const none = (): Counts => ({ running: 0, onTime: 0, late: 0, void: 0 })
  return { before: none(), after: none(), changed: 0, toLate: 0, toOnTime: 0, toOther: 0 }
}

type Named = { unit: string | null }
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byUnit = (a: Named, b: Named): number => compare(a.unit ?? '', b.unit ?? '')
const byClass = (a: SimulatedRow, b: SimulatedRow): number => compare(a.class, b.class) || compare(a.clock, b.clock)
const dueOf = ({ before }: Changed): number => before.dueAt?.getTime() ?? Number.MAX_VALUE
const byUnitAndDue = (a: Changed, b: Changed): number =>
  byUnit(a, b) || dueOf(a) - dueOf(b) || compare(a.register ?? '', b.register ?? '') || compare(a.code ?? '', b.code ?? '')
