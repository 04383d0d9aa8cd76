import type { Choice } from '../../server/routing/chooseUnit'

/** What routing chose for a text, and the units that are right for it (none: nobody could tell). */
export type Seen = Choice & { units: readonly string[] }

const share = (part: number, of: number): number => part / Math.max(1, of)
const isRight = ({ ranked, units }: Seen): boolean => units.includes(ranked[0]!.unit)
const placed = (all: readonly Seen[]): Seen[] => all.filter(({ units }) => units.length > 0)

/** How many come first, among three, are assigned without a person, and rightly so (a text that nobody could place never is). */
export function measure(all: readonly Seen[]) {
  const clear = placed(all)
  const assigned = all.filter(({ decision }) => decision === 'assign')
  return {
    first: share(clear.filter(isRight).length, clear.length),
    amongThree: share(
      clear.filter(({ ranked, units }) => ranked.slice(0, 3).some(({ unit }) => units.includes(unit))).length,
      clear.length,
    ),
    assigned: share(assigned.length, all.length),
    assignedRightly: share(assigned.filter(isRight).length, assigned.length),
  }
}

/** Expected calibration error of the first suggestion, over ten bins. */
export function expectedError(all: readonly Seen[]): number {
  const clear = placed(all)
  const bins = Array.from({ length: 10 }, () => 0)
  for (const one of clear) {
    const said = one.ranked[0]!.confidence
    bins[Math.min(9, Math.floor(said * 10))]! += said - (isRight(one) ? 1 : 0)
  }
  return share(
    bins.reduce((sum, gap) => sum + Math.abs(gap), 0),
    clear.length,
  )
}
