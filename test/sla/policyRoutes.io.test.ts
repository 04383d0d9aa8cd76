import { classes, kinds } from '../../server/complaints/complaint'
import { settableClock } from '../../server/platform/clock'
import { createViews } from '../../server/platform/views'
import { categories } from '../../server/routing/category'
import { seedReference } from '../../server/seed/reference'
import { fieldsOf, typedOf } from '../../server/sla/policyForm'
import { createPolicyRoutes } from '../../server/sla/policyRoutes'
import { createPolicyScreens } from '../../server/sla/policyScreens'
import { createPolicyService } from '../../server/sla/policyService'
import { createPolicyStore } from '../../server/sla/policyStore'
import type { Officer } from '../../server/staff/officer'
import { createUnitService } from '../../server/units/service'
import { createUnitStore } from '../../server/units/store'
import { useDatabase } from '../support/mongo'
import { askRoutes } from '../support/routesApp'

const database = useDatabase()
const clock = settableClock(new Date('2026-11-24T03:00:00Z'))
const audit = { record: async () => undefined }
const views = createViews()
const family = 'serang-normative'

function appFor(role: Officer['role']) {
  const units = createUnitService({ store: createUnitStore(), audit, clock })
  const policies = createPolicyService({
    store: createPolicyStore(database.connection()),
    units,
    audit,
    clock,
    sorts: { kinds, classes, categories },
  })
  const screens = createPolicyScreens({ policies, units, staff: { namesOf: async () => ({ sari: 'Sari' }) } })
  // Rendered for its own sake: what a page cannot show, it must not be given.
  const shown = (view: string, model: object) => void views.render(view, model, { lang: 'id' })
  return askRoutes(createPolicyRoutes({ policies, screens }), role, shown)
}

/** The form as it would be sent, as the last version is but for what is named. */
async function formOf(more: Record<string, string | string[]> = {}): Promise<Record<string, string | string[]>> {
  const policies = await createPolicyStore(database.connection()).all()
  const last = policies.find(({ _id }) => _id === family)!
  const fields: Record<string, string | string[]> = {}
  for (const { name, value } of fieldsOf({ ...typedOf(last), validFrom: '2026-12-01' }))
    fields[name] = fields[name] ? [fields[name], value].flat() : value
  return { ...fields, base: '1', ...more }
}
const send = (path: string, fields: object, role: Officer['role'] = 'coordinator') =>
  appFor(role).post(path).type('form').send(fields)
const edit = `/batas-waktu/${family}/ubah`

beforeEach(async () => {
  await database.clear()
  await seedReference(database.connection())
})

test('the list shows what holds on a date, today when the date cannot be read', async () => {
  const { body } = await appFor('liaison').get('/batas-waktu').expect(200)
  expect([body.view, body.date, body.rows.length, body.gaps, body.mayEdit]).toEqual(['policies/list', '2026-11-24', 5, [], false])
  const before = await appFor('liaison').get('/batas-waktu?tanggal=2024-12-31').expect(200)
  expect([before.body.rows.length, before.body.gaps.length, before.body.coming.length]).toEqual([1, 1, 5])
  const wrong = await appFor('liaison').get('/batas-waktu?tanggal=kemarin').expect(422)
  expect([wrong.body.date, wrong.body.values.tanggal, wrong.body.errors]).toEqual([
    '2026-11-24',
    'kemarin',
    { tanggal: 'dateMalformed' },
  ])
})

test('a change is checked, saved, and stands beside what it replaces', async () => {
  const fields = await formOf({ 'target-unit': '4', 'classes[]': ['normative', 'minor'] })
  const check = await send(edit, { ...fields, step: 'check' }).expect(200)
  expect(check.body.view).toBe('policies/check')
  expect(check.body.differences.map(({ about }: { about: string }) => about)).toEqual(['classes', 'target'])
  expect(check.body.overlaps.map(({ classes: names }: { classes: string[] }) => names)).toEqual([['minor']])
  const sent: Record<string, string[]> = {}
  for (const { name, value } of check.body.fields as { name: string; value: string }[]) (sent[name] ??= []).push(value)
  const saved = await send(edit, { ...sent, base: '1', step: 'save' }).expect(303)
  expect(saved.headers.location).toBe(`/batas-waktu/${family}?selesai=saved`)
  const { body } = await appFor('head').get(`/batas-waktu/${family}?selesai=saved`).expect(200)
  expect([body.done, body.present.targets.unit.days]).toEqual(['saved', 5])
  expect(body.versions.map(({ standing, by }: Record<string, string>) => [standing, by])).toEqual([
    ['coming', 'Sari'],
    ['present', null],
  ])
})

test.each(['check', 'save'])('a form with mistakes comes back with all of them and with what was typed (%s)', async (step) => {
  const fields = await formOf({ name: '', 'target-unit': 'banyak', 'escalation-0-after': '0', 'units[]': 'outside:pln', step })
  const { status, body } = await send(edit, fields)
  expect([status, body.view, body.base]).toEqual([422, 'policies/edit', 1])
  expect(body.errors).toEqual({
    name: 'policyNameMissing',
    units: 'unitUnknown',
    'target-unit': 'targetInvalid',
    'escalation-0-after': 'afterDaysInvalid',
  })
  expect([body.values.targets.unit.amount, body.values.escalations[0].after]).toEqual(['banyak', '0'])
})

test('a form without any target is refused at its field', async () => {
  const none = { 'target-verification': '', 'target-followUp': '', 'target-unit': '', 'target-resolution': '' }
  const { body } = await send(edit, await formOf({ ...none, step: 'check' })).expect(422)
  expect(body.errors['target-verification']).toBe('targetsMissing')
})

test('another row is added to what was typed', async () => {
  const form = {
    name: 'Baru',
    'warning-0-clock': 'unit',
    'warning-0-amount': '50',
    'warning-0-measure': 'share',
    warningRows: '2',
    escalationRows: '1',
  }
  const { body } = await send('/batas-waktu/baru', { ...form, step: 'addWarning' }).expect(200)
  expect([body.rows, body.values.name, body.errors]).toEqual([{ warnings: 3, escalations: 1 }, 'Baru', {}])
})

test('who comes second is told, and keeps what was typed', async () => {
  await send(edit, await formOf({ step: 'save' })).expect(303)
  const again = await send(edit, await formOf({ 'target-unit': '3', step: 'save' })).expect(409)
  expect([again.body.overtaken, again.body.base, again.body.values.targets.unit.amount]).toEqual([true, 2, '3'])
  const row = await send(edit, await formOf({ step: 'addWarning' })).expect(200)
  expect(row.body.base).toBe(1)
})

test('a new policy is written, and its name is taken from then on', async () => {
  const fields = await formOf({ name: 'Jalan rusak', 'categories[]': 'jalan', base: '0', step: 'save' })
  const { headers } = await send('/batas-waktu/baru', fields).expect(303)
  expect(headers.location).toBe('/batas-waktu/jalan-rusak?selesai=saved')
  expect((await send('/batas-waktu/baru', fields).expect(422)).body.errors).toEqual({ name: 'policyNameTaken' })
})

test('a policy is ended from a date on, and a version to come is withdrawn', async () => {
  const wrong = await send(`/batas-waktu/${family}/akhiri`, { base: '1', validFrom: '2026-11-24' }).expect(422)
  expect([wrong.body.errors, wrong.body.values]).toEqual([{ validFrom: 'validFromInvalid' }, { validFrom: '2026-11-24' }])
  await send(`/batas-waktu/${family}/akhiri`, { base: '1', validFrom: '2026-12-01' }).expect(303)
  expect((await send(`/batas-waktu/${family}/akhiri`, { base: '1', validFrom: '2026-12-02' }).expect(409)).body.overtaken).toBe(
    true,
  )
  await send(`/batas-waktu/${family}/tarik`, { version: '2' }).expect(303)
  await send(`/batas-waktu/${family}/tarik`, { version: '2' }).expect(409)
  await send(`/batas-waktu/${family}/tarik`, { version: '9' }).expect(404)
})

test('other officers read, and are refused whatever they send', async () => {
  await appFor('head').get('/batas-waktu/baru').expect(403)
  await appFor('head').get(edit).expect(403)
  for (const step of ['', 'check', 'save']) await send(edit, { ...(await formOf()), step }, 'supervisor').expect(403)
  await send(edit, {}, 'supervisor').expect(403)
})

test('a policy that is not there is missing', async () => {
  await appFor('admin').get('/batas-waktu/tidak-ada').expect(404)
  await appFor('admin').get('/batas-waktu/tidak-ada/ubah').expect(404)
  await send('/batas-waktu/tidak-ada/ubah', { step: 'save', base: '0' }).expect(404)
})
