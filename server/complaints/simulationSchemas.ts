import { z } from 'zod'
import { dayOfDate } from '../calendar/date'
import { type ClockName, clockNames } from '../sla/clock'
import type { Draft } from '../sla/simulation'
import { classes } from './complaint'

const date = z.string().refine((text) => dayOfDate(text) !== null, 'dateMalformed')
const target = z.union([
  z.strictObject({ days: z.int().min(1).max(500) }),
  z.strictObject({ minutes: z.int().min(1).max(60_000) }),
])

/** A draft as the command line reads it. What is left out stays as it is. */
export const draftSchema = z.strictObject({
  targets: z
    .array(z.strictObject({ class: z.enum(classes).nullable().default(null), clock: z.enum(clockNames), target }))
    .default([]),
  closed: z.array(date).max(400).default([]),
  opened: z.array(date).max(400).default([]),
  calendars: z
    .array(z.strictObject({ unit: z.string().min(1).nullable().default(null), calendar: z.string().min(1) }))
    .default([]),
  questionDays: z.int().min(0).max(365).nullable().default(null),
}) satisfies z.ZodType<Draft>

const amount = (code: string, most: number, least = 1) =>
  z
    .string(code)
    .trim()
    .default('')
    .refine((text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most), code)
    .transform((text) => (text === '' ? null : Number(text)))
const days = amount('daysInvalid', 500)
const dates = z
  .string('datesMalformed')
  .max(5_000, 'datesMalformed')
  .default('')
  .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
  .refine((list) => list.every((text) => dayOfDate(text) !== null), 'datesMalformed')
const choice = z.string().max(80).default('')

/** The choice of all units that have no calendar of their own. */
export const everyUnit = '*'

/** The form of the page, as it stands in its address. Messages are refusal codes. */
export const simulationForm = z
  .object({
    bulan: amount('monthsInvalid', 36).transform((months) => months ?? 6),
    kelas: z.union([z.literal(''), z.enum(classes)], 'classMissing').default(''),
    verification: days,
    followUp: days,
    unit: days,
    resolution: days,
    tutup: dates,
    buka: dates,
    jeda: amount('questionDaysInvalid', 365, 0),
    unitKerja: choice,
    kalender: choice,
  })
  .superRefine((form, context) => {
    if (form.tutup.some((date) => form.buka.includes(date)))
      context.addIssue({ code: 'custom', path: ['buka'], message: 'dateTwice' })
    if (!form.unitKerja !== !form.kalender)
      context.addIssue({
        code: 'custom',
        path: [form.unitKerja ? 'kalender' : 'unitKerja'],
        message: form.unitKerja ? 'calendarMissing' : 'unitMissing',
      })
  })

type SimulationForm = z.infer<typeof simulationForm>

/** What the form drafts. */
export const draftOf = (form: SimulationForm): Draft => ({
  targets: clockNames.flatMap((clock: ClockName) => {
    const count = form[clock]
    return count === null ? [] : [{ class: form.kelas || null, clock, target: { days: count } }]
  }),
  closed: form.tutup,
  opened: form.buka,
  calendars: form.unitKerja ? [{ unit: form.unitKerja === everyUnit ? null : form.unitKerja, calendar: form.kalender }] : [],
  questionDays: form.jeda,
})

/** Whether it drafts anything at all. */
export const isEmpty = ({ targets, closed, opened, calendars, questionDays }: Draft): boolean =>
  targets.length + closed.length + opened.length + calendars.length === 0 && questionDays === null
