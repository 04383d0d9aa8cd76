import { z } from 'zod'

/** What the forms about scores may say. Messages are refusal codes. */

const malformed = 'requestMalformed'
const text = (most: number) => z.string(malformed).trim().max(most, 'tooLong').default('')
const version = z.coerce.number(malformed).int(malformed).min(0, malformed)

/** As it is written here (89,28) and elsewhere (89.28): at most two digits after the comma. */
const decimal = (wrong: string) =>
  z
    .string(wrong)
    .trim()
    .regex(/^\d{1,3}([.,]\d{1,2})?$/, wrong)
    .transform((typed) => Number(typed.replace(',', '.')))

export const goalForm = z.object({
  version,
  target: decimal('goalInvalid').pipe(z.number().min(1, 'goalInvalid').max(100, 'goalInvalid')),
})

/** `unit` empty: the regency. `band` empty: as the score falls by the cuts of the method. */
const said = {
  method: text(80).pipe(z.string().min(1, 'methodUnknown')),
  score: decimal('scoreInvalid').pipe(z.number().max(100, 'scoreInvalid')),
  band: text(10),
  source: text(300).pipe(z.string().min(1, 'publishedSourceMissing')),
  note: text(500),
}

export const publishedForm = (thisYear: number) =>
  z.object({
    year: z
      .string('publishedYearInvalid')
      .trim()
      .regex(/^20\d\d$/, 'publishedYearInvalid')
      .transform(Number)
      .pipe(z.number().min(2013, 'publishedYearInvalid').max(thisYear, 'publishedYearInvalid')),
    unit: text(80).transform((unit) => unit || null),
    ...said,
  })

export const correctionForm = z.object({ version, ...said })

export type PublishedForm = z.output<ReturnType<typeof publishedForm>>
export type CorrectionForm = z.output<typeof correctionForm>
