import { z } from 'zod'
import { Refused } from '../errors'
import type { Calendar, CalendarRecord } from './calendar'
import { dayOfDate } from './date'
import { compileCalendar } from './workingDays'

const date = z.string().refine((text) => dayOfDate(text) !== null, { error: 'dateMalformed' })

/** The judged part: whatever the counting itself accepts, so that there is one judgement of what is malformed. */
const calendar = z.custom<Calendar>().superRefine((value, context) => {
  try {
    compileCalendar(value)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    context.addIssue({ code: 'custom', message: String(error.details.reason) })
  }
})

/** A calendar as an administrator writes it. */
export const calendarRecordSchema = z.object({
  _id: z.string().min(1),
  name: z.string().min(1),
  calendar,
  days: z.array(
    z.strictObject({
      date,
      name: z.string().min(1),
      kind: z.enum(['holiday', 'cutiBersama']),
      source: z.string(),
      confirmed: z.boolean(),
    }),
  ),
  version: z.int().min(1),
}) satisfies z.ZodType<CalendarRecord>
