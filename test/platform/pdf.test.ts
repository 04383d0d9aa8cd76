import { buffer } from 'node:stream/consumers'
import { type PdfBlock, pdfOf } from '../../server/platform/pdf'
import { printable } from '../../server/platform/pdfText'
import { readPdf } from '../support/paper'

const frame = {
  title: 'Laporan DPUPR, Oktober 2026',
  lang: 'id-ID',
  date: new Date('2026-10-31T10:00:00Z'),
  footer: 'Kode BKT-7K3M',
  pageNumber: (page: number) => `Halaman ${page}`,
} as const

const table = (rows: number): PdfBlock => ({
  table: {
    caption: 'Angka',
    columns: [
      { title: 'Nama', width: 3 },
      { title: 'Jumlah', width: 1, align: 'right' },
    ],
    rows: Array.from({ length: rows }, (_, i) => [`Baris ke-${i + 1}`, String(i + 1)]),
  },
})

describe('a PDF', () => {
  test('says its title and language, and is tagged: headings, paragraphs, lists and tables', async () => {
    const read = await readPdf(
      pdfOf(frame, [
        { h1: 'Laporan' },
        { p: 'Isi.' },
        { h2: 'Bagian' },
        { list: ['satu', 'dua'] },
        { steps: ['dulu'] },
        table(1),
      ]),
    )
    expect(read).toMatchObject({ title: frame.title, lang: 'id-ID', tagged: true, pages: 1, outline: ['Laporan', 'Bagian'] })
    expect(read.roles).toEqual('Document H1 P H2 L LI LBody LI LBody L LI LBody Table Caption TR TH TH TR TD TD'.split(' '))
    expect(read.text).toContain('• satu')
    expect(read.text).toContain('1. dulu')
    expect(read.text).not.toContain('• 1.')
    expect(read.text).toContain('Halaman 1')
    expect(read.text).toContain('Kode BKT-7K3M')
  })

  test('says the headings of a table again on each page, and every row once', async () => {
    const { text, pages, roles } = await readPdf(pdfOf(frame, [{ h1: 'Laporan' }, table(200)]))
    expect(pages).toBeGreaterThan(3)
    expect(text.match(/Jumlah/g)).toHaveLength(pages)
    expect(text.match(/Halaman \d/g)).toHaveLength(pages)
    expect(text.match(/Baris ke-\d+/g)).toEqual(Array.from({ length: 200 }, (_, i) => `Baris ke-${i + 1}`))
    // What is said again belongs to the page, not to the document.
    expect(roles.filter((role) => role === 'TH')).toHaveLength(2)
    expect(roles.filter((role) => role === 'TR')).toHaveLength(201)
  })

  test('holds texts of any length, and signs that its fonts lack', async () => {
    const hostile = ['kata '.repeat(2_000), 'x'.repeat(3_000), '<b>tebal</b> {{ 1 }}', '😀 شكوى ‮terbalik', '']
    const rows = hostile.map((text) => [text, '1'])
    const { text } = await readPdf(
      pdfOf(frame, [
        { h1: hostile[1]! },
        ...hostile.map((p) => ({ p })),
        { list: hostile },
        {
          table: {
            caption: '',
            columns: [
              { title: 'a', width: 1 },
              { title: 'b', width: 5 },
            ],
            rows,
          },
        },
      ]),
    )
    expect(text).toContain('<b>tebal</b> {{ 1 }}')
    expect(text).toContain('? ???? terbalik')
    expect(text.match(/kata/g)!.length).toBeGreaterThanOrEqual(2_000)
  })

  test('is the same, byte by byte, for the same contents and date', async () => {
    const made = () => buffer(pdfOf(frame, [{ h1: 'Laporan' }, table(60)]))
    expect((await made()).equals(await made())).toBe(true)
  })

  test('ends for its reader when the blocks break off', async () => {
    async function* broken(): AsyncGenerator<PdfBlock> {
      yield { h1: 'Laporan' }
      throw new Error('the source is gone')
    }
    await expect(buffer(pdfOf(frame, broken()))).rejects.toThrow('the source is gone')
  })
})

test.each([
  ['Latin letters with marks as they are', 'Cafe\u0301 “kata” – € ½', 'Café “kata” – € ½'],
  ['arrows and comparisons in plain signs', '3 → 5, ≥ 80', '3 -> 5, >= 80'],
  ['other scripts as question marks', 'Ωx日本', '?x??'],
  ['tabs and odd blanks as blanks, line breaks as they are', 'a\tb\u2009c\nd', 'a b c\nd'],
  ['no invisible signs', 'a\u202Eb\u200Bc', 'abc'],
])('the fonts write %s', (_, text, written) => expect(printable(text)).toBe(written))
