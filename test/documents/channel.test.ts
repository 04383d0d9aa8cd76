import { type Channel, type Count, countId, monthsOf, openIn, standingCounts } from '../../server/documents/channel'
import { channelEvidence, webEvidence } from '../../server/documents/evidence'
import { keptWith, stamp } from './kept'

const count = (month: string, number: number, revision = 1): Count => ({
  ...stamp,
  _id: countId('d1', month, revision),
  channel: 'd1',
  unit: 'dpupr',
  month,
  number,
  revision,
  source: 'Buku tamu',
  reason: revision > 1 ? 'Surat baru ditemukan' : null,
})

it.each([
  ['a window within one month', '2026-03-05', '2026-03-09', ['2026-03']],
  ['a window over the turn of the year', '2025-11-30', '2026-02-01', ['2025-11', '2025-12', '2026-01', '2026-02']],
])('%s has the months of its days', (_, from, to, months) => expect(monthsOf({ from, to })).toEqual(months))

it('the line corrected last counts, in whatever order lines are read', () => {
  const standing = standingCounts([count('2026-03', 9, 2), count('2026-03', 7), count('2026-04', 1)])
  expect([...standing].map(([month, { number }]) => [month, number])).toEqual([
    ['2026-03', 9],
    ['2026-04', 1],
  ])
})

it.each([
  ['the month in which it opens', '2026-03', true],
  ['a month before', '2026-02', false],
  ['the month of its last day', '2026-05', true],
  ['a month after', '2026-06', false],
])('a channel is open in %s', (_, month, open) => expect(openIn([{ from: '2026-03-20', to: '2026-05-01' }], month)).toBe(open))

describe('the evidence of a channel', () => {
  const content = { name: 'Loket', address: 'Lantai satu', hours: '07.30–16.00' }
  const channel = { ...keptWith([['2026-02-10', null]], { content }), kind: 'counter' } as Channel
  const window = { from: '2026-01-01', to: '2026-04-30' }

  it('tells each month: not open, counted, corrected, or open and not counted', () => {
    const found = channelEvidence(
      channel,
      [count('2026-02', 7), count('2026-02', 9, 2), count('2026-04', 4)],
      window,
      (id) => id,
    )!
    expect(found.months.map(({ open, number, corrections }) => [open, number, corrections])).toEqual([
      [false, null, 0],
      [true, 9, 1],
      [true, null, 0],
      [true, 4, 0],
    ])
    expect([found.total, found.missing, found.name]).toEqual([13, 1, 'Loket'])
  })

  it('leaves out counts of other channels, and a channel that was not open at all', () => {
    const other = { ...count('2026-03', 50), channel: 'd2' }
    expect(channelEvidence(channel, [other], window, (id) => id)!.total).toBe(0)
    expect(channelEvidence(channel, [], { from: '2025-01-01', to: '2025-12-31' }, (id) => id)).toBeNull()
  })

  it('of the product itself counts every month, also those in which nothing came in', () => {
    const web = webEvidence(new Map([['2026-03', 12]]), window, 'https://aduan.contoh.invalid')
    expect([web.months.map(({ number }) => number), web.total, web.missing]).toEqual([[0, 0, 12, 0], 12, 0])
  })
})
