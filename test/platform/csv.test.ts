import { csvOf } from '../../server/platform/csv'

test.each([
  ['a plain text as it is', 'Dinas Sosial', 'Dinas Sosial'],
  ['a comma in quotation marks', 'a, b', '"a, b"'],
  ['quotation marks twice', 'kata "besok"', '"kata ""besok"""'],
  ['a line break within quotation marks', 'a\nb', '"a\nb"'],
  ['a formula as a text', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['other beginnings of a formula', '@SUM(A1)', `'@SUM(A1)`],
  ['nothing as nothing', '', ''],
])('a cell holds %s', (_, text, written) => {
  expect(csvOf([[text]])).toBe(`\uFEFF${written}\r\n`)
})

test('a row a line, a cell after the other', () => {
  expect(
    csvOf([
      ['a', 'b'],
      ['1', '2'],
    ]),
  ).toBe('\uFEFFa,b\r\n1,2\r\n')
})
