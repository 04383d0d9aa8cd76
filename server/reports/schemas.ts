import { z } from 'zod'
import { classes, kinds, states } from '../complaints/complaint'
import type { Window } from '../indicators/period'
import { categories } from '../routing/category'
import { readPeriod, windowOf } from './periods'

/** What forms and addresses of papers may say. Messages are refusal codes. */

const isDate = (text: string): boolean =>
  /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
const longestDays = 5 * 366
const dayMs = 86_400_000
const text = z.string('requestMalformed').trim().max(80, 'requestMalformed').default('')

const scope = { unit: text, period: text, from: text, to: text }
type Typed = { unit: string; period: string; from: string; to: string }

/** A unit (null: the whole regency) and a window, by the name of a period, or from a day to a day. */
export type Wanted = { unit: string | null; window: Window }

function wantedOf<T extends Typed>(
  { unit, period, from, to, ...rest }: T,
  context: z.RefinementCtx<T>,
): Wanted & Omit<T, keyof Typed> {
  const issue = (path: string, message: string) => void context.issues.push({ code: 'custom', message, path: [path], input: '' })
  const named = period === '' ? null : readPeriod(period)
  if (period !== '' && !named) issue('period', 'reportPeriodUnknown')
  if (period === '' && !isDate(from)) issue('from', 'dateInvalid')
  if (period === '' && !isDate(to)) issue('to', 'dateInvalid')
  const window = named ? windowOf(named) : { from, to }
  if (!named && isDate(from) && isDate(to) && from > to) issue('to', 'periodReversed')
  if (!named && isDate(from) && isDate(to) && Date.parse(to) - Date.parse(from) > longestDays * dayMs)
    issue('to', 'windowTooLong')
  return { ...(rest as Omit<T, keyof Typed>), unit: unit || null, window }
}

export const packForm = z.object(scope).transform(wantedOf)

const oneOf = <T extends string>(list: readonly T[], code: string) =>
  z
    .enum(['', ...list] as ['' | T, ...('' | T)[]], code)
    .default('' as never)
    .transform((value) => (value === '' ? undefined : (value as T)))

export const registerForm = z
  .object({
    ...scope,
    state: oneOf(states, 'requestMalformed'),
    kind: oneOf(kinds, 'requestMalformed'),
    class: oneOf(classes, 'requestMalformed'),
    category: oneOf(categories, 'requestMalformed'),
  })
  .transform(wantedOf)

export const spbeQuery = z.object({
  unit: text,
  year: z
    .string('requestMalformed')
    .regex(/^20\d\d$/, 'requestMalformed')
    .transform(Number)
    .optional(),
})
