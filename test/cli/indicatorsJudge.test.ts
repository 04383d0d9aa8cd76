import { serang } from '../calendar/serang'
import { aduan } from './command'

const line = {
  id: 'ADU-1',
  class: 'nonOversight',
  kind: 'pengaduan',
  unit: 'dinkes',
  calendar: serang,
  targets: { verification: { days: 3 }, unit: { days: 14 } },
  events: [
    { at: '2026-11-02T09:00:00+07:00', type: 'received' },
    { at: '2026-11-03T09:00:00+07:00', type: 'assigned', unit: 'dinkes' },
    { at: '2026-11-06T09:00:00+07:00', type: 'answered', unit: 'dinkes', evidence: true, by: 'officer' },
    { at: '2026-11-09T09:00:00+07:00', type: 'rated', rating: 3 },
  ],
  asOf: '2026-12-31T00:00:00+07:00',
}
const json = (overrides: object) => JSON.stringify({ ...line, ...overrides })
const event = (more: object) => json({ events: [{ at: '2026-11-02T09:00:00+07:00', type: 'received', ...more }] })
const november = ['indicators', 'judge', '--from', '2026-11-01', '--to', '2026-11-30']

describe('aduan indicators judge', () => {
  test('one line a unit in order of its name, then the whole', async () => {
    const { lines, errors, code } = await aduan(
      november,
      [json({}), json({ unit: 'Zaken', id: 'ADU-1' }), json({ unit: 'dinas' })].join('\n'),
    )
    expect([lines.map((text) => JSON.parse(text).unit), errors, code]).toEqual([['Zaken', 'dinas', 'dinkes', null], [], 0])
    const { indicators } = JSON.parse(lines.at(-1)!)
    expect(indicators.evidence).toEqual({ numerator: 3, denominator: 3, value: 1 })
    expect(indicators.rating).toEqual({ numerator: 9, denominator: 3, value: 3 })
    expect(indicators['median.unit']).toEqual({ numerator: 3, denominator: 3, value: 3 })
    expect(indicators['onTime.resolution']).toEqual({ numerator: 0, denominator: 0, value: null })
    expect(indicators['backlog.over60']).toEqual({ numerator: 0, denominator: 0, value: 0 })
    expect(indicators.improved).toBeUndefined()
  })

  test('of no cases there is one line, of the whole', async () => {
    const { lines, code } = await aduan(november, '')
    expect([lines.map((text) => JSON.parse(text).unit), code]).toEqual([[null], 0])
  })

  test('a malformed line is left out of the numbers', async () => {
    const malformed = [
      json({ class: undefined }),
      json({ kind: 1 }),
      json({ unit: undefined }),
      json({ unit: 7 }),
      event({ by: 7 }),
      event({ evidence: 'yes' }),
      event({ rating: '4' }),
      event({ reason: null }),
      json({ asOf: '2026-12-31' }),
    ]
    const { lines, errors, code } = await aduan(november, [json({}), ...malformed].join('\n'))
    expect(errors.map((text) => JSON.parse(text).line)).toEqual(malformed.map((_, i) => i + 2))
    expect(JSON.parse(lines.at(-1)!).indicators.evidence.denominator).toBe(1)
    expect(code).toBe(2)
  })

  test.each([
    ['from later than to', ['--from', '2026-12-01', '--to', '2026-11-30']],
    ['a date that does not exist', ['--from', '2026-02-30', '--to', '2026-11-30']],
    ['a date in another order', ['--from', '01-11-2026', '--to', '2026-11-30']],
    ['no end', ['--from', '2026-11-01']],
  ])('%s is a usage error', async (_rule, options) => {
    const { lines, errors, code } = await aduan(['indicators', 'judge', ...options], json({}))
    expect([lines, errors.length > 0, code]).toEqual([[], true, 2])
  })
})
