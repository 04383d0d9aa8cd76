import { isValidPhoneNumber, parsePhoneNumberWithError } from 'libphonenumber-js'
import { z } from 'zod'
import { Refused } from '../errors'
import { categories } from '../routing/category'
import { another, chosenIn } from './advice'
import { archiveReasons, classes, type Filing, identities, kinds } from './complaint'

/** What the border accepts. Messages are refusal codes; words for them are in the locale files. */

export const textMax = 3000
const longTextMax = 5000

// What nobody sees but a terminal or a page could obey: control characters, and those that turn the direction of all that follows.
const unseen = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu
const seen = (value: string): string => value.replace(unseen, '').trim()

export const line = (max: number) =>
  z
    .string('requestMalformed')
    .default('')
    .transform((value) => seen(value.replace(/\s+/g, ' ')))
    .pipe(z.string().max(max, 'tooLong'))
export const longText = (missing: string, max = longTextMax) =>
  z
    .string(missing)
    .default('')
    .transform((value) => seen(value.replace(/\r\n?/g, '\n')))
    .pipe(z.string().min(1, missing).max(max, 'tooLong'))
const optional = (schema: z.ZodType<string>) => schema.transform((value) => value || null)

export const whatSchema = z.object({
  text: longText('textMissing', textMax).pipe(z.string().min(10, 'textTooShort')),
  kind: z.enum(kinds, 'kindMissing'),
})

export const whereSchema = z.object({
  kecamatan: line(20).pipe(z.string().min(1, 'kecamatanMissing')),
  desa: optional(line(20)),
  placeDetail: line(300),
})

/** The unit that the reporter chose: a suggested one, another of the list, or none. */
export const choiceSchema = z
  .object({ chosenUnit: optional(line(60)), otherUnit: optional(line(60)) })
  .refine(({ chosenUnit, otherUnit }) => chosenUnit !== another || otherUnit !== null, {
    path: ['otherUnit'],
    error: 'unitMissing',
  })
  .transform((typed) => ({ chosenUnit: chosenIn({ chosenUnit: typed.chosenUnit ?? '', otherUnit: typed.otherUnit ?? '' }) }))

const email = line(200).refine((value) => value === '' || z.email().safeParse(value).success, 'emailInvalid')
const phone = line(30).refine((value) => value === '' || isValidPhoneNumber(value, 'ID'), 'phoneInvalid')

export const whoSchema = z
  .object({ identity: z.enum(identities, 'identityMissing'), name: line(100), email, phone })
  .refine(({ identity, name }) => identity !== 'named' || name !== '', { path: ['name'], error: 'nameMissing' })

export const requestIdSchema = z.uuid('requestIdInvalid')

/** The filing of a checked form. An anonymous reporter's name and contact are dropped here, before anything is stored. */
export function filingOf(
  what: z.output<typeof whatSchema>,
  where: z.output<typeof whereSchema> & z.output<typeof choiceSchema>,
  who: z.output<typeof whoSchema>,
): Filing {
  const { identity, name, email: mail, phone: number } = who
  const contact =
    identity === 'anonymous'
      ? {}
      : {
          ...(name && { name }),
          ...(mail && { email: mail.toLowerCase() }),
          ...(number && { phone: parsePhoneNumberWithError(number, 'ID').number }),
        }
  return { ...what, ...where, identity, ...contact }
}

const reason = longText('reasonMissing', 2000)
const note = line(1000)
const extensionDays = z.coerce.number('extensionDaysMissing').int('extensionDaysMissing').min(1, 'extensionDaysMissing')
const classification = {
  kind: z.enum(kinds, 'kindMissing'),
  class: z.enum(classes, 'classMissing'),
  category: z.enum(categories, 'categoryMissing'),
  title: line(120).pipe(z.string().min(1, 'titleMissing')),
}
const unit = (missing: string) => line(60).pipe(z.string().min(1, missing))

/** The fields of each officer's deed. */
export const deedSchemas = {
  verify: z.object(classification),
  classify: z.object(classification),
  assign: z.object({ unit: unit('unitMissing'), note }),
  return: z.object({ to: unit('rightUnitMissing'), reason }),
  forward: z.object({ to: unit('authorityMissing'), reason }),
  startFollowUp: z.object({ note }),
  ask: z.object({ text: longText('questionMissing') }),
  answer: z.object({ text: longText('answerMissing') }),
  askExtension: z.object({ days: extensionDays, reason, text: longText('interimMissing', 2000) }),
  extend: z.object({ reason, text: longText('interimMissing', 2000) }),
  refuseExtension: z.object({ reason }),
  archive: z.object({ reason: z.enum(archiveReasons, 'archiveReasonMissing'), note }),
}

/** The fields of each of the reporter's deeds. */
export const reporterDeedSchemas = {
  reply: z.object({ text: longText('replyMissing') }),
  confirm: z.object({
    rating: z.coerce.number('ratingMissing').int('ratingMissing').min(1, 'ratingMissing').max(4, 'ratingMissing'),
  }),
  rebut: z.object({ reason: longText('rebuttalMissing', 2000) }),
  withdraw: z.object({ reason: line(500) }),
}

/** Why what was written is to be read, which words are to be hidden, and why they no longer are. */
export const originalSchema = z.object({ why: line(300).pipe(z.string().min(5, 'originalReasonMissing')) })
export const hideSchema = z.object({ words: line(300).pipe(z.string().min(2, 'wordsMissing')) })
export const unhideSchema = z.object({ reason: line(300).pipe(z.string().min(5, 'unhideReasonMissing')) })

const version = 'requestMalformed'
export const versionSchema = z.object({ version: z.coerce.number(version).int(version).min(1, version) })

/** @throws Refused `invalid` `checkFields` with `fields`: each field's first refusal code */
export function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input ?? {})
  if (result.success) return result.data
  const fields: Record<string, string> = {}
  for (const issue of result.error.issues) fields[String(issue.path[0] ?? '')] ??= issue.message
  throw new Refused('invalid', 'checkFields', { fields })
}
