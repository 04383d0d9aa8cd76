import { z } from 'zod'
import { classes } from '../complaints/complaint'
import { Refused } from '../errors'
import { nobody, type Subject } from './cells'
import { nobodysId } from './links'
import { readCursor } from './listing'
import { isMeasure, measureIds, type MeasureId } from './indicator'
import { monthOf, type Window, windowOfMonth } from './period'
import { localDate } from '../platform/localDate'
import { firstSort, type Sort } from './ranking'
import { categories } from '../routing/category'

/** What the addresses of the numbers may say. Messages are refusal codes. */

const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
const date = z
  .string('windowMalformed')
  .regex(/^20\d\d-\d\d-\d\d$/, 'windowMalformed')
  .refine(isDate, 'windowMalformed')
const longestWindow = 20 * 366 * 86_400_000

/** From and to, both or none: then it is the month of `now`. */
export const windowSchema = (now: Date) =>
  z
    .object({ from: date.optional(), to: date.optional() })
    .refine(({ from, to }) => (from === undefined) === (to === undefined), 'windowMalformed')
    .transform(({ from, to }): Window => (from && to ? { from, to } : windowOfMonth(monthOf(localDate(now)))))
    .refine(({ from, to }) => from <= to, 'windowBackwards')
    .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= longestWindow, 'windowTooLong')

const isKey = (text: string): text is MeasureId | 'unit' => text === 'unit' || isMeasure(text)

export const sortSchema = z
  .string('sortUnknown')
  .optional()
  .transform((text, context): Sort => {
    if (!text) return firstSort
    const key = text.replace(/^-/, '')
    if (isKey(key)) return { key, descending: text.startsWith('-') }
    context.addIssue('sortUnknown')
    return z.NEVER
  })

const subject = (code: string) =>
  z
    .string(code)
    .max(80, code)
    .optional()
    .transform((id) => id || null)

/** One of those that there are: its words are on the page. */
const oneOf = (known: readonly string[]) =>
  z
    .enum(['', ...known], 'subjectUnknown')
    .optional()
    .transform((id) => id || null)

/** Whose list: of a unit, or of a kecamatan, category or class; of several the unit, and of none the regency. */
export const listSchema = z.object({
  indicator: z.enum(measureIds, 'indicatorUnknown'),
  unit: subject('unitUnknown'),
  place: subject('subjectUnknown'),
  category: oneOf(categories),
  class: oneOf(classes),
  hour: z
    .string('partUnknown')
    .regex(/^[1-7]-([01]\d|2[0-3])$/, 'partUnknown')
    .optional()
    .transform((hour) => hour ?? null),
  returnedTo: subject('unitUnknown'),
  part: z.enum(['all', 'numerator', 'rest'], 'partUnknown').default('all'),
  cursor: z
    .string('cursorMalformed')
    .optional()
    .transform((text, context) => {
      const cursor = text ? readCursor(text) : null
      if (text && !cursor) context.addIssue('cursorMalformed')
      return cursor
    }),
})

const kinds = ['unit', 'place', 'category', 'class'] as const

/** Of several the first that is named, and of none the regency. */
export function subjectOf(named: Record<(typeof kinds)[number], string | null>): Subject {
  const of = kinds.find((kind) => named[kind] !== null)
  if (of === 'unit' && named.unit === nobodysId) return nobody
  return of ? { of, id: named[of]! } : { of: 'all' }
}

/** @throws Refused `invalid` with the first message as its code */
export function asked<S extends z.ZodType>(schema: S, query: unknown): z.output<S> {
  const result = schema.safeParse(query)
  if (result.success) return result.data
  throw new Refused('invalid', result.error.issues[0]!.message)
}
