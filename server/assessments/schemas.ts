import { z } from 'zod'
import { itemStates } from './assessment'

/** What the forms may say. Messages are refusal codes. */

const malformed = 'requestMalformed'
const text = (most: number) => z.string(malformed).trim().max(most, 'tooLong').default('')
const isHttps = (link: string): boolean => URL.canParse(link) && new URL(link).protocol === 'https:'
const oneOrMany = z.union([z.string(), z.array(z.string())], malformed).default([])

const version = z.coerce.number(malformed).int(malformed).min(0, malformed)

export const itemForm = z
  .object({
    version,
    state: z.enum(itemStates, 'itemStateMissing'),
    note: text(2_000),
    link: text(500).refine((link) => link === '' || isHttps(link), 'linkInvalid'),
    keep: oneOrMany.transform((ids) => [ids].flat()),
  })
  .refine(({ state, note }) => state !== 'notApplicable' || note !== '', { path: ['note'], error: 'notApplicableReasonMissing' })

export const reviewForm = z
  .object({
    version: version.pipe(z.number().min(1, malformed)),
    decision: z.enum(['accepted', 'sentBack'], 'decisionMissing'),
    reason: text(1_000),
  })
  .refine(({ decision, reason }) => decision !== 'sentBack' || reason !== '', { path: ['reason'], error: 'reasonMissing' })

export const serviceForm = z.object({
  name: z
    .string('serviceNameMissing')
    .trim()
    .transform((name) => name.replace(/\s+/g, ' '))
    .pipe(z.string().min(1, 'serviceNameMissing').max(120, 'tooLong')),
})

export const yearSchema = (thisYear: number) =>
  z
    .string(malformed)
    .regex(/^20\d\d$/, 'yearUnknown')
    .transform(Number)
    .pipe(z.number().min(2015, 'yearUnknown').max(thisYear, 'yearUnknown'))

export type ItemForm = z.output<typeof itemForm>
export type ReviewForm = z.output<typeof reviewForm>
