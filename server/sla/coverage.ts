import { type ClockName, clockNames } from './clock'
import { fits, policiesInForce, type Policy, type Respect, respectsOf } from './policy'

/** All the words that a complaint can be sorted by. */
export type Sorts = {
  kinds: readonly string[]
  classes: readonly string[]
  categories: readonly string[]
  units: readonly string[]
}

/** Complaints that are treated alike: of these kinds and classes, of one category and unit; null: of all that no policy names, for units also of none. */
export type Sort = { kinds: string[]; classes: string[]; category: string | null; unit: string | null }

/**
 * What holds for a sort of complaint: the policy, null when none fits; the respects that it was chosen by; the clocks that it gives no target; and
 * those that would fit as well, so that only date, version or id decides between them.
 */
export type Covered = Sort & { policy: Policy | null; by: Respect[]; missing: ClockName[]; tied: Policy[] }

export type Coverage = { covered: Covered[]; gaps: Covered[]; overlaps: Covered[] }

type Outcome = Pick<Covered, 'policy' | 'tied'>
type Cell = Outcome & { kind: string; class: string; category: string | null; unit: string | null }

/**
 * Which policy applies on a date to each kind × class, with the gaps (no policy, or a clock without a target) and the overlaps (families that name
 * equally many respects). Only categories and units that some policy in force names are told apart; where they make no difference they are left out.
 */
export function coverageOf(policies: readonly Policy[], date: string, sorts: Sorts): Coverage {
  const inForce = policiesInForce(policies, date)
  const all = merged(sorts.kinds.flatMap((kind) => sorts.classes.flatMap((name) => cellsOf(kind, name, inForce, sorts))))
  const covered = [...all.filter((row) => !isException(row)), ...all.filter(isException)]
  return {
    covered,
    gaps: covered.filter(({ policy, missing }) => !policy || missing.length > 0),
    overlaps: covered.filter(({ tied }) => tied.length > 0),
  }
}

const isException = ({ category, unit }: Sort): boolean => category !== null || unit !== null

function cellsOf(kind: string, className: string, inForce: readonly Policy[], sorts: Sorts): Cell[] {
  const possible = inForce.filter(({ when }) => names(when.kinds, kind) && names(when.classes, className))
  const categories = split(
    sorts.categories,
    possible.flatMap(({ when }) => when.categories ?? []),
  )
  const units = split(
    sorts.units,
    possible.flatMap(({ when }) => when.units ?? []),
  )
  const cells = new Map<string, Cell>()
  for (const category of categories)
    for (const unit of [null, ...units.filter((one) => one !== null)]) {
      const cell = { kind, class: className, category, unit, ...outcomeOf(possible, { kind, class: className, category, unit }) }
      if (!isImplied(cell, cells)) cells.set(keyOf(cell), cell)
    }
  return [...cells.values()]
}

/** The named values, and null for the others where there are others. */
function split(all: readonly string[], named: readonly string[]): (string | null)[] {
  const told = all.filter((one) => named.includes(one))
  return told.length < all.length || all.length === 0 ? [null, ...told] : told
}

const names = (list: string[] | undefined, value: string): boolean => !list?.length || list.includes(value)

function outcomeOf(possible: readonly Policy[], { kind, class: className, category, unit }: Omit<Cell, keyof Outcome>): Outcome {
  const fitting = possible.filter((policy) => fits(policy, { kind, class: className, category: category ?? '', unit }))
  const [policy = null, ...others] = fitting
  return { policy, tied: policy ? others.filter((other) => respectsOf(other) === respectsOf(policy)) : [] }
}

/** A cell that says what all the wider ones say. */
function isImplied(cell: Cell, cells: ReadonlyMap<string, Cell>): boolean {
  const wider = [
    ...(cell.category === null ? [] : [widest(cells, null, cell.unit)]),
    ...(cell.unit === null ? [] : [widest(cells, cell.category, null)]),
  ]
  return wider.length > 0 && wider.every((one) => one !== undefined && outcomeKey(one) === outcomeKey(cell))
}

/** The cell that stands for category and unit: itself, or the wider one that it was left out for. */
function widest(cells: ReadonlyMap<string, Cell>, category: string | null, unit: string | null): Cell | undefined {
  return (
    cells.get(keyOf({ category, unit })) ??
    cells.get(keyOf({ category, unit: null })) ??
    cells.get(keyOf({ category: null, unit: null }))
  )
}

const keyOf = ({ category, unit }: Pick<Cell, 'category' | 'unit'>): string => JSON.stringify([category, unit])
const outcomeKey = ({ policy, tied }: Outcome): string => JSON.stringify([policy?._id ?? null, tied.map(({ _id }) => _id).sort()])

/** Cells alike but for their kind become one, then those alike but for their class. */
function merged(cells: readonly Cell[]): Covered[] {
  const byKind = new Map<string, Covered>()
  for (const cell of cells) {
    const key = JSON.stringify([cell.class, cell.category, cell.unit, outcomeKey(cell)])
    const other = byKind.get(key)
    if (other) other.kinds.push(cell.kind)
    else byKind.set(key, coveredBy(cell))
  }
  const byClass = new Map<string, Covered>()
  for (const row of byKind.values()) {
    const key = JSON.stringify([row.kinds, row.category, row.unit, outcomeKey(row)])
    const other = byClass.get(key)
    if (other) other.classes.push(...row.classes)
    else byClass.set(key, row)
  }
  return [...byClass.values()]
}

function coveredBy({ kind, class: className, category, unit, policy, tied }: Cell): Covered {
  return {
    kinds: [kind],
    classes: [className],
    category,
    unit,
    policy,
    by: policy ? (Object.keys(policy.when) as Respect[]).filter((respect) => policy.when[respect]?.length) : [],
    missing: policy ? clockNames.filter((clock) => !policy.targets[clock]) : [],
    tied,
  }
}
