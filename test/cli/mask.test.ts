import { aduan } from './command'

describe('aduan mask', () => {
  test('answers each line in order with what was found in the text as given, and reports the malformed', async () => {
    const { lines, errors, code } = await aduan(
      ['mask'],
      [
        JSON.stringify({ id: 'a', text: 'hp pak Sarmili 0812 3456 7890' }),
        'bukan json',
        JSON.stringify({ id: 2, text: 'jalan rusak parah' }),
        '',
        JSON.stringify({ id: 'c' }),
      ].join('\n'),
    )
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        id: 'a',
        masked: 'hp pak [nama disamarkan] [nomor telepon disamarkan]',
        found: [
          { type: 'name', start: 7, end: 14 },
          { type: 'phone', start: 15, end: 29 },
        ],
      },
      { id: 2, masked: 'jalan rusak parah', found: [] },
    ])
    expect(errors.map((line) => JSON.parse(line).line)).toEqual([2, 5])
    expect(code).toBe(2)
  })
})
