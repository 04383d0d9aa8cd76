import { randomUUID } from 'node:crypto'
import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import type { Officer } from '../../server/staff/officer'
import { at } from '../support/aComplaint'
import { useServices } from '../support/services'
import { plan, theme } from './anImprovement'
import { forgetThemes, keep, times } from './themeFacts'

jest.setTimeout(60_000)
const clock = settableClock(at('2026-11-05T09:00'))
const { services } = useServices({ clock })
const officer = async (id: string): Promise<Officer> => (await services().staff.officerById(id))!
const words = { notes: 'Lubang bertambah setelah hujan.', agreed: 'Regu tambal, kepala bidang, November.' }

beforeAll(async () => {
  await seedAccounts(services().staff, await services().units.assignable(), '2026-01-01')
})
beforeEach(async () => {
  clock.set(at('2026-10-20T09:00'))
  await forgetThemes()
  await keep(times(6, { answered: '2026-10-10' }))
  await services().improvements.propose(await officer('penghubung.dpupr'), randomUUID(), theme, plan)
  clock.set(at('2026-11-05T09:00'))
})

const open = async (id = 'kepala.dpupr') => services().reviews.open(await officer(id), 'dpupr', '2026-10')

describe('the review of a month', () => {
  test('is made from the numbers: themes, and improvements as they stood', async () => {
    const { minutes, review } = await open()
    expect(review).toBeNull()
    expect(minutes.themes).toEqual([{ ...theme, count: 6, improvement: null }])
    expect(minutes.improvements).toEqual([expect.objectContaining({ title: plan.title, state: 'proposed', overdue: false })])
    expect(minutes.numbers.map(({ id }) => id)).toEqual(expect.arrayContaining(['received', 'onTime.unit', 'overdue']))
  })

  test('is kept, signed and seen; from then on it stands, whatever the numbers do', async () => {
    const { reviews, audit } = services()
    await reviews.keep(await officer('penghubung.dpupr'), 'dpupr', '2026-10', 0, words)
    await reviews.sign(await officer('kepala.dpupr'), 'dpupr', '2026-10', 1, words)
    const signed = (await open()).review!.signed!
    await keep(times(3, { answered: '2026-10-12' }))
    const after = await open('pengawas')
    expect(after.moved).toBe(true)
    expect(after.minutes).toEqual(signed.minutes)
    expect(after.minutes.themes[0]!.count).toBe(6)
    await reviews.acknowledge(await officer('pengawas'), 'dpupr', '2026-10', 2)
    expect((await open()).review).toMatchObject({
      ...words,
      version: 3,
      seen: { by: 'pengawas' },
      signed: { by: 'kepala.dpupr', print: signed.print },
    })
    expect((await audit.of('review:dpupr:2026-10')).map(({ deed }) => deed).reverse()).toEqual([
      'review.keep',
      'review.sign',
      'review.acknowledge',
    ])
    await expect(reviews.keep(await officer('kepala.dpupr'), 'dpupr', '2026-10', 3, words)).rejects.toMatchObject({
      code: 'reviewSigned',
    })
  })

  test('is signed only when the month is over, by who may, and as they saw it', async () => {
    const { reviews } = services()
    const sign = async (id: string, month: string, version = 0) => reviews.sign(await officer(id), 'dpupr', month, version, words)
    await expect(sign('kepala.dpupr', '2026-11')).rejects.toMatchObject({ kind: 'invalid', code: 'monthRunning' })
    await expect(sign('penghubung.dpupr', '2026-10')).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(sign('kepala.dishub', '2026-10')).rejects.toMatchObject({ kind: 'missing' })
    await reviews.keep(await officer('penghubung.dpupr'), 'dpupr', '2026-10', 0, words)
    await expect(sign('kepala.dpupr', '2026-10', 0)).rejects.toMatchObject({ kind: 'conflict', code: 'reviewChanged' })
    await expect(reviews.acknowledge(await officer('pengawas'), 'dpupr', '2026-10', 1)).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(reviews.open(await officer('kepala.dpupr'), 'dpupr', '2026-12')).rejects.toMatchObject({ kind: 'missing' })
  })

  test('is listed for every unit that an officer may open, the Inspektorat’s for itself', async () => {
    const unitsOf = async (id: string) =>
      (await services().reviews.ofMonth(await officer(id), '2026-10')).map(({ unit }) => unit._id)
    expect(await unitsOf('kepala.dpupr')).toEqual(['dpupr'])
    expect(await unitsOf('inspektur')).toEqual(['inspektorat'])
    const all = await unitsOf('pengawas')
    expect(all.length).toBeGreaterThan(50)
    expect(all).not.toContain('inspektorat')
    await expect(unitsOf('admin')).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
