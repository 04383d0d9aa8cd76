import { randomUUID } from 'node:crypto'
import { Router } from 'express'
import { deskRoutes } from '../../server/complaints/deskRoutes'
import type { Complaint, Filing } from '../../server/complaints/complaint'
import { proposalRoutes } from '../../server/complaints/proposalRoutes'
import type { Role } from '../../server/staff/officer'
import { aFiling, at, sari } from '../support/aComplaint'
import { askRoutes } from '../support/routesApp'
import { settableClock } from '../../server/platform/clock'
import { useServices } from '../support/services'

const clock = settableClock(at('2026-11-23T09:00'))
const { services, clear } = useServices(() => ({ clock }))

beforeEach(async () => {
  await clear()
  clock.set(at('2026-11-23T09:00'))
})

function desk(role: Role) {
  const needs = { ...services(), pages: services().deskPages }
  return askRoutes(Router().use(proposalRoutes(needs), deskRoutes(needs)), role)
}
const read = async (code: string): Promise<Complaint> => (await services().store.get(code))!

/** A complaint that routing, whatever it has learned, has proposed for this unit; a minute after the one before. */
async function proposed(unit: string, filing: Partial<Filing> = {}): Promise<string> {
  clock.set(new Date(clock.now().getTime() + 60_000))
  const { complaint } = await services().file(aFiling(filing), randomUUID())
  const ranked = [
    { unit, confidence: 0.83, because: ['pasar'] },
    { unit: 'dlh', confidence: 0.1 },
  ]
  await services().door.pass(complaint, { deed: 'route', ranked, decision: 'triage', why: 'Mungkin.' }, { by: 'system' })
  return complaint._id
}
const accept = async (code: string, role: Role = 'coordinator', fields: object = {}) =>
  desk(role)
    .post(`/meja/aduan/${code}/usulan`)
    .type('form')
    .send({ version: (await read(code)).version, ...fields })

describe('a proposal is accepted with one deed', () => {
  test('the unit is given the case, and the next new one opens', async () => {
    const [first, second] = [await proposed('dishub'), await proposed('dinsos')]
    const { status, headers } = await accept(first)
    expect([status, headers.location]).toEqual([303, `/meja/aduan/${second}?diterima=${first}`])
    const after = await read(first)
    expect([after.state, after.unit, after.history.at(-1)?.by]).toEqual(['assigned', 'dishub', 'sari'])
    const { body } = await desk('coordinator').get(headers.location!)
    expect(body).toMatchObject({ accepted: first, suggestion: { accept: 'assign', because: ['pasar'], sureness: 'likely' } })
  })

  test('one that was left aside does not come again at once; after the last it comes, and after all of them the list', async () => {
    // All are due at the end of the same day, so that the list has them by their codes.
    const codes = [await proposed('dishub'), await proposed('dinsos'), await proposed('dlh')]
    const [first, second, third] = codes.sort() as [string, string, string]
    expect((await accept(second)).headers.location).toBe(`/meja/aduan/${third}?diterima=${second}`)
    expect((await accept(third)).headers.location).toBe(`/meja/aduan/${first}?diterima=${third}`)
    expect((await accept(first)).headers.location).toBe(`/meja?view=new&diterima=${first}`)
  })

  test('from the list one stays in the list, where each row says what is proposed', async () => {
    const [first, second] = [await proposed('dishub'), await proposed('outside:pln')]
    expect((await accept(first, 'coordinator', { dari: 'daftar' })).headers.location).toBe(`/meja?view=new&diterima=${first}`)
    const { body } = await desk('coordinator').get(`/meja?view=new&diterima=${first}`)
    const { rows, accepted } = body as { rows: { code: string; suggested: object }[]; accepted: string }
    expect(accepted).toBe(first)
    expect(rows).toEqual([expect.objectContaining({ code: second })])
    expect(rows[0]!.suggested).toMatchObject({ unit: 'PLN', confidence: 0.83, accept: 'forward' })
  })

  test('what is for somebody outside opens the form, with what the reporter will read filled in', async () => {
    const code = await proposed('outside:pln')
    const { status, headers } = await accept(code)
    expect([status, headers.location]).toEqual([303, `/meja/aduan/${code}/forward`])
    expect((await read(code)).state).toBe('received')
    const { body } = await desk('coordinator').get(headers.location!)
    expect(body).toMatchObject({ deed: 'forward', authority: 'pln', values: { to: 'outside:pln', reason: '' } })
    const elsewhere = await desk('coordinator').get(`/meja/aduan/${await proposed('dishub')}/forward`)
    expect(elsewhere.body).toMatchObject({ authority: null })
  })

  test('abuse of authority is classed so, and the Inspektorat has it', async () => {
    const code = await proposed('inspektorat')
    expect((await accept(code)).status).toBe(303)
    expect(await read(code)).toMatchObject({ class: 'oversight', oversight: true, unit: 'inspektorat', state: 'assigned' })
  })

  test('an officer who may not see it afterwards is not told its code', async () => {
    const code = await proposed('inspektorat', { chosenUnit: 'diskominfo' })
    expect((await accept(code)).headers.location).toBe('/meja?view=new&')
  })
})

describe('a proposal is not accepted', () => {
  test('by anybody but the coordinator', async () => {
    const code = await proposed('dishub')
    for (const [role, status] of [
      ['supervisor', 403],
      ['liaison', 404],
      ['head', 404],
      ['inspector', 404],
      ['admin', 404],
    ] as const)
      expect([role, (await accept(code, role)).status]).toEqual([role, status])
    expect((await read(code)).state).toBe('received')
  })

  test('when somebody was first, or it was not routed, or the page was not this case’s', async () => {
    const code = await proposed('dishub')
    const { version } = await read(code)
    await accept(code)
    const late = await accept(code, 'coordinator', { version })
    expect([late.status, late.body]).toEqual([409, { code: 'someoneElse' }])
    const { complaint } = await services().file(aFiling(), randomUUID())
    const early = await accept(complaint._id)
    expect([early.status, early.body]).toEqual([409, { code: 'nothingProposed' }])
    expect((await accept(await proposed('dlh'), 'coordinator', { version: 'x' })).status).toBe(422)
    const nobody = await desk('coordinator').post('/meja/aduan/ADU-0000-0000-00/usulan').type('form').send({ version: 1 })
    expect(nobody.status).toBe(404)
  })
})

test('beside the proposal stand answered cases like it, with the unit that answered', async () => {
  const text = 'Gorong-gorong depan toko Sinar Jaya mampet, tiap hujan air masuk ke toko.'
  const old = await proposed('dpupr', { text })
  const given = await services().complaints.does(sari('coordinator'), old, (await read(old)).version, {
    deed: 'assign',
    unit: 'diskominfo',
  })
  const answer = { deed: 'answer' as const, text: 'Sudah.', files: [] }
  await services().similar.note([await services().complaints.does(sari('liaison'), old, given.version, answer)])
  const { body } = await desk('coordinator').get(`/meja/aduan/${await proposed('dpupr', { text })}`)
  expect((body as { past: object[] }).past).toEqual([
    expect.objectContaining({ code: old, unit: expect.objectContaining({ id: 'diskominfo' }) }),
  ])
})
