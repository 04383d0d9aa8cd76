import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { csvLines } from '../platform/csv'
import type { Translate } from '../platform/i18n'
import { type Cell, xlsxOf } from '../platform/xlsx'
import type { RegisterRow } from './registerRow'
import { type ColumnId, columnIds, columnWidth, type Names, registerWords, textOf } from './registerTable'

type Say = Names & { t: Translate }

/** Rows of the register as a CSV file: first the names of the columns, then one row a case. */
export function registerCsv(rows: AsyncIterable<RegisterRow>, say: Say, ids: readonly ColumnId[] = columnIds): Readable {
  const cellOf = registerWords(say.t, say)
  async function* cells(): AsyncGenerator<string[]> {
    yield ids.map((id) => say.t(`reports:register.columns.${id}`))
    for await (const row of rows) yield ids.map((id) => textOf(cellOf(row, id)))
  }
  return Readable.from(csvLines(cells()))
}

/** The same as a workbook, dates and numbers as such. */
export function registerXlsx(rows: AsyncIterable<RegisterRow>, say: Say, date: Date): Readable {
  const cellOf = registerWords(say.t, say)
  async function* cells(): AsyncGenerator<Cell[]> {
    for await (const row of rows) yield columnIds.map((id) => cellOf(row, id))
  }
  const columns = columnIds.map((id) => ({ title: say.t(`reports:register.columns.${id}`), width: columnWidth(id) }))
  return xlsxOf([{ name: say.t('reports:register.sheet'), columns, rows: cells() }], { date })
}

/** Gives every row to several readers, none of which is left behind by more than a few. Ends when all have read to the end; fails with the first that fails. */
export async function toAll<T>(
  rows: AsyncIterable<T>,
  readers: readonly ((rows: AsyncIterable<T>) => Promise<unknown>)[],
): Promise<void> {
  const channels = readers.map(() => new PassThrough({ objectMode: true, highWaterMark: 512 }))
  const all = Promise.all(readers.map((read, i) => read(channels[i]!)))
  const failure = new Promise<never>((_, reject) => all.catch(reject))
  failure.catch(() => undefined)
  try {
    for await (const row of rows) {
      for (const channel of channels) if (!channel.write(row)) await Promise.race([once(channel, 'drain'), failure])
    }
    for (const channel of channels) channel.end()
    await all
  } catch (error) {
    for (const channel of channels) channel.destroy(error as Error)
    throw error
  }
}
