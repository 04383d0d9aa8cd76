import { fewest } from '../indicators/compliance'
import type { Figures, MeasureId } from '../indicators/indicator'

/**
 * What is counted for the public, so that no number is the sum or the difference of others: complaints received; answered on time; fallen due without an
 * answer on time (also when answered later, or not yet); answered late; closed by the reporter's word, by silence; open at the end of the month.
 */
export const countNames = ['received', 'onTime', 'late', 'answeredLate', 'confirmed', 'silent', 'open'] as const
export type CountName = (typeof countNames)[number]
export type Counts = Record<CountName, number>

/** Half of the answers took at most so many working days; `of` answers. Null when there was none. */
export type Median = { days: number; of: number } | null
export type Counted = { counts: Counts; median: Median }
export type CountedRow = Counted & { id: string }

/** What complaints are counted by. */
export const dimensions = ['unit', 'category', 'place', 'class'] as const
export type Dimension = (typeof dimensions)[number]

/** The row of what belongs to no other row: nobody has held the case, no place is known. */
export const nobody = 'none'

/**
 * All that is counted of a month `YYYY-MM`, before anything is hidden; kept, never shown. `half`: of June and December, the medians of the half-year that
 * ends with it, by unit.
 */
export type MonthBook = { total: Counted; tables: Record<Dimension, CountedRow[]>; half: { id: string; median: Median }[] }

/** The measures from which the counts are read. */
export const measuresRead = [
  'received',
  'answers',
  'onTime.resolution',
  'median.resolution',
  'confirmed',
  'backlog.all',
] as const satisfies readonly MeasureId[]

export const noCounts = (): Counts => ({ received: 0, onTime: 0, late: 0, answeredLate: 0, confirmed: 0, silent: 0, open: 0 })

/** The counts behind figures; what came in, and what happened to it in the end, are of different cases. */
export function countedOf(figures: Figures): Counted {
  const figure = (id: MeasureId) => figures.get(id) ?? { numerator: 0, denominator: 0, value: 0 }
  const [verdicts, closings] = [figure('onTime.resolution'), figure('confirmed')]
  return {
    counts: {
      received: figure('received').numerator,
      onTime: verdicts.numerator,
      late: verdicts.denominator - verdicts.numerator,
      // Whoever is judged on time is so on the day of the answer.
      answeredLate: Math.max(0, figure('answers').numerator - verdicts.numerator),
      confirmed: closings.numerator,
      silent: closings.denominator - closings.numerator,
      open: figure('backlog.all').numerator,
    },
    median: medianOf(figures),
  }
}

/** The median in working days and of how many answers; null where there are none. */
export function medianOf(figures: Figures): Median {
  const { value, denominator } = figures.get('median.resolution') ?? { value: null, denominator: 0 }
  return value === null ? null : { days: value, of: denominator }
}

/** The rows and, last, what they leave of the total: so each table adds up to it. */
export function withRest(rows: readonly CountedRow[], total: Counts): CountedRow[] {
  const rest = noCounts()
  for (const name of countNames) rest[name] = total[name] - rows.reduce((sum, { counts }) => sum + counts[name], 0)
  return [...rows, { id: nobody, counts: rest, median: null }]
}

/** Too few for a share or a median. */
export const isFew = (count: number): boolean => count < fewest
