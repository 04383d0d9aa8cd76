import { z } from 'zod'
import { dayOfDate } from '../calendar/date'
import { line } from '../complaints/schemas'
import { type Element, elements, type Means } from './survey'

/** What the form may say. Messages are refusal codes. */

const malformed = 'requestMalformed'
const isDate = (text: string): boolean => dayOfDate(text) !== null && text >= '2010-01-01'
const isHttps = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:'
const date = line(20).refine(isDate, 'dateMalformed')

/** `3,456` or `3.456` as thousandths. */
const mean = line(10)
  .refine((text) => /^([1-3]([.,]\d{1,3})?|4([.,]0{1,3})?)$/.test(text), 'surveyMeanInvalid')
  .transform((text) => {
    const [whole, part = ''] = text.split(/[.,]/)
    return Number(whole) * 1000 + Number(part.padEnd(3, '0'))
  })

const period = { from: date, to: date }
export const periodSchema = z.object(period)

export const surveyForm = z
  .object({
    ...period,
    revision: z.coerce.number(malformed).int(malformed).min(0, malformed),
    respondents: line(9)
      .transform((text) => text.replace(/(\d)\.(?=\d{3}(\D|$))/g, '$1'))
      .pipe(z.string().regex(/^[1-9]\d{0,6}$/, 'respondentsInvalid'))
      .transform(Number),
    ...(Object.fromEntries(elements.map((element) => [element, mean])) as Record<Element, typeof mean>),
    source: line(200).pipe(z.string().min(1, 'countSourceMissing')),
    link: line(500)
      .refine((text) => text === '' || isHttps(text), 'linkInvalid')
      .transform((text) => text || null),
    reason: line(500),
  })
  .transform(({ from, to, revision, respondents, source, link, reason, ...means }) => ({
    from,
    to,
    revision,
    respondents,
    means: means as Means,
    source,
    link,
    reason,
  }))
