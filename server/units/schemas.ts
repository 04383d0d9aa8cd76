import { z } from 'zod'
import type { UnitChange } from './store'

const malformed = 'requestMalformed'
const lines = z.string(malformed).transform((text) => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim().replace(/\s+/g, ' '))
      .filter(Boolean),
  ),
])
/** A mark alone would be saved and never found in a text. */
const isPhrase = /[\p{L}\p{N}]{2}/u
const topicsMax = 400
const oneOrMany = z.union([z.string(), z.array(z.string())], malformed).default([])

/** The register's form: topics one a line, places as ticked boxes. Messages are refusal codes. */
export const unitForm = z.object({
  version: z.coerce.number(malformed).int(malformed).nonnegative(malformed),
  name: z.string('unitNameMissing').trim().min(1, 'unitNameMissing').max(120, 'tooLong'),
  shortName: z.string('unitShortNameMissing').trim().min(1, 'unitShortNameMissing').max(40, 'unitShortNameLong'),
  topics: lines.pipe(z.array(z.string().max(80, 'topicLong').regex(isPhrase, 'topicEmpty')).max(topicsMax, 'topicsMany')),
  'places[]': oneOrMany.transform((places) => [places].flat()),
  /** Empty: that of the unit above; not sent: as it was. */
  calendar: z
    .string(malformed)
    .transform((id) => id || null)
    .optional(),
  active: z.enum(['yes', 'no'], 'activeMissing').transform((answer) => answer === 'yes'),
})

export type UnitForm = z.infer<typeof unitForm>
export const changeOf = ({ version: _version, 'places[]': places, ...change }: UnitForm): UnitChange => ({ ...change, places })

/** What the messages about topics name: the first topic that is wrong, and how many there may be. */
export function topicDetails(error: z.ZodError, typed: string): { topic: string; max: number } {
  const at = error.issues.find(({ path: [field, index] }) => field === 'topics' && index !== undefined)?.path[1]
  return { topic: lines.parse(typed)[Number(at)] ?? '', max: topicsMax }
}

/** Field → refusal code, the first of each field. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { path, message } of error.issues) errors[String(path[0])] ??= message
  return errors
}
