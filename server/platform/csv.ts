/**
 * A table as CSV (RFC 4180), which spreadsheets open as UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe before it, so that
 * nothing is run that somebody wrote.
 */
export const csvOf = (rows: readonly (readonly string[])[]): string => mark + rows.map(line).join('')

/** The same, piece by piece, for tables that are too long to be held. */
export async function* csvLines(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  let piece = mark
  for await (const row of rows) {
    piece += line(row)
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece) yield piece
}

const mark = '\uFEFF'
const pieceLength = 64_000
const line = (row: readonly string[]): string => row.map(cell).join(',') + '\r\n'

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
