import mongoose from 'mongoose'
import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import { createMark } from '../../server/seed/mark'
import { seedSampleImprovements } from '../../server/seed/sampleImprovements'
import { keep, times } from '../improvements/themeFacts'
import { at } from '../support/aComplaint'
import { useServices } from '../support/services'

const end = at('2026-11-24T14:00')
const clock = settableClock(end)
const { services } = useServices(() => ({ clock }))
const mark = () => createMark(mongoose.connection)
const seed = () => seedSampleImprovements(services(), mark(), { clock, end })
const all = async () => {
  const supervisor = (await services().staff.officerById('pengawas'))!
  return services().improvements.list(supervisor, { units: null, state: null })
}

jest.setTimeout(60_000)

test('sample improvements are made once, beside sample complaints only: one in each state that is worth seeing', async () => {
  await seedAccounts(services().staff, await services().units.assignable(), '2026-05-01')
  await seed()
  expect(await all()).toEqual([])

  for (const answered of ['2026-07-10', '2026-09-05', '2026-10-05', '2026-11-15'])
    for (const unit of ['dpupr', 'disdukcapil', 'dlh', 'dishub']) await keep(times(6, { unit, answered }))
  await mark().set({ sample: 'done' })
  await seed()
  const made = await all()
  expect(made.map(({ unit, state }) => [unit, state]).sort()).toEqual([
    ['disdukcapil', 'done'],
    ['dishub', 'proposed'],
    ['dlh', 'agreed'],
    ['dpupr', 'measured'],
  ])
  expect((await services().results.page(1)).results.map(({ unit }) => unit)).toEqual(['dpupr'])
  const review = await services().reviews.open((await services().staff.officerById('pengawas'))!, 'dpupr', '2026-10')
  expect(review.review?.signed?.by).toBe('kepala.dpupr')

  await seed()
  expect(await all()).toHaveLength(made.length)
})
