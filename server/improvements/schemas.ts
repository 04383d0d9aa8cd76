import { z } from 'zod'
import { dayOfDate } from '../calendar/date'
import type { Evidence, Plan } from './improvement'
import type { OfficerDeed } from './permissions'

/** What the forms of improvements send. Messages are refusal codes. */

const malformed = 'requestMalformed'
const unseen = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu
const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unseen, '').trim()
const typed = z.string(malformed).default('').transform(clean)
const text = (missing: string, max: number) => typed.pipe(z.string().min(1, missing).max(max, 'tooLong'))
const optional = (max: number) => typed.pipe(z.string().max(max, 'tooLong'))
const date = (code: string) => typed.refine((value) => dayOfDate(value) !== null, code)

/** A number of nine digits or more, however written, is somebody's: a telephone, an identity card. */
const isSomebodys = (value: string): boolean => /\d(?:[ .-]?\d){8,}/.test(value)

const plan = z.object({
  title: text('planTitleMissing', 120),
  owner: typed.pipe(z.string().min(1, 'ownerUnknown').max(80, 'ownerUnknown')),
  dueOn: date('dueOnInvalid'),
  cause: text('causeMissing', 2_000),
  change: text('changeMissing', 2_000),
})

const link = z.object({
  link: typed
    .refine((value) => value === '' || (/^https?:\/\//.test(value) && URL.canParse(value)), 'linkInvalid')
    .pipe(z.string().max(500, 'tooLong')),
  label: optional(120),
})

export const versionSchema = z.object({ version: z.coerce.number(malformed).int(malformed).nonnegative(malformed) })
export const proposalSchema = plan.extend({ request: z.uuid(malformed) })

export const deedSchemas = {
  agree: z.object({}),
  edit: plan,
  prove: link,
  finish: link.extend({ doneOn: date('doneOnInvalid'), note: optional(2_000) }),
  drop: z.object({ reason: text('reasonMissing', 2_000) }),
  publish: z.object({ text: text('resultMissing', 500).refine((value) => !isSomebodys(value), 'resultPersonal') }),
  unpublish: z.object({ reason: text('reasonMissing', 2_000) }),
} satisfies Record<OfficerDeed, z.ZodType>

export const reviewSchema = z.object({ notes: optional(5_000), agreed: optional(5_000) })

export const planOf = ({ title, owner, dueOn, cause, change }: z.output<typeof plan>): Plan => ({
  title,
  owner,
  dueOn,
  cause,
  change,
})

/** The link of a form as evidence; none when the field was left empty. */
export const linksOf = ({ link: href, label }: z.output<typeof link>): Evidence[] =>
  href ? [{ kind: 'link', href, label: label || new URL(href).hostname }] : []
