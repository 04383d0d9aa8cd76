import { actingOfficer, holdersOn, holdingOn } from '../../server/staff/holdings'
import { localDate } from '../../server/platform/localDate'
import type { Holding, OfficerRecord, Post } from '../../server/staff/officer'

const held = (post: string, from: string, to: string | null = null): Holding => ({ post, from, to })

describe('an officer holds a post from a date to a date', () => {
  const january = held('camat', '2026-01-05', '2026-01-31')
  test.each<[string, Holding[], string, string | undefined]>([
    ['nothing before the first day', [january], '2026-01-04', undefined],
    ['from the first day', [january], '2026-01-05', 'camat'],
    ['through the last day', [january], '2026-01-31', 'camat'],
    ['no longer on the day after', [january], '2026-02-01', undefined],
    ['without an end, until further notice', [held('camat', '2026-01-05')], '2031-12-31', 'camat'],
    [
      'an acting post begun later goes before the own one',
      [held('sekretaris', '2025-01-01'), held('plt', '2026-01-05')],
      '2026-01-06',
      'plt',
    ],
    ['in whatever order they are written', [held('plt', '2026-01-05'), held('sekretaris', '2025-01-01')], '2026-01-06', 'plt'],
    [
      'and the own one again afterwards',
      [held('sekretaris', '2025-01-01'), held('plt', '2026-01-05', '2026-02-01')],
      '2026-02-02',
      'sekretaris',
    ],
    ['nobody holds a post without a holding', [], '2026-01-06', undefined],
  ])('%s', (_rule, holdings, date, post) => {
    expect(holdingOn(holdings, date)?.post).toBe(post)
  })
})

describe('who holds a post on a date', () => {
  const officer = (_id: string, holdings: Holding[], active = true): Pick<OfficerRecord, '_id' | 'holdings' | 'active'> => ({
    _id,
    holdings,
    active,
  })
  const officers = [
    officer('siti', [held('kadis', '2026-01-09')]),
    officer('budi', [held('kadis', '2024-03-01', '2026-01-08')]),
    officer('ani', [held('kadis', '2024-03-01')], false),
    officer('dedi', [held('sekretaris', '2024-03-01'), held('kadis', '2026-02-01', '2026-02-10')]),
  ]
  test.each<[string, string, string[]]>([
    ['the old head on the last day', '2026-01-08', ['budi']],
    ['the new head on the day the heads change', '2026-01-09', ['siti']],
    ['both while two hold it', '2026-02-05', ['dedi', 'siti']],
    ['nobody before anyone was appointed', '2020-01-01', []],
  ])('%s', (_rule, date, ids) => {
    expect(holdersOn([{ _id: 'kadis' }], officers, date).map(({ _id }) => _id)).toEqual(ids)
  })
})

test('an officer acts with the role of the post, for its unit and all units below', () => {
  const post: Post = { _id: 'kadis-kesehatan', title: 'Kepala Dinas Kesehatan', unit: 'dinkes', role: 'head' }
  expect(actingOfficer({ _id: 'siti', name: 'Siti Aminah' }, post, ['puskesmas-pontang', 'dinkes'])).toEqual({
    id: 'siti',
    name: 'Siti Aminah',
    post: 'kadis-kesehatan',
    title: 'Kepala Dinas Kesehatan',
    role: 'head',
    unit: 'dinkes',
    units: ['dinkes', 'puskesmas-pontang'],
  })
})

test('the day of an officer begins at midnight in Serang', () => {
  expect(localDate(new Date('2026-01-08T16:59:59Z'))).toBe('2026-01-08')
  expect(localDate(new Date('2026-01-08T17:00:00Z'))).toBe('2026-01-09')
})
