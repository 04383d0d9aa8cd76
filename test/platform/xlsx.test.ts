import { buffer } from 'node:stream/consumers'
import { type Cell, xlsxOf } from '../../server/platform/xlsx'
import { readXlsx, readZip } from '../support/paper'

const date = new Date('2026-10-31T10:00:00Z')
const columns = [
  { title: 'Isi', width: 30 },
  { title: 'Jumlah', width: 10 },
  { title: 'Kapan', width: 18 },
]
const bookOf = (rows: Cell[][]) => xlsxOf([{ name: 'Register', columns, rows }], { date })

describe('a workbook', () => {
  test('has a bold heading that stays in sight, and cells of their kinds', async () => {
    const book = await readXlsx(
      bookOf([
        ['Jalan rusak', 12.5, new Date('2026-10-05T17:30:00Z')],
        [null, 0, null],
      ]),
    )
    const sheet = book.getWorksheet('Register')!
    expect(sheet.getRow(1).values).toEqual([, 'Isi', 'Jumlah', 'Kapan'])
    expect(sheet.getCell('A1').font.bold).toBe(true)
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect([sheet.getCell('A2').value, sheet.getCell('B2').value, sheet.getCell('B3').value]).toEqual(['Jalan rusak', 12.5, 0])
    // Half past midnight in Jakarta, on the sixth.
    expect(sheet.getCell('C2').value).toEqual(new Date('2026-10-06T00:30:00Z'))
    expect(sheet.getCell('C2').numFmt).toContain('yyyy')
    expect(sheet.getCell('A3').value).toBeNull()
  })

  test.each([
    ['a formula', '=1+1'],
    ['a command', `=cmd|'/C calc'!A0`],
    ['other beginnings of formulas', '@SUM(A1)'],
    ['a number with a sign', '-1+2'],
    ['markup', '<b>&amp;</b> "x" ]]>'],
    ['a picture and another script', '😀 شكوى 日本'],
    ['line breaks', 'satu\ndua'],
    ['blanks around', '  x  '],
    ['what looks like a sign by its number', 'a_x000D_b'],
  ])('keeps %s as text', async (_, text) => {
    const bytes = await buffer(bookOf([[text]]))
    const cell = (await readXlsx(bytes)).worksheets[0]!.getCell('A2')
    expect([cell.formula, cell.text.replaceAll('_x005F_', '_')]).toEqual([undefined, text])
    expect((await readZip(bytes)).get('xl/worksheets/sheet1.xml')!.toString()).not.toContain('<f>')
  })

  test('leaves out what XML cannot hold, and cuts what no cell can', async () => {
    const sheet = (await readXlsx(bookOf([['a\u0000b\uD800c\u0007'], ['x'.repeat(40_000)]]))).worksheets[0]!
    expect([sheet.getCell('A2').value, sheet.getCell('A3').text.length]).toEqual(['abc', 32_767])
  })

  test('has several sheets, and columns beyond Z', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ title: `k${i}`, width: 5 }))
    const book = await readXlsx(
      xlsxOf(
        [
          { name: 'a/b: c', columns, rows: [] },
          { name: 'lebar', columns: many, rows: [many.map((_, i) => i)] },
        ],
        { date },
      ),
    )
    expect(book.worksheets.map(({ name }) => name)).toEqual(['a b  c', 'lebar'])
    expect(book.getWorksheet('lebar')!.getCell('AD2').value).toBe(29)
  })

  test('is the same, byte by byte, for the same rows and date', async () => {
    const made = () => buffer(bookOf([['a', 1, date]]))
    expect((await made()).equals(await made())).toBe(true)
  })

  test('ends for its reader when the rows break off', async () => {
    async function* broken(): AsyncGenerator<Cell[]> {
      yield ['a']
      throw new Error('the cursor is gone')
    }
    await expect(buffer(xlsxOf([{ name: 'x', columns, rows: broken() }], { date }))).rejects.toThrow('the cursor is gone')
  })

  test('lets its rows go when its reader goes away', async () => {
    let open = false
    async function* endless(): AsyncGenerator<Cell[]> {
      try {
        open = true
        for (;;) yield [String(Math.random()).repeat(20)]
      } finally {
        open = false
      }
    }
    const file = xlsxOf([{ name: 'x', columns, rows: endless() }], { date })
    file.on('error', () => undefined)
    for await (const _piece of file) if (open) break
    await new Promise((done) => setTimeout(done, 100))
    expect(open).toBe(false)
  })
})
