import { z } from 'zod'
import { unitOfMeasureOf } from '../indicators/measure'
import type { MeasureId } from '../indicators/indicator'
import { sides, watchable, watchWindows } from './watch'

/** The form of a watch. `value` as typed: a percentage for shares, with a comma or a point; an empty unit is the regency. Messages are refusal codes. */
export const watchForm = z
  .object({
    indicator: z.enum(watchable as [MeasureId, ...MeasureId[]], 'watchIndicatorMissing'),
    unit: z
      .string('watchUnitUnknown')
      .max(80, 'watchUnitUnknown')
      .transform((unit) => unit || null),
    side: z.enum(sides, 'watchSideMissing'),
    value: z
      .string('watchValueInvalid')
      .trim()
      .regex(/^\d{1,6}([.,]\d{1,2})?$/, 'watchValueInvalid')
      .transform((text) => Number(text.replace(',', '.'))),
    window: z.enum(watchWindows, 'watchWindowMissing'),
  })
  .transform((typed, context) => {
    const { most, per } = scaleOf(typed.indicator)
    if (typed.value <= most) return { ...typed, value: typed.value / per }
    context.addIssue({ code: 'custom', message: 'watchValueInvalid', path: ['value'] })
    return z.NEVER
  })

/** How a value is typed: shares in percent. */
function scaleOf(indicator: MeasureId): { most: number; per: number } {
  const unit = unitOfMeasureOf(indicator)
  if (unit === 'share') return { most: 100, per: 100 }
  return { most: indicator === 'rating' ? 4 : 100_000, per: 1 }
}
