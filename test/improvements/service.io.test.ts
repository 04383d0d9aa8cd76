import { randomUUID } from 'node:crypto'
import { sightOf } from '../../server/indicators/permissions'
import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import type { Officer } from '../../server/staff/officer'
import { at } from '../support/aComplaint'
import { useServices } from '../support/services'
import { link, plan, theme } from './anImprovement'
import { forgetThemes, keep, times } from './themeFacts'

jest.setTimeout(60_000)
const clock = settableClock(at('2026-11-24T09:00'))
const { services } = useServices({ clock })
const officer = async (id: string): Promise<Officer> => (await services().staff.officerById(id))!
const wanted = { ...plan, dueOn: '2026-11-30' }

beforeAll(async () => {
  await seedAccounts(services().staff, await services().units.assignable(), '2026-01-01')
})
beforeEach(async () => {
  clock.set(at('2026-11-24T09:00'))
  await forgetThemes()
  services().results.forget()
  await keep(times(6, { answered: '2026-11-20' }))
  await keep(times(4, { answered: '2026-11-20', category: 'drainase' }))
  await keep([
    ...times(3, { answered: '2026-11-20', unit: 'dishub', category: 'perhubungan' }),
    ...times(2, { answered: '2026-11-20', unit: 'dishub', category: 'perhubungan', kecamatan: '36.04.02' }),
  ])
  await keep(times(5, { answered: '2026-11-20', unit: 'inspektorat', category: 'kepegawaian', oversight: true }))
})

async function propose(by = 'penghubung.dpupr', id: string = randomUUID()): Promise<string> {
  await services().improvements.propose(await officer(by), id, theme, wanted)
  return id
}
async function agreed(): Promise<string> {
  const id = await propose()
  await services().improvements.does(await officer('kepala.dpupr'), id, 1, { deed: 'agree' })
  return id
}

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

describe('an improvement', () => {
  test('goes from proposal to announcement, each step with its trace', async () => {
    const { improvements, audit, results } = services()
    const id = await agreed()
    const head = await officer('kepala.dpupr')
    await improvements.does(await officer('penghubung.dpupr'), id, 2, {
      deed: 'finish',
      doneOn: '2026-11-24',
      note: '',
      evidence: [link],
    })
    await improvements.does(head, id, 3, { deed: 'publish', text: 'Ruas ini diperiksa tiap dua minggu.' })
    const kept = await improvements.open(head, id)
    expect(kept.history.map(({ seq, deed, by }) => [seq, deed, by])).toEqual([
      [1, 'propose', 'penghubung.dpupr'],
      [2, 'agree', 'kepala.dpupr'],
      [3, 'finish', 'penghubung.dpupr'],
      [4, 'publish', 'kepala.dpupr'],
    ])
    expect((await audit.of(`improvement:${id}`)).map(({ deed, by }) => [deed, by]).reverse()).toEqual([
      ['improvement.propose', 'penghubung.dpupr'],
      ['improvement.agree', 'kepala.dpupr'],
      ['improvement.finish', 'penghubung.dpupr'],
      ['improvement.publish', 'kepala.dpupr'],
    ])
    expect((await results.page(1)).results.map(({ _id }) => _id)).toEqual([id])
  })

  test('sent twice is proposed once', async () => {
    const id = await propose()
    await propose('penghubung.dpupr', id)
    expect((await services().improvements.open(await officer('kepala.dpupr'), id)).version).toBe(1)
    expect(await services().audit.of(`improvement:${id}`)).toHaveLength(1)
  })

  test('of two at once, one is told that the other was first', async () => {
    const id = await propose()
    const [head, supervisor] = [await officer('kepala.dpupr'), await officer('pengawas')]
    const outcomes = await Promise.allSettled(
      [head, supervisor].map((one) => services().improvements.does(one, id, 1, { deed: 'agree' })),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await services().improvements.open(head, id)).version).toBe(2)
  })

  test.each([
    ['an owner of another unit', { owner: 'kepala.dishub' }, 'ownerUnknown'],
    ['a due date that has passed', { dueOn: '2026-11-23' }, 'dueOnInvalid'],
    ['a due date beyond two years', { dueOn: '2029-01-01' }, 'dueOnInvalid'],
  ])('is refused with %s', async (_, wrong, code) => {
    const deed = services().improvements.propose(await officer('kepala.dpupr'), randomUUID(), theme, { ...wanted, ...wrong })
    await expect(deed).rejects.toMatchObject({ kind: 'invalid', code })
  })

  test('of a theme that rests on complaints about abuse of authority exists for the Inspektorat alone, and is never announced', async () => {
    const id = randomUUID()
    const inspector = await officer('inspektur')
    const owner = { owner: inspector.id }
    const key = { category: 'kepegawaian', unit: 'inspektorat', kecamatan: '36.04.01' } as const
    await services().improvements.propose(inspector, id, key, { ...wanted, ...owner })
    for (const other of ['pengawas', 'koordinator', 'kepala.dpupr', 'admin'])
      await expect(services().improvements.open(await officer(other), id)).rejects.toMatchObject({ kind: 'missing' })
    await expect(services().improvements.does(inspector, id, 1, { deed: 'agree' })).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

test('a reporter is told of an improvement for the theme of a complaint that came before it was done', async () => {
  const { improvements, results, store } = services()
  const id = await agreed()
  await improvements.does(await officer('kepala.dpupr'), id, 2, {
    deed: 'finish',
    doneOn: '2026-11-24',
    note: '',
    evidence: [link],
  })
  const [before] = await keep(times(1, { answered: '2026-11-20' }))
  const [elsewhere] = await keep(times(1, { answered: '2026-11-20', kecamatan: '36.04.02' }))
  const [later] = await keep([{ received: '2026-11-25', answered: null }])
  const told = async (code?: string) => results.toldOf((await store.get(code!))!)
  expect(await told(before)).toBeNull()
  await improvements.does(await officer('koordinator'), id, 3, { deed: 'publish', text: 'Ruas ini diperiksa.' })
  expect(await told(before)).toEqual({ id, text: 'Ruas ini diperiksa.' })
  expect(await told(elsewhere)).toBeNull()
  expect(await told(later)).toBeNull()
  await improvements.does(await officer('koordinator'), id, 4, { deed: 'unpublish', reason: 'Salah tulis.' })
  expect(await told(before)).toBeNull()
})

describe('time', () => {
  const queued = async () => {
    const ids = ['kepala.dpupr', 'pengawas', 'penghubung.dpupr']
    const all = await Promise.all(ids.map(async (id) => (await services().mailings.to(id)).map(({ about }) => [id, about.level])))
    return all.flat()
  }
  const stateOf = async (id: string) =>
    (await services().improvements.open(await officer('pengawas'), id)).history.map(({ deed }) => deed)

  test('tells the head on the first working day after the due date, the supervisors five working days later, each once however often it looks', async () => {
    const id = await agreed()
    const { improvementSweep } = services()
    clock.set(at('2026-11-30T15:00'))
    expect([await improvementSweep.sweep(), await queued()]).toEqual([0, []])
    clock.set(at('2026-12-01T08:00'))
    const many = await Promise.all([improvementSweep.sweep(), improvementSweep.sweep()])
    await improvementSweep.sweep()
    expect(many.reduce((sum, one) => sum + one)).toBe(1)
    expect(await queued()).toEqual([['kepala.dpupr', 'head']])
    clock.set(at('2026-12-07T15:00'))
    await improvementSweep.sweep()
    expect(await queued()).toHaveLength(1)
    clock.set(at('2026-12-08T08:00'))
    await improvementSweep.sweep()
    await improvementSweep.sweep()
    expect(await queued()).toEqual([
      ['kepala.dpupr', 'head'],
      ['pengawas', 'supervisor'],
    ])
    expect(await stateOf(id)).toEqual(['propose', 'agree', 'remind', 'escalate'])
  })

  test('writes the mail as things stand when it goes out, and none once it is done', async () => {
    const id = await agreed()
    const { improvementSweep: sweep, improvements } = services()
    const about = { improvement: id, level: 'head', dueOn: '2026-11-30' }
    const write = async (now: string) => sweep.write({ officer: await officer('kepala.dpupr'), about, now: at(now) })
    expect(await write('2026-12-03T08:00')).toMatchObject({
      title: plan.title,
      days: 3,
      level: 'head',
      link: expect.stringContaining(`/perbaikan/${id}`) as string,
    })
    expect(await write('2026-11-30T08:00')).toBeNull()
    await improvements.does(await officer('kepala.dpupr'), id, 2, { deed: 'edit', plan: { ...wanted, dueOn: '2026-12-31' } })
    expect(await write('2026-12-03T08:00')).toBeNull()
  })

  test('measures what was done ninety days ago, once, by the complaints that came before and after', async () => {
    const id = await agreed()
    const { improvementSweep, improvements } = services()
    await improvements.does(await officer('kepala.dpupr'), id, 2, {
      deed: 'finish',
      doneOn: '2026-11-24',
      note: '',
      evidence: [link],
    })
    await keep([{ received: '2026-01-05', answered: '2026-01-08', category: 'drainase' }])
    await keep(Array.from({ length: 20 }, () => ({ received: '2026-10-01', answered: null })))
    await keep([
      { received: '2026-12-20', answered: null },
      { received: '2026-12-21', answered: null, category: 'drainase' },
    ])
    const head = await officer('kepala.dpupr')
    clock.set(at('2026-12-24T09:00'))
    expect(await improvements.effect(await improvements.open(head, id))).toMatchObject({ days: 23, verdict: 'tooEarly' })
    clock.set(at('2027-02-28T09:00'))
    expect(await improvementSweep.sweep()).toBe(0)
    clock.set(at('2027-03-01T09:00'))
    expect([await improvementSweep.sweep(), await improvementSweep.sweep()]).toEqual([1, 0])
    const { measured, state } = await improvements.open(head, id)
    expect(state).toBe('measured')
    // Before: the twenty, and the six of the theme; the unit's others: four of drainage.
    expect(measured).toMatchObject({
      days: 90,
      counts: { before: 26, after: 1 },
      others: { before: 4, after: 1 },
      verdict: 'fewer',
    })
  })
})
