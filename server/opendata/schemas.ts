import { z } from 'zod'
import { Refused } from '../errors'
import { type FileFormat, fileIds, formats } from './catalog'

/** What the addresses of the open data may say. Messages are refusal codes. */

const known = Object.keys(formats).join('|')
const inFormat = (name: string) => new RegExp(`^(${name})\\.(${known})$`)
type Named = { name: string; format: FileFormat }

const fileName = (pattern: RegExp, code: string) =>
  z.string(code).transform((text, context): Named => {
    const [, name, format] = pattern.exec(text) ?? []
    if (name && format) return { name, format: format as FileFormat }
    context.addIssue(code)
    return z.NEVER
  })

/** `2026-11.csv` */
const monthFile = fileName(inFormat('20\\d\\d-(?:0[1-9]|1[0-2])'), 'monthMalformed')
/** `unit.csv`, `kamus.json` */
const tableFile = fileName(inFormat([...fileIds, 'kamus'].join('|')), 'dataFileUnknown')

const year = z
  .string('yearMalformed')
  .regex(/^20\d\d$/, 'yearMalformed')
  .optional()
  .transform((text) => text ?? null)

export const performanceSorts = ['nama', 'masuk', 'tepat'] as const

// Whatever is no sort of ours is none: the page is there for everybody.
export const performanceSchema = z.object({
  cari: z
    .string()
    .catch('')
    .transform((text) => text.trim().slice(0, 80)),
  urut: z.enum(performanceSorts).catch('nama'),
})

/** @throws Refused `invalid` with the code of the message */
export const askedMonth = (file: string): Named => read(monthFile, file, 'invalid')
/** @throws Refused `missing` `dataFileUnknown` */
export const askedFile = (file: string): Named => read(tableFile, file, 'missing')
/** @throws Refused `invalid` `yearMalformed` */
export const askedYear = (text: unknown): string | null => read(year, text, 'invalid')

function read<S extends z.ZodType>(schema: S, value: unknown, kind: 'invalid' | 'missing'): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new Refused(kind, result.error.issues[0]!.message)
}
