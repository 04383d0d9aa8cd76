import { sightOf } from '../../server/indicators/permissions'
import { useImprovements } from './improvementServices'
import { keep, times } from './themeFacts'

jest.setTimeout(60_000)
const { services, officer, propose } = useImprovements()

describe('themes', () => {
  test('are found for their unit and those above, and for supervisors; the Inspektorat’s for itself alone', async () => {
    const themesOf = async (id: string) => {
      const page = await services().themeScreens.list(await officer(id), { unit: '', state: null, date: null })
      return page.unanswered.map(({ category, unit, kecamatan, count }) => [category, unit.id, kecamatan, count])
    }
    const roads = ['jalan', 'dpupr', expect.any(String), 6]
    const traffic = ['perhubungan', 'dishub', null, 5]
    expect(await themesOf('kepala.dpupr')).toEqual([roads])
    expect(await themesOf('pengawas')).toEqual([roads, traffic])
    expect(await themesOf('koordinator')).toEqual([roads, traffic])
    expect(await themesOf('inspektur')).toEqual([['kepegawaian', 'inspektorat', expect.any(String), 5]])
    await expect(themesOf('admin')).rejects.toMatchObject({ kind: 'forbidden', code: 'indicatorsForbidden' })
  })

  test('are those of another date when asked for', async () => {
    await keep(times(5, { answered: '2026-03-10', category: 'drainase' }))
    const page = await services().themeScreens.list(await officer('pengawas'), { unit: 'dpupr', state: null, date: '2026-04-01' })
    expect(page.unanswered.map(({ category, count }) => [category, count])).toEqual([['drainase', 5]])
  })

  test('list as many complaints as they count, with words for those who may read them', async () => {
    await keep(times(60, { answered: '2026-11-19' }))
    await keep(times(2, { answered: '2026-11-18', confidential: true }))
    const pages = await Promise.all(
      [1, 2].map(async (page) =>
        services().themeScreens.theme(await officer('pengawas'), 'jalan~dpupr~36.04.01', { date: null, page }),
      ),
    )
    expect(pages[0]!.count).toBe(68)
    const rows = pages.flatMap((page) => page.rows)
    expect(rows).toHaveLength(68)
    expect(rows.filter(({ code }) => code === null)).toHaveLength(2)
    expect([pages[0]!.newer, pages[1]!.older, pages[1]!.first]).toEqual([null, null, 51])
  })

  test('compare texts, but no confidential one', async () => {
    const text = 'Jalan berlubang dalam, tolong ditambal aspal.'
    await keep(times(3, { answered: '2026-11-18', category: 'drainase', text }))
    await keep(times(3, { answered: '2026-11-18', category: 'drainase', text, confidential: true }))
    const page = await services().themeScreens.theme(await officer('kepala.dpupr'), 'drainase~dpupr~semua', {
      date: null,
      page: 1,
    })
    expect([page.count, page.compared]).toEqual([10, 7])
    expect(page.clusters).toEqual([expect.objectContaining({ size: expect.any(Number) as number })])
    expect(page.clusters[0]!.words).toContain('tambal')
  })

  test('of another unit, or of none, do not exist', async () => {
    const open = async (id: string, asked: string) =>
      services().themeScreens.theme(await officer(id), asked, { date: null, page: 1 })
    for (const asked of ['perhubungan~dishub~semua', 'kepegawaian~inspektorat~semua', 'air~dpupr~semua', 'x'])
      await expect(open('kepala.dpupr', asked)).rejects.toMatchObject({ kind: 'missing', code: 'themeUnknown' })
    await expect(open('pengawas', 'kepegawaian~inspektorat~semua')).rejects.toMatchObject({ kind: 'missing' })
  })
})

test('improved counts a theme from the day its improvement is agreed', async () => {
  const improved = async (id = 'pengawas', date = '2026-11-24') => {
    const figures = await services().improvements.improved(date, sightOf(await officer(id))!)
    return Object.fromEntries(
      [...figures].map(([unit, { numerator, denominator }]) => [String(unit), `${numerator}/${denominator}`]),
    )
  }
  expect(await improved()).toEqual({ null: '0/2', dpupr: '0/1', dishub: '0/1' })
  const id = await propose()
  expect(await improved()).toEqual({ null: '0/2', dpupr: '0/1', dishub: '0/1' })
  await services().improvements.does(await officer('kepala.dpupr'), id, 1, { deed: 'agree' })
  expect(await improved()).toEqual({ null: '1/2', dpupr: '1/1', dishub: '0/1' })
  expect(await improved('inspektur')).toEqual({ null: '1/3', dpupr: '1/1', dishub: '0/1', inspektorat: '0/1' })
  expect(await improved('pengawas', '2026-11-23')).toEqual({ null: '0/2', dpupr: '0/1', dishub: '0/1' })
})
