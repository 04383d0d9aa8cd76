import type { DimensionScore } from '../../server/assessments/assessment'
import { createComplianceRoutes } from '../../server/indicators/complianceRoutes'
import { createComplianceService } from '../../server/indicators/complianceService'
import { createGoalStore } from '../../server/indicators/complianceStore'
import type { Figures } from '../../server/indicators/indicator'
import type { Window } from '../../server/indicators/period'
import type { Sight } from '../../server/indicators/permissions'
import { createPublishedStore } from '../../server/indicators/publishedStore'
import { methods } from '../../server/indicators/store'
import { settableClock } from '../../server/platform/clock'
import { createViews } from '../../server/platform/views'
import { seedReference } from '../../server/seed/reference'
import type { Role } from '../../server/staff/officer'
import { createUnitService } from '../../server/units/service'
import { createUnitStore } from '../../server/units/store'
import { at } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'
import { askRoutes } from '../support/routesApp'
import { figure } from './measured'

const database = useDatabase()
const clock = settableClock(at('2026-11-24T10:42'))
const views = createViews()
const recorded: { by: string; deed: string; details: object }[] = []
const audit = { record: async (entry: (typeof recorded)[number]) => void recorded.push(entry) }

/** Diskominfo is close to its target in all that it is measured by; Dishub has seven cases. */
const measured = new Map<string, Figures>([
  [
    'diskominfo',
    new Map([
      ['onTime.unit', figure(18, 20)],
      ['reopened', figure(1, 20)],
    ]),
  ],
  ['dishub', new Map([['onTime.unit', figure(7, 7)]])],
])
const input: DimensionScore = {
  dimension: 'input',
  score: 80,
  numerator: 8,
  denominator: 10,
  assessed: 10,
  waiting: 0,
  accepted: 10,
  sentBack: 0,
  gaps: [],
}
const asked: { window: Window; sight: Sight }[] = []
const numbers = {
  of: async ({ id }: { of: string; id?: string }, window: Window, sight: Sight) => (
    asked.push({ window, sight }),
    measured.get(id!) ?? new Map()
  ),
  by: async (_: string, window: Window, sight: Sight) => (asked.push({ window, sight }), measured),
}

function appFor(role: Role) {
  const compliance = createComplianceService({
    numbers: numbers as never,
    assessments: {
      scores: async (year) => new Map(year === 2026 ? [['diskominfo', [input]]] : []),
      scoresOf: async (unit, year) => (unit === 'diskominfo' && year === 2026 ? [input] : null),
    },
    published: createPublishedStore(database.connection()),
    goal: createGoalStore(database.connection()),
    methods,
    until: async () => null,
    units: createUnitService({ store: createUnitStore(), audit, clock }),
    audit,
    clock,
  })
  const shown = (view: string, model: object) => void views.render(view, model, { lang: 'id' })
  return askRoutes(createComplianceRoutes({ compliance, clock }), role, shown)
}
const rowOf = (body: { rows: { unit: { id: string } }[] }, id: string) => body.rows.find(({ unit }) => unit.id === id)

beforeEach(async () => {
  await database.clear()
  await seedReference(database.connection())
  recorded.length = asked.length = 0
})

// On time (0.9 − 0.5) / 0.45 of 20, reopened at its target of 10: (20 × 88.9 + 10 × 100) / 30; weights 21.54 and, of Input, 21.85.
const complaints = (20 * (40 / 0.45) + 10 * 100) / 30
const score = (21.54 * complaints + 21.85 * 80) / (21.54 + 21.85)

describe('the page of all units', () => {
  test('has this year, the estimate, how far from the target, and the last published score beside it', async () => {
    const { body } = await appFor('supervisor').get('/kepatuhan')
    expect([body.view, body.bar.shown.from, body.bar.shown.to, body.target, body.method.id]).toEqual([
      'compliance/list',
      '2026-01-01',
      '2026-12-31',
      83,
      'ombudsman-opini-2025',
    ])
    const own = rowOf(body, 'diskominfo') as unknown as {
      score: number
      distance: number
      known: number
      firm: boolean
      n: number
      href: string
      published: null
    }
    expect(own.score).toBeCloseTo(score)
    expect(own.distance).toBeCloseTo(score - 83)
    expect(own.known).toBeCloseTo(0.4339)
    expect([own.firm, own.n, own.href, own.published]).toEqual([false, 20, '/kepatuhan/diskominfo', null])
    expect(rowOf(body, 'dishub')).toMatchObject({ score: null, zone: null, n: 7 })
    expect(rowOf(body, 'dinsos')).toMatchObject({ score: null, published: { year: 2024, score: 94.62, zone: { letter: 'A' } } })
    expect(body.regency).toMatchObject({ year: 2023, score: 89.28 })
    expect([body.scored, body.reached]).toEqual([0, 0])
  })

  test('is the same for every unit, but for the ways in', async () => {
    const { body } = await appFor('liaison').get('/kepatuhan')
    expect(rowOf(body, 'diskominfo')).toMatchObject({ href: '/kepatuhan/diskominfo' })
    expect(rowOf(body, 'dishub')).toMatchObject({ href: null, n: 7 })
    expect(body.mayEdit).toBe(false)
  })

  test('counts cases of abuse of authority for an inspector only', async () => {
    await appFor('inspector').get('/kepatuhan')
    await appFor('supervisor').get('/kepatuhan')
    expect(asked.map(({ sight }) => sight)).toEqual([
      { units: null, inspects: ['diskominfo'] },
      { units: null, inspects: [] },
    ])
  })

  test('has the window that is asked for, and keeps it on the way to a unit', async () => {
    const { body } = await appFor('supervisor').get('/kepatuhan?from=2025-01-01&to=2025-12-31')
    expect(asked[0]!.window).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    expect([body.year, (rowOf(body, 'diskominfo') as unknown as { href: string }).href]).toEqual([
      2025,
      '/kepatuhan/diskominfo?from=2025-01-01&to=2025-12-31',
    ])
    await appFor('supervisor').get('/kepatuhan?from=2025-12-31&to=2025-01-01').expect(422)
  })
})

describe('the page of one unit', () => {
  test('tells what would change it most, with the cases behind', async () => {
    const { body } = await appFor('head').get('/kepatuhan/diskominfo')
    expect([body.view, body.unit.id, body.dimensions.length]).toEqual(['compliance/unit', 'diskominfo', 4])
    expect([body.toTarget, body.toBest]).toEqual([expect.closeTo(83 - score), expect.closeTo(95 - score)])
    const [lever] = body.levers
    expect([body.levers.length, lever.id, lever.steps, lever.href]).toEqual([
      1,
      'onTime.unit',
      1,
      '/ringkasan/daftar?indicator=onTime.unit&unit=diskominfo&from=2026-01-01&to=2026-12-31&part=rest',
    ])
    expect(body.parts.find(({ id }: { id: string }) => id === 'evidence')).toMatchObject({ score: null, href: null })
  })

  test('is its own, and a unit that is not there is not found', async () => {
    expect((await appFor('head').get('/kepatuhan/dishub')).body).toEqual({ code: 'complianceOtherUnit' })
    await appFor('supervisor').get('/kepatuhan/dishub').expect(200)
    await appFor('supervisor').get('/kepatuhan/outside:pln').expect(404)
    await appFor('admin').get('/kepatuhan/diskominfo').expect(403)
  })
})

describe('the target', () => {
  const send = (fields: object, role: Role = 'supervisor') => appFor(role).post('/kepatuhan/sasaran').type('form').send(fields)

  test('is set by supervisor or coordinator, with a line in the audit', async () => {
    await send({ version: '0', target: '85,5' }).expect(303)
    expect((await appFor('head').get('/kepatuhan')).body.target).toBe(85.5)
    expect(recorded).toEqual([expect.objectContaining({ deed: 'setComplianceTarget', details: { target: '83 → 85.5' } })])
    await send({ version: '1', target: '90' }, 'head').expect(403)
  })

  test('comes back with what was typed when it cannot be, or somebody was first', async () => {
    for (const target of ['', '0', '101', 'tinggi', '83.123']) {
      const { status, body } = await send({ version: '0', target })
      expect([target, status, body.errors, body.values.target]).toEqual([target, 422, { target: 'goalInvalid' }, target])
    }
    await send({ version: '0', target: '85' }).expect(303)
    const { status, body } = await send({ version: '0', target: '90' })
    expect([status, body.overtaken, body.target, body.values.target, body.version]).toEqual([409, true, 85, '90', 1])
  })

  test('of two who set it at once one is first', async () => {
    const answers = await Promise.all([send({ version: '0', target: '84' }), send({ version: '0', target: '86' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })
})

test('the methods are told with what is confirmed and what is recalled', async () => {
  const { body } = await appFor('liaison').get('/kepatuhan/metode')
  expect(body.methods.map(({ id, inForce }: { id: string; inForce: boolean }) => [id, inForce])).toEqual([
    ['ombudsman-opini-2025', true],
    ['ombudsman-2022', false],
    ['ombudsman-2021', false],
  ])
  expect(body.methods[0]).toMatchObject({
    cutsFrom: 'Penilaian kepatuhan 2022–2024',
    weightsFrom: 'Penilaian kepatuhan 2022–2024',
  })
  expect(body.methods[1].bands[0]).toMatchObject({ from: 88, confirmed: false, labelConfirmed: true })
})
