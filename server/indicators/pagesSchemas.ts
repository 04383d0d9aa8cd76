import { z } from 'zod'
import { leagueIds } from './comparison'

/** By which share units are ranked. */
export const leagueSchema = z.enum(leagueIds, 'indicatorUnknown').default('onTime.unit')
