import { Readable } from 'node:stream'
import { jakartaOffset } from './localDate'
import { cellXml, escaped, fixedParts, headXml, type SheetHead } from './xlsxParts'
import { createZip } from './zip'

/** A date is shown as in Asia/Jakarta, to the minute; a text is never a formula. */
export type Cell = string | number | Date | null
export type XlsxSheet = SheetHead & { rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]> }

/** A spreadsheet can hold so many rows, the heading included. */
export const mostRows = 1_048_576

/**
 * A workbook, written row by row while it is read: a million rows take no more memory than ten. The heading stays in sight. The same sheets
 * with the same date are the same bytes. (`write-excel-file` holds the whole workbook, and dates it by the clock on the wall.)
 */
export function xlsxOf(sheets: readonly XlsxSheet[], { date }: { date: Date }): Readable {
  const zip = createZip({ date })
  void fill(zip, sheets, date).catch((error: Error) => zip.stream.destroy(error))
  return zip.stream
}

async function fill(zip: ReturnType<typeof createZip>, sheets: readonly XlsxSheet[], date: Date): Promise<void> {
  for (const [name, xml] of fixedParts(
    sheets.map(({ name }) => name),
    date,
  ))
    await zip.add(name, Readable.from([xml]))
  for (const [i, sheet] of sheets.entries()) await zip.add(`xl/worksheets/sheet${i + 1}.xml`, Readable.from(sheetXml(sheet)))
  zip.end()
}

async function* sheetXml({ rows, ...head }: XlsxSheet): AsyncGenerator<string> {
  let piece = headXml(head)
  let number = 1
  for await (const row of rows) {
    number += 1
    if (number > mostRows) throw new RangeError('a spreadsheet cannot hold so many rows')
    piece += `<row r="${number}">${row.map((cell, i) => cellOf(cell, i, number)).join('')}</row>`
    if (piece.length < 64_000) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData></worksheet>`
}

function cellOf(cell: Cell, column: number, row: number): string {
  if (cell === null || cell === '') return ''
  if (cell instanceof Date) return cellXml.date(column, row, serialOf(cell))
  if (typeof cell === 'number') return Number.isFinite(cell) ? cellXml.number(column, row, cell) : ''
  return cellXml.text(column, row, escaped(cell), /^[=+\-@\t\r]/.test(cell))
}

/** Days since 30 December 1899, as spreadsheets count them, on the clock in Jakarta. */
const serialOf = (date: Date): number => Math.round((date.getTime() + jakartaOffset) / 60_000) / 1_440 + 25_569
