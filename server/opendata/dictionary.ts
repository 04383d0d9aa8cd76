import type { Language, Translate } from '../platform/i18n'
import { columns } from './files'

/** What a column, or a code in a column, means, in both languages. */
export type Entry = { column: string; code: string; id: string; en: string }

type Words = Record<Language, Translate>
type Codes = {
  by: readonly string[]
  kind: readonly string[]
  names: readonly { column: string; code: string; id: string; en: string }[]
}

/** The data dictionary: every column, then every code that is not a name by itself. */
export function dictionaryOf(words: Words, codes: Codes): Entry[] {
  const entry = (column: string, code: string, key: string): Entry => ({ column, code, id: words.id(key), en: words.en(key) })
  return [
    ...columns.map((column) => entry(column, '', `opendata:columns.${column}`)),
    ...codes.by.map((code) => entry('by', code, `opendata:by.${code}`)),
    ...codes.kind.map((code) => entry('kind', code, `opendata:kinds.${code}`)),
    ...codes.names,
  ]
}

export const dictionaryColumns = ['column', 'code', 'id', 'en'] as const
export const cellsOfEntry = (entry: Entry): string[] => dictionaryColumns.map((column) => entry[column])
