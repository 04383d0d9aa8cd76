import { type ClockName, clockNames } from '../sla/clock'

/** Ages of open cases in working days; `to` inclusive. */
export const ages = [
  { id: 'backlog.0-5', to: 5 },
  { id: 'backlog.6-14', to: 14 },
  { id: 'backlog.15-60', to: 60 },
  { id: 'backlog.over60', to: Infinity },
] as const

/** What is counted, each on its local date: see fact.ts. */
export type FactName =
  | `verdict.${ClockName}`
  | `stop.${ClockName}`
  | 'receipt'
  | 'assignment'
  | 'return'
  | 'answer'
  | 'answeredDay'
  | 'closing'
  | 'rating'

/** What may be true of a fact, and what it may measure. */
export type Trait = 'onTime' | 'extended' | 'returned' | 'reopened' | 'evidence' | 'byReporter'
export type Amount = 'elapsedDays' | 'pausedDays' | 'assignments' | 'rating'

/**
 * How a number is made of facts whose date lies in the window.
 * share: those with the trait of all · mean: the sum of an amount over their number · ratio: an amount of several · rank: the smallest number of days
 * within which so many percent lie · count: their number · stock: cases open at the end of the window, by age in working days; or, whatever the window, open now and late.
 */
export type Definition =
  | { type: 'share'; of: FactName; trait: Trait }
  | { type: 'mean'; of: FactName; sum: Amount }
  | { type: 'ratio'; of: FactName; part: Amount; whole: readonly Amount[] }
  | { type: 'rank'; of: `stop.${ClockName}`; percent: 50 | 90 }
  | { type: 'count'; of: FactName }
  | { type: 'stock'; of: 'open'; age: number | null; late?: true }

const perClock = <Name extends string, D extends Definition>(name: Name, define: (clock: ClockName) => D) =>
  Object.fromEntries(clockNames.map((clock) => [`${name}.${clock}`, define(clock)])) as Record<`${Name}.${ClockName}`, D>

/** The indicators of design §6, in its order; `improved` needs the register of improvements and is made there. Version 1 of each. */
const ofDesign = {
  ...perClock('onTime', (clock) => ({ type: 'share', of: `verdict.${clock}`, trait: 'onTime' })),
  ...perClock('median', (clock) => ({ type: 'rank', of: `stop.${clock}`, percent: 50 })),
  ...perClock('p90', (clock) => ({ type: 'rank', of: `stop.${clock}`, percent: 90 })),
  returned: { type: 'share', of: 'assignment', trait: 'returned' },
  // A complaint answered on two days of the window is one complaint: see `answeredDay` in fact.ts.
  hops: { type: 'mean', of: 'answeredDay', sum: 'assignments' },
  reopened: { type: 'share', of: 'answer', trait: 'reopened' },
  confirmed: { type: 'share', of: 'closing', trait: 'byReporter' },
  rating: { type: 'mean', of: 'rating', sum: 'rating' },
  evidence: { type: 'share', of: 'answer', trait: 'evidence' },
  paused: { type: 'ratio', of: 'stop.unit', part: 'pausedDays', whole: ['pausedDays', 'elapsedDays'] },
  'backlog.0-5': { type: 'stock', of: 'open', age: 0 },
  'backlog.6-14': { type: 'stock', of: 'open', age: 1 },
  'backlog.15-60': { type: 'stock', of: 'open', age: 2 },
  'backlog.over60': { type: 'stock', of: 'open', age: 3 },
} as const satisfies Record<string, Definition>

/** What the pages count besides: `answers` are complaints whose resolution stopped and stands, `extended` those of them that were put off. */
const counts = {
  received: { type: 'count', of: 'receipt' },
  answers: { type: 'count', of: 'stop.resolution' },
  closings: { type: 'count', of: 'closing' },
  returns: { type: 'count', of: 'return' },
  extended: { type: 'share', of: 'stop.resolution', trait: 'extended' },
  'backlog.all': { type: 'stock', of: 'open', age: null },
  overdue: { type: 'stock', of: 'open', age: null, late: true },
} as const satisfies Record<string, Definition>

export type IndicatorId = keyof typeof ofDesign
export type MeasureId = IndicatorId | keyof typeof counts

export const indicatorIds = Object.keys(ofDesign) as IndicatorId[]
export const measureIds = [...Object.keys(counts), ...indicatorIds] as MeasureId[]
const definitions: Record<MeasureId, Definition> = { ...counts, ...ofDesign }
export const definitionOf = (id: MeasureId): Definition => definitions[id]
export const isMeasure = (id: string): id is MeasureId => Object.hasOwn(definitions, id)

/** A number with what it is made of. `value` is not rounded, and null where the denominator is 0 (counts: the count, never null). */
export type Figure = { numerator: number; denominator: number; value: number | null }
/** Figures by the id of their measure. */
export type Figures = ReadonlyMap<string, Figure>
