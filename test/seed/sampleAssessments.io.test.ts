import mongoose from 'mongoose'
import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import { createMark } from '../../server/seed/mark'
import { seedSampleAssessments } from '../../server/seed/sampleAssessments'
import { at } from '../support/aComplaint'
import { useServices } from '../support/services'

const end = at('2026-11-24T14:00')
const clock = settableClock(end)
const { services } = useServices(() => ({ clock }))
const mark = () => createMark(mongoose.connection)
const seed = () => seedSampleAssessments(services(), mark(), { clock, end })

jest.setTimeout(60_000)

test('sample self-assessments are made once, beside sample complaints only, partly reviewed, and by nobody about an own word', async () => {
  await seedAccounts(services().staff, await services().units.assignable(), '2026-05-01')
  await seed()
  expect((await services().assessments.scores(2026)).size).toBe(0)

  await mark().set({ sample: 'done' })
  await seed()
  const scores = await services().assessments.scores(2026)
  expect([...scores.keys()].sort()).toEqual(['dinsos', 'dishub', 'disdukcapil', 'dpupr'].sort())
  for (const all of scores.values())
    for (const { score, waiting, accepted } of all) expect([score !== null, waiting + accepted > 0]).toEqual([true, true])

  await seed()
  expect(await services().assessments.scores(2026)).toEqual(scores)
})
