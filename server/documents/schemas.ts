import { z } from 'zod'
import { dayOfDate } from '../calendar/date'
import { line, longText, requestIdSchema } from '../complaints/schemas'
import { channelKinds } from './channel'
import { coachingTopics } from './coaching'
import { documentKinds } from './document'

/** What the forms may say. Messages are refusal codes. */

const malformed = 'requestMalformed'
const isDate = (text: string): boolean => dayOfDate(text) !== null && text >= '1945-01-01' && text <= '2199-12-31'
const needed = (max: number, missing: string) => line(max).pipe(z.string().min(1, missing))
const dateOf = (missing: string) =>
  line(20)
    .refine((text) => text !== '', missing)
    .refine((text) => text === '' || isDate(text), 'dateMalformed')
const maybeDate = line(20)
  .refine((text) => text === '' || isDate(text), 'dateMalformed')
  .transform((text) => text || null)
const isHttps = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:'
const link = line(500)
  .refine((text) => text === '' || isHttps(text), 'linkInvalid')
  .transform((text) => text || null)
const rev = z.coerce.number(malformed).int(malformed).min(0, malformed)
const span = { validFrom: dateOf('beginningMissing'), validTo: maybeDate }
const request = requestIdSchema

const paper = { title: needed(200, 'documentTitleMissing'), number: line(100), date: maybeDate, link, ...span }
export const documentForm = z.object({ request, kind: z.enum(documentKinds, 'documentKindMissing'), ...paper })
export const versionForm = z.object({ rev, ...paper })
export const withdrawalForm = z.object({ rev, from: dateOf('dateMalformed'), reason: needed(500, 'reasonMissing') })

const way = {
  name: needed(120, 'channelNameMissing'),
  address: needed(300, 'channelAddressMissing'),
  hours: line(200),
  ...span,
}
export const channelForm = z.object({ request, kind: z.enum(channelKinds, 'channelKindMissing'), ...way })
export const channelEditForm = z.object({ rev, ...way })

export const monthSchema = line(7).refine((text) => isDate(`${text}-01`), 'monthMalformed')
export const countForm = z.object({
  month: monthSchema,
  revision: rev,
  /** Thousands may be set apart, as people write them. */
  number: line(12)
    .transform((text) => text.replace(/(\d)\.(?=\d{3}(\D|$))/g, '$1'))
    .pipe(z.string().regex(/^\d{1,7}$/, 'countInvalid'))
    .transform(Number)
    .pipe(z.number().max(1_000_000, 'countInvalid')),
  source: needed(200, 'countSourceMissing'),
  reason: line(500),
})

export const procedureForm = z.object({
  rev,
  intro: longText('introMissing', 1_000),
  steps: longText('stepsMissing', 5_000)
    .transform((text) =>
      text
        .split('\n')
        .map((step) => step.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(400, 'tooLong')).max(15, 'stepsMany')),
  fee: needed(200, 'feeMissing'),
  post: needed(100, 'responsibleMissing'),
  validFrom: dateOf('beginningMissing'),
})

export const coachingForm = z.object({
  request,
  date: dateOf('dateMalformed'),
  topic: z.enum(coachingTopics, 'topicMissing'),
  subject: needed(200, 'subjectMissing'),
  /** `coached[]` in the page: multer takes the brackets off. */
  coached: z
    .union([z.string(), z.array(z.string())], malformed)
    .default([])
    .transform((ids) => [ids].flat()),
  agreed: longText('agreedMissing', 3_000),
  link,
})
export const annulmentForm = z.object({ reason: needed(500, 'reasonMissing') })
