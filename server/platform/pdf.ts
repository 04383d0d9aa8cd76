import PDFDocument from 'pdfkit'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import type { Sheet } from './pdfSheet'
import { drawTable, type PdfTable } from './pdfTable'
import { printable } from './pdfText'

/** What a document consists of, in reading order: one `h1`, then sections that begin with `h2`. */
export type PdfBlock =
  | { h1: string }
  | { h2: string }
  | { p: string }
  | { small: string }
  | { list: string[] }
  | { steps: string[] }
  | { table: PdfTable }

/**
 * `date` stands in the file as the day it was made: the same blocks with the same date are the same bytes. `footer` is on every page, beside what
 * `pageNumber` makes of its number.
 */
export type PdfFrame = {
  title: string
  lang: 'id-ID' | 'en-GB'
  date: Date
  footer: string
  pageNumber: (page: number) => string
}

const margins = { top: 56, bottom: 62, left: 50, right: 50 }
const sizes = { h1: 20, h2: 13, p: 10, small: 8.5 }
/** So many bytes wait for the reader before more is written. */
const ahead = 1_000_000
/** Longest text that is drawn as one paragraph, so that it fits a page. */
const longest = 2_500

/**
 * The blocks as a tagged PDF (headings, paragraphs, lists and tables for readers that speak, bookmarks, language and title), written page by page
 * while it is read. Its fonts are those every reader has, so it holds none and is no PDF/UA by the letter.
 */
export function pdfOf(frame: PdfFrame, blocks: Iterable<PdfBlock> | AsyncIterable<PdfBlock>): Readable {
  const doc = new PDFDocument({
    size: 'A4',
    margins,
    tagged: true,
    lang: frame.lang,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: printable(frame.title), Creator: 'Aduan', Producer: 'Aduan', CreationDate: frame.date },
  })
  void writeAll(sheetOf(doc, frame), frame, blocks).catch((error: Error) => doc.destroy(error))
  return doc as unknown as Readable
}

async function writeAll(sheet: Sheet, frame: PdfFrame, blocks: Iterable<PdfBlock> | AsyncIterable<PdfBlock>): Promise<void> {
  const { doc, root } = sheet
  for await (const block of blocks) {
    if (doc.destroyed) return
    if ('table' in block) await drawTable(sheet, block.table, () => breath(doc))
    else drawWords(sheet, block)
    await breath(doc)
  }
  drawFooter(doc, frame, doc.bufferedPageRange().start + 1)
  root.end()
  doc.end()
}

function sheetOf(doc: PDFKit.PDFDocument, frame: PdfFrame): Sheet {
  const root = doc.struct('Document')
  doc.addStructure(root)
  let page = 1
  const newPage = () => {
    drawFooter(doc, frame, page)
    page += 1
    doc.addPage()
  }
  return {
    doc,
    root,
    left: margins.left,
    width: doc.page.width - margins.left - margins.right,
    newPage,
    room: (height) => {
      if (doc.y + height > doc.page.height - margins.bottom) newPage()
    },
  }
}

function drawWords(sheet: Sheet, block: Exclude<PdfBlock, { table: PdfTable }>): void {
  if ('h1' in block) return drawHeading(sheet, 'h1', block.h1)
  if ('h2' in block) return drawHeading(sheet, 'h2', block.h2)
  if ('list' in block)
    return drawList(
      sheet,
      block.list.map((item) => `• ${item}`),
    )
  if ('steps' in block)
    return drawList(
      sheet,
      block.steps.map((step, i) => `${i + 1}. ${step}`),
    )
  const [size, text] = 'p' in block ? [sizes.p, block.p] : [sizes.small, block.small]
  for (const part of partsOf(printable(text))) drawText(sheet, { tag: 'P', text: part, size, parent: sheet.root })
  sheet.doc.y += 6
}

function drawHeading(sheet: Sheet, level: 'h1' | 'h2', text: string): void {
  const { doc, root } = sheet
  const title = printable(text).slice(0, 400)
  if (level === 'h2') doc.y += 10
  // A heading stays with what follows it.
  sheet.room(level === 'h1' ? 60 : 90)
  drawText(sheet, { tag: level.toUpperCase(), text: title, size: sizes[level], bold: true, parent: root })
  doc.y += level === 'h1' ? 8 : 4
  outlineOf(doc, level, title)
}

const outlines = new WeakMap<PDFKit.PDFDocument, PDFKit.PDFOutline>()
function outlineOf(doc: PDFKit.PDFDocument, level: 'h1' | 'h2', title: string): void {
  if (level === 'h1') outlines.set(doc, doc.outline.addItem(title, { expanded: true }))
  else (outlines.get(doc) ?? doc.outline).addItem(title)
}

function drawList(sheet: Sheet, items: string[]): void {
  const { doc, root } = sheet
  const list = doc.struct('L')
  root.add(list)
  for (const item of items) {
    const entry = doc.struct('LI')
    list.add(entry)
    drawText(sheet, { tag: 'LBody', text: printable(item).slice(0, longest), size: sizes.p, parent: entry, indent: 8 })
    entry.end()
  }
  list.end()
  doc.y += 6
}

type Words = { tag: string; text: string; size: number; bold?: boolean; indent?: number; parent: PDFKit.PDFStructureElement }

function drawText(sheet: Sheet, { tag, text, size, bold = false, indent = 0, parent }: Words): void {
  const { doc } = sheet
  const options = { width: sheet.width - indent, lineGap: 2 }
  doc.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(size)
  sheet.room(doc.heightOfString(text, options))
  const content = doc.markStructureContent(tag)
  doc.fillColor('#1b2330').text(text, sheet.left + indent, doc.y, options)
  doc.endMarkedContent()
  const element = doc.struct(tag, {}, [content as never])
  parent.add(element)
  element.end()
}

/** Long texts in parts, broken at a blank. */
function partsOf(text: string): string[] {
  if (text.length <= longest) return [text]
  const at = text.lastIndexOf(' ', longest)
  const end = at > longest / 2 ? at : longest
  return [text.slice(0, end), ...partsOf(text.slice(end).trimStart())]
}

/** No content of the document but of the page: speaking readers pass it over. */
function drawFooter(doc: PDFKit.PDFDocument, { footer, pageNumber }: PdfFrame, page: number): void {
  const { margins: edges, height, width } = doc.page
  const [y, bottom] = [height - 38, edges.bottom]
  // Below the margin pdfkit would begin a page of its own.
  edges.bottom = 0
  doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] } as never)
  doc.font('Helvetica').fontSize(8).fillColor('#55606e')
  doc.text(printable(footer), edges.left, y, { width: width - edges.left - edges.right - 90, height: 9, ellipsis: true })
  doc.text(printable(pageNumber(page)), width - edges.right - 85, y, { width: 85, align: 'right', lineBreak: false })
  doc.endMarkedContent()
  edges.bottom = bottom
}

/** pdfkit writes without asking whether anybody reads: so it is asked here. */
async function breath(doc: PDFKit.PDFDocument): Promise<void> {
  while (!doc.destroyed && doc.readableLength > ahead) await setTimeout(5)
}
