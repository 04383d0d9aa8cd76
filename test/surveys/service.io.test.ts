import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import { createSurveyRoutes } from '../../server/surveys/routes'
import type { NewSurvey, Ratings } from '../../server/surveys/service'
import { createSurveyService } from '../../server/surveys/service'
import { createSurveyStore } from '../../server/surveys/store'
import { elements, type Means } from '../../server/surveys/survey'
import type { Officer } from '../../server/staff/officer'
import { useServices } from '../support/services'
import { askRoutes } from '../support/routesApp'
import mongoose from 'mongoose'

jest.setTimeout(60_000)
const clock = settableClock(new Date('2026-11-24T03:00:00Z'))
const { services } = useServices({ clock })
let surveys: ReturnType<typeof createSurveyService>
let rated: Ratings | null = null
const who = {} as Record<'liaison' | 'head' | 'elsewhere' | 'supervisor' | 'admin', Officer>

beforeAll(async () => {
  const { staff, units, audit } = services()
  await seedAccounts(staff, await units.assignable(), '2026-01-01')
  const names = {
    liaison: 'penghubung.dpupr',
    head: 'kepala.dpupr',
    elsewhere: 'penghubung.dishub',
    supervisor: 'pengawas',
    admin: 'admin',
  }
  for (const [role, name] of Object.entries(names)) who[role as keyof typeof who] = (await staff.officerById(name))!
  const store = createSurveyStore(mongoose.connection)
  surveys = createSurveyService({ store, units, audit, clock, ratings: async () => rated })
})
beforeEach(() => mongoose.connection.collection('surveys').deleteMany({}))

const means = (thousandths: number): Means => Object.fromEntries(elements.map((element) => [element, thousandths])) as Means
const aSurvey = (over: Partial<NewSurvey> = {}): NewSurvey => ({
  from: '2026-01-01',
  to: '2026-06-30',
  revision: 0,
  respondents: 120,
  means: means(3500),
  source: 'Laporan SKM',
  link: null,
  reason: '',
  ...over,
})
const enter = (officer: Officer, over: Partial<NewSurvey> = {}, unit = 'dpupr') =>
  surveys.enter(officer, unit, aSurvey(over)).then(
    () => 'done',
    ({ kind, code }: { kind: string; code: string }) => `${kind} ${code}`,
  )

it('a result is entered by the unit, and read by it and by supervisors', async () => {
  expect(await enter(who.liaison)).toBe('done')
  expect(await enter(who.elsewhere)).toBe('forbidden documentsOtherUnit')
  expect(await enter(who.supervisor)).toBe('forbidden documentsEdit')
  expect(await enter(who.admin)).toBe('forbidden documentsForbidden')
  expect((await surveys.open(who.supervisor, 'dpupr')).results.map(({ index, band }) => [index, band?.letter])).toEqual([
    [8750, 'B'],
  ])
  await expect(surveys.open(who.elsewhere, 'dpupr')).rejects.toMatchObject({ code: 'documentsOtherUnit' })
  await expect(surveys.open(who.admin, 'dpupr')).rejects.toMatchObject({ code: 'documentsForbidden' })
})

it('the same form twice is one line; a correction has a reason and leaves the old line', async () => {
  expect(await enter(who.liaison)).toBe('done')
  expect(await enter(who.liaison)).toBe('done')
  expect(await enter(who.head, { means: means(3600) })).toBe('conflict surveyChanged')
  expect(await enter(who.head, { revision: 1, means: means(3600) })).toBe('invalid reasonMissing')
  expect(await enter(who.head, { revision: 1, means: means(3600), reason: 'Salah ketik' })).toBe('done')
  const { results, lines } = await surveys.open(who.liaison, 'dpupr')
  expect(results.map(({ index }) => index)).toEqual([9000])
  expect(lines.map(({ revision, reason, by }) => [revision, reason, by])).toEqual([
    [1, null, 'penghubung.dpupr'],
    [2, 'Salah ketik', 'kepala.dpupr'],
  ])
})

it('two who enter the same period at once have one result', async () => {
  const answers = await Promise.all([enter(who.liaison), enter(who.head, { means: means(3600) })])
  expect(answers.sort()).toEqual(['conflict surveyChanged', 'done'])
})

it.each([
  ['that is not over', { to: '2026-11-25' }, 'invalid surveyPeriodInvalid'],
  ['that ends today', { to: '2026-11-24' }, 'done'],
  ['that is reversed', { from: '2026-07-01' }, 'invalid periodReversed'],
])('a period %s', async (_, over, answer) => expect(await enter(who.liaison, over)).toBe(answer))

it('the latest of a year and those of a window are found', async () => {
  await enter(who.liaison)
  await enter(who.liaison, { from: '2026-07-01', to: '2026-09-30', means: means(3000) })
  await enter(who.liaison, { from: '2025-01-01', to: '2025-12-31' })
  expect((await surveys.latest('dpupr', 2026))?.to).toBe('2026-09-30')
  expect(await surveys.latest('dpupr', 2024)).toBeNull()
  const window = { from: '2026-06-30', to: '2026-07-01' }
  expect((await surveys.of('dpupr', window)).map(({ to }) => to)).toEqual(['2026-09-30', '2026-06-30'])
  expect(await surveys.latestDays(['dpupr', 'dishub'])).toEqual(new Map([['dpupr', '2026-09-30']]))
})

it('what reporters rated stands beside, and changes no index', async () => {
  await enter(who.liaison)
  rated = { n: 40, mean: 1.2 }
  const { results } = await surveys.open(who.liaison, 'dpupr')
  expect(results.map(({ index, rated: beside }) => [index, beside])).toEqual([[8750, { n: 40, mean: 1.2 }]])
})

it('the form comes back with what was typed', async () => {
  const ask = askRoutes(createSurveyRoutes({ surveys, staff: services().staff }), 'liaison')
  const typed = {
    from: '2026-01-01',
    to: '2026-06-30',
    revision: '0',
    respondents: '12',
    source: 'x',
    link: '',
    reason: '',
    ...Object.fromEntries(elements.map((id) => [id, '3,5'])),
  }
  const wrong = await ask
    .post('/dokumen/diskominfo/skm/isi')
    .type('form')
    .send({ ...typed, time: '5', source: '' })
  expect([wrong.status, wrong.body.view, wrong.body.errors]).toEqual([
    422,
    'surveys/edit',
    { time: 'surveyMeanInvalid', source: 'countSourceMissing' },
  ])
  expect(wrong.body.values).toMatchObject({ time: '5', cost: '3,5', respondents: '12' })
  expect((await ask.post('/dokumen/diskominfo/skm/isi').type('form').send(typed)).status).toBe(303)
  const again = await ask.get('/dokumen/diskominfo/skm/isi?dari=2026-01-01&sampai=2026-06-30')
  expect(again.body).toMatchObject({ corrects: true, values: { revision: '1', time: '3,5', respondents: '12' } })
  const late = await ask
    .post('/dokumen/diskominfo/skm/isi')
    .type('form')
    .send({ ...typed, time: '4' })
  expect([late.status, late.body.overtaken, late.body.values.revision, late.body.values.time]).toEqual([409, true, '1', '4'])
})
