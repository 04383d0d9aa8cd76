/**
 * A table as CSV (RFC 4180), which spreadsheets open as UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe before it, so that
 * nothing is run that somebody wrote.
 */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  '\uFEFF' + rows.map((row) => row.map(cell).join(',') + '\r\n').join('')

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
