import type { Sheet } from './pdfSheet'
import { printable } from './pdfText'

/** `caption` is left out where a heading says the same; `width` of a column is its share of the page; numbers go to the right. Where a table ends at a page, the next begins with its headings. */
export type PdfTable = {
  caption: string
  columns: { title: string; width: number; align?: 'left' | 'right' }[]
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>
}

type Column = { title: string; x: number; width: number; align: 'left' | 'right' }
type Row = { cells: readonly string[]; head: boolean }

const size = 9
const padding = 4
/** A row is never higher: what a cell has beyond it ends with an ellipsis. */
const highest = 260

/** Draws a table, its caption and headings first. `breath` is taken after every few rows. */
export async function drawTable(sheet: Sheet, { caption, columns, rows }: PdfTable, breath: () => Promise<void>): Promise<void> {
  const { doc, root } = sheet
  const table = doc.struct('Table')
  root.add(table)
  const places = placesOf(sheet, columns)
  sheet.room(70)
  if (caption) drawCaption(sheet, table, caption)
  const head = { cells: columns.map(({ title }) => title), head: true }
  drawRow(sheet, places, head, table)
  let count = 0
  for await (const cells of rows) {
    if (!fits(sheet, places, { cells, head: false })) {
      sheet.newPage()
      drawRow(sheet, places, head, null)
    }
    drawRow(sheet, places, { cells, head: false }, table)
    if (++count % 100 === 0) await breath()
  }
  table.end()
  doc.y += 10
}

function placesOf({ left, width }: Sheet, columns: PdfTable['columns']): Column[] {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  let x = left
  return columns.map(({ title, width: share, align = 'left' }) => {
    const column = { title, x, width: (share / whole) * width, align }
    x += column.width
    return column
  })
}

function drawCaption({ doc, left, width }: Sheet, table: PDFKit.PDFStructureElement, caption: string): void {
  const content = doc.markStructureContent('Caption')
  doc.font('Helvetica-Bold').fontSize(size).fillColor('#1b2330').text(printable(caption), left, doc.y, { width })
  doc.endMarkedContent()
  const element = doc.struct('Caption', {}, [content as never])
  table.add(element)
  element.end()
  doc.y += 4
}

const textsOf = ({ cells }: Row, columns: Column[]): string[] => columns.map((_, i) => printable(cells[i] ?? ''))

function heightOf({ doc }: Sheet, columns: Column[], row: Row): number {
  doc.font(row.head ? 'Helvetica-Bold' : 'Helvetica').fontSize(size)
  const texts = textsOf(row, columns)
  const heights = columns.map(({ width }, i) => doc.heightOfString(texts[i] || ' ', { width: width - 2 * padding }))
  return Math.min(highest, Math.max(...heights)) + 2 * padding
}

const fits = (sheet: Sheet, columns: Column[], row: Row): boolean =>
  sheet.doc.y + heightOf(sheet, columns, row) <= sheet.doc.page.maxY()

/** `table` null: headings said again at the top of a page, which readers that speak pass over. */
function drawRow(sheet: Sheet, columns: Column[], row: Row, table: PDFKit.PDFStructureElement | null): void {
  const { doc } = sheet
  const [top, height, texts] = [doc.y, heightOf(sheet, columns, row), textsOf(row, columns)]
  const line = table ? doc.struct('TR') : null
  if (line) table!.add(line)
  drawLine(sheet, top + height, row.head)
  columns.forEach(({ x, width, align }, i) => {
    const tag = row.head ? 'TH' : 'TD'
    const content = line ? doc.markStructureContent(tag) : void doc.markContent('Artifact', { type: 'Pagination' } as never)
    const box = { width: width - 2 * padding, height: height - 2 * padding + 1, align, ellipsis: true }
    doc
      .font(row.head ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(size)
      .fillColor('#1b2330')
    doc.text(texts[i] || ' ', x + padding, top + padding, box)
    doc.endMarkedContent()
    if (line) addCell(doc, line, tag, content)
  })
  line?.end()
  doc.y = top + height
}

function addCell(doc: PDFKit.PDFDocument, line: PDFKit.PDFStructureElement, tag: string, content: unknown): void {
  const cell = doc.struct(tag, {}, [content as never])
  // Which cells a heading is for; pdfkit has no option for it.
  const { data } = (cell as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary
  if (tag === 'TH') data.A = { O: 'Table', Scope: 'Column' }
  line.add(cell)
  cell.end()
}

function drawLine({ doc, left, width }: Sheet, y: number, strong: boolean): void {
  doc.markContent('Artifact', { type: 'Layout' } as never)
  doc
    .moveTo(left, y)
    .lineTo(left + width, y)
    .lineWidth(strong ? 1 : 0.5)
    .strokeColor(strong ? '#55606e' : '#d8d3c7')
    .stroke()
  doc.endMarkedContent()
}
