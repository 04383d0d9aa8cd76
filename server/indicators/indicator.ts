import { clockNames } from '../sla/clock'

/** Ages of open cases in working days; `to` inclusive. */
export const ages = [
  { id: 'backlog.0-5', to: 5 },
  { id: 'backlog.6-14', to: 14 },
  { id: 'backlog.15-60', to: 60 },
  { id: 'backlog.over60', to: Infinity },
] as const

const perClock = <Name extends string>(name: Name) => clockNames.map((clock) => `${name}.${clock}` as const)

/** The indicators that follow from the cases of a window alone, in the order of design §6. `improved` needs the register of improvements. */
export const indicatorIds = [
  ...perClock('onTime'),
  ...perClock('median'),
  ...perClock('p90'),
  'returned',
  'hops',
  'reopened',
  'confirmed',
  'rating',
  'evidence',
  'paused',
  ...ages.map(({ id }) => id),
] as const
export type IndicatorId = (typeof indicatorIds)[number]

/** A number with what it is made of. `value` is not rounded, and null where the denominator is 0 (backlog: the count, never null). */
export type Figure = { numerator: number; denominator: number; value: number | null }
export type Figures = Record<IndicatorId, Figure>
