import type { Datum, Format } from '../platform/charts/chart'
import type { Subject } from './cells'
import type { Method } from './compliance'
import { definitionOf, type Figure, type MeasureId } from './indicator'
import { listHref } from './links'
import { isFew, isLessBetter, type UnitOfMeasure, unitOfMeasureOf } from './measure'
import type { Figure as Headline, Measure } from './pages'
import type { Window } from './period'
import { mayOpen, type Sight } from './permissions'
import { wilson } from './wilson'

export type MeasureContext = { subject: Subject; window: Window; sight: Sight; method: Method | null }

/** A figure as pages show it: how it is read, whether it says enough to be ranked, and the list of cases behind it for whoever may open it. */
export function measureOf(id: MeasureId, figure: Figure, { subject, window, sight, method }: MeasureContext): Measure {
  return {
    id,
    unitOfMeasure: unitOfMeasureOf(id),
    ...figure,
    few: isFew(id, figure),
    shade: shadeOf(method, id, figure),
    href:
      mayOpen(sight, subject.of === 'unit' ? subject.id : null) && figure.denominator > 0
        ? listHref({ indicator: id, subject, window })
        : null,
  }
}

/** How far outside its target, in thirds of the way to the floor; 0 within it, or where the method sets no target. */
function shadeOf(method: Method | null, id: MeasureId, { value }: Figure): Measure['shade'] {
  const part = method?.estimate?.indicators.find((one) => one.id === id)
  if (!part || value === null) return 0
  const outside = (part.target - value) / (part.target - part.floor)
  return outside <= 0 ? 0 : outside <= 1 / 3 ? 1 : outside <= 2 / 3 ? 2 : 3
}

/** A measure beside the same of the window before (null: there is none): the change, whether it is good news, and the Wilson interval of a share. */
export function compared(measure: Measure, before: Figure | null): Headline {
  const { id, value, numerator, denominator, few } = measure
  const known = before && !few && !isFew(id, before) ? before.value : null
  const change = value === null || known === null ? null : asSeen(id, value - known)
  const interval = definitionOf(id).type === 'share' ? wilson(numerator, denominator) : null
  return {
    ...measure,
    change,
    // How much comes in and goes out is load, neither good nor bad.
    better: change === null || change === 0 || definitionOf(id).type === 'count' ? null : change < 0 === isLessBetter(id),
    interval: interval && [interval.low, interval.high],
  }
}

/** The smallest step in which a measure is written. */
const steps: Record<UnitOfMeasure, number> = { share: 0.001, mean: 0.01, days: 1, count: 1 }

/** A change that would be written as 0 is none: nobody is told of "0,00, worse". */
const asSeen = (id: MeasureId, change: number): number =>
  Math.round(Math.abs(change) / steps[unitOfMeasureOf(id)]) === 0 ? 0 : change

const formats: Record<UnitOfMeasure, Format> = { share: 'share', days: 'days', mean: 'index', count: 'count' }
/** How a chart writes a measure. */
export const formatOf = (id: MeasureId): Format => formats[unitOfMeasureOf(id)]

/** A measure as a mark of a chart, with what its list adds up to. */
export function datumOf({ unitOfMeasure, value, numerator, denominator, few, href }: Measure): Datum {
  if (unitOfMeasure === 'count') return { value, href: value ? href : null }
  return { value, n: denominator, few, href, of: [numerator, denominator] }
}
