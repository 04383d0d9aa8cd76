import { z } from 'zod'
import { Refused } from '../errors'
import { type Calendar, type CalendarRecord, dayKinds, type Hours, type Week } from './calendar'
import { dayOfDate } from './date'
import { icalLimits } from './ical'
import { compileCalendar } from './workingDays'

const date = z.string().refine((text) => dayOfDate(text) !== null, { error: 'dateMalformed' })

/** The judged part: whatever the counting itself accepts, so that there is one judgement of what is malformed. */
const calendar = z.custom<Calendar>().superRefine((value, context) => {
  try {
    compileCalendar(value)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    context.addIssue({ code: 'custom', message: String(error.details.reason), continue: false })
  }
})

const hours = z.custom<Hours>((value) => Array.isArray(value))

/** A calendar as it is delivered or kept: each day that is told of is closed, or open, in what is judged by. */
export const calendarRecordSchema = z
  .object({
    _id: z.string().min(1),
    name: z.string().min(1),
    calendar,
    days: z.array(
      z.strictObject({
        date,
        name: z.string().min(1),
        kind: z.enum(dayKinds),
        source: z.string(),
        confirmed: z.boolean(),
        note: z.string().optional(),
        hours: hours.optional(),
      }),
    ),
    /** What the periods are called, and their hours as they are judged by. */
    spans: z
      .array(z.strictObject({ from: date, to: date, name: z.string(), source: z.string(), week: z.custom<Week>() }))
      .optional(),
    version: z.int().min(1),
  })
  .refine(({ calendar: { closed = [], open = [] }, days }) =>
    days.every((day) => (day.kind === 'open' ? open.some((one) => one.date === day.date) : closed.includes(day.date))),
  ) satisfies z.ZodType<CalendarRecord>

const text = (most: number) => z.string().trim().min(1).max(most)

/** The days that an import has found, as they travel through its form. */
export const importedDays = z
  .string()
  .transform((json, context): unknown => {
    try {
      return JSON.parse(json)
    } catch {
      context.addIssue({ code: 'custom', message: 'requestMalformed' })
      return z.NEVER
    }
  })
  .pipe(
    z
      .array(
        z
          .strictObject({
            date,
            name: text(120),
            kind: z.enum(dayKinds),
            source: text(200),
            confirmed: z.boolean(),
            note: text(400).optional(),
            hours: hours.optional(),
          })
          .refine((day) => (day.kind === 'open') === (day.hours !== undefined)),
      )
      .min(1)
      .max(icalLimits.events),
  )
