import { aduan } from './command'

describe('aduan route', () => {
  test('answers each line in order, with three units or more, and reports the malformed', async () => {
    const { lines, errors, code } = await aduan(
      ['route'],
      [
        JSON.stringify({ id: 'a', text: 'Sampah menumpuk di TPS tidak diangkut, bau busuk' }),
        'bukan json',
        JSON.stringify({ id: 'b', text: 'puskesmas lama sekali antreannya, obat kosong', place: 'Pontang' }),
        '',
        JSON.stringify({ id: 'c' }),
      ].join('\n'),
    )
    const answers = lines.map((line) => JSON.parse(line))
    expect(answers.map(({ id, ranked }) => [id, ranked[0].unit])).toEqual([
      ['a', 'dlh'],
      ['b', 'pkm-pontang'],
    ])
    expect(answers.every(({ ranked }) => ranked.length >= 3)).toBe(true)
    expect(Object.keys(answers[0])).toEqual(['id', 'ranked', 'decision', 'why', 'kind', 'oversight'])
    expect(Object.keys(answers[0].ranked[0])).toEqual(['unit', 'name', 'confidence'])
    expect(errors.map((line) => JSON.parse(line).line)).toEqual([2, 5])
    expect(code).toBe(2)
  })
})
