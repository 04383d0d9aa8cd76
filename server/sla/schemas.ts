import { z } from 'zod'
import { dayOfDate } from '../calendar/date'
import { roles } from '../staff/officer'
import { clockNames, escalationTemplates } from './clock'
import type { Policy } from './policy'

const date = z.string().refine((text) => dayOfDate(text) !== null, { error: 'dateMalformed' })
const clock = z.enum(clockNames)
const amount = z.int().min(1)
const target = z.union([z.strictObject({ days: amount }), z.strictObject({ minutes: amount })])
const names = z.array(z.string().min(1)).optional()

/** A policy as an administrator writes it. */
export const policySchema = z.object({
  _id: z.string().min(1),
  family: z.string().min(1),
  name: z.string().min(1),
  version: amount,
  validFrom: date,
  retired: z.boolean().optional(),
  when: z.strictObject({ kinds: names, classes: names, categories: names, units: names }),
  targets: z.partialRecord(clock, target),
  warnings: z.array(
    z.union([z.strictObject({ clock, share: z.number().gt(0).lt(1) }), z.strictObject({ clock, daysBefore: amount })]),
  ),
  escalations: z.array(z.strictObject({ clock, afterDays: amount, to: z.enum(roles), template: z.enum(escalationTemplates) })),
  deemWithdrawn: z.boolean().optional(),
  confirmed: z.boolean(),
  source: z.string(),
}) satisfies z.ZodType<Policy>
