import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import { seedPapers } from '../../server/seed/samplePapers'
import { at } from '../support/aComplaint'
import { useServices } from '../support/services'

const end = at('2026-11-24T14:00')
const clock = settableClock(at('2026-05-01T08:00'))
const { services } = useServices(() => ({ clock }))

test('a few units have sample papers, each said to be one; done over, nothing is added', async () => {
  const { staff, units, documents, surveys } = services()
  await seedAccounts(staff, await units.assignable(), '2026-05-01')
  await seedPapers(services(), { clock, end })
  const window = { from: '2026-01-01', to: '2026-11-24' }
  const all = async () => ({
    papers: await documents.at('dpupr', window),
    ways: await documents.channels('dpupr', window),
    coaching: await documents.coaching('dpupr', window),
    procedure: await documents.procedure('dpupr', '2026-11-24'),
    surveys: await surveys.of('dpupr', window),
  })
  const first = await all()
  expect(first.papers.map(({ kind }) => kind)).toEqual(['decree', 'sop', 'notice'])
  expect(first.papers.every(({ title, file }) => title.startsWith('Contoh') && file?.type === 'application/pdf')).toBe(true)
  expect(first.ways.map(({ kind, missing }) => [kind, missing > 0])).toContainEqual(['counter', true])
  expect([first.coaching.length, first.procedure?.steps.length, first.surveys.map(({ band }) => band?.letter)]).toEqual([
    2,
    5,
    ['B'],
  ])

  await seedPapers(services(), { clock, end })
  expect(JSON.stringify(await all())).toBe(JSON.stringify(first))

  const checks = await documents.checklists(['dpupr', 'dlh'])
  expect(checks.get('dpupr')!.filter(({ state }) => state === 'missing')).toEqual([])
  expect(checks.get('dlh')!.filter(({ state }) => state === 'missing').length).toBeGreaterThan(4)
}, 60_000)
