import { z } from 'zod'
import { leagueIds } from './comparison'
import { type MeasureId, measureIds } from './indicator'
import { placeIds } from './places'
import { trendIds } from './trend'

/** What the addresses of the supervisor's pages may say beside the window. Messages are refusal codes. */

const unit = z
  .string('unitUnknown')
  .max(80, 'unitUnknown')
  .optional()
  .transform((id) => id || null)

/** By which share units are ranked. */
export const leagueSchema = z.enum(leagueIds, 'indicatorUnknown').default('onTime.unit')

export const trendSchema = z.object({
  measure: z.enum(trendIds as [MeasureId, ...MeasureId[]], 'indicatorUnknown').default('onTime.resolution'),
  unit,
  months: z
    .enum(['12', '24', '36'], 'windowMalformed')
    .default('12')
    .transform((text) => Number(text) as 12 | 24 | 36),
})

export const placesSchema = z.enum(placeIds, 'indicatorUnknown').default('received')
export const ofUnitSchema = z.object({ unit }).transform(({ unit: id }) => id)
export const measureSchema = z.enum(measureIds, 'indicatorUnknown')
