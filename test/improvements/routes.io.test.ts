import express from 'express'
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import request from 'supertest'
import { resultRoutes } from '../../server/improvements/resultRoutes'
import { reviewRoutes } from '../../server/improvements/reviewRoutes'
import { improvementRoutes } from '../../server/improvements/routes'
import { errorPages } from '../../server/platform/http/errors'
import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import { showingModels } from '../platform/showingModels'
import { at } from '../support/aComplaint'
import { useServices } from '../support/services'
import { plan } from './anImprovement'
import { forgetThemes, keep, times } from './themeFacts'

jest.setTimeout(60_000)
const clock = settableClock(at('2026-11-24T09:00'))
const { services } = useServices({ clock })
const theme = 'jalan~dpupr~36.04.01'
const fields = { ...plan, dueOn: '2026-12-31', theme }

beforeAll(async () => {
  await seedAccounts(services().staff, await services().units.assignable(), '2026-01-01')
})
beforeEach(async () => {
  await forgetThemes()
  services().results.forget()
  await keep(times(6, { answered: '2026-11-20' }))
})

/** The routes alone, asked by an officer; a page is told as the name of its view and what it was given. */
async function as(username: string) {
  const officer = await services().staff.officerById(username)
  const app = showingModels(express())
  app.use((_req, res, next) => {
    res.locals.officer = officer
    next()
  })
  app.use(resultRoutes(services()))
  app.use(reviewRoutes(services()))
  app.use(improvementRoutes({ ...services(), screens: services().improvementScreens }))
  app.use(errorPages({ logger: { error: () => undefined, warn: () => undefined } as never }))
  return request(app)
}
const post = async (username: string, path: string, body: object) => (await as(username)).post(path).type('form').send(body)

async function proposed(): Promise<string> {
  const id = randomUUID()
  await post('penghubung.dpupr', '/perbaikan/baru', { ...fields, request: id })
  return `/perbaikan/${id}`
}

test('a unit’s improvement goes through its forms: proposed, agreed, proved with a picture, done, announced, read by everybody', async () => {
  const page = await (await as('penghubung.dpupr')).get(`/perbaikan/baru?tema=${theme}`)
  expect([page.body.view, page.body.theme.count]).toEqual(['improvements/propose', 6])
  const path = await proposed()
  expect((await post('kepala.dpupr', `${path}/agree`, { version: 1 })).headers.location).toBe(`${path}?selesai=agree`)

  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'gray' } })
    .png()
    .toBuffer()
  const sent = await (
    await as('penghubung.dpupr')
  )
    .post(`${path}/finish`)
    .field({ version: 2, doneOn: '2026-11-24', note: '', link: '', label: '' })
    .attach('files', picture, 'bukti.png')
  expect([sent.status, sent.headers.location]).toEqual([303, `${path}?selesai=finish`])
  const shown = (await (await as('kepala.dpupr')).get(path)).body
  expect([shown.state, shown.evidence.length]).toEqual(['done', 1])
  await keep([{ received: '2026-01-05', answered: '2026-01-08', category: 'drainase' }])
  await keep(Array.from({ length: 52 }, () => ({ received: '2026-10-01', answered: null })))
  clock.set(at('2027-03-01T09:00'))
  const later = (await (await as('kepala.dpupr')).get(path)).body
  const first = (await (await as('pengawas')).get(later.effectHrefs.before)).body
  const second = (await (await as('pengawas')).get(first.older)).body
  const listed = [...first.rows, ...second.rows]
  expect([first.total, listed.length, first.rows.length]).toEqual([later.effect.counts.before, later.effect.counts.before, 50])
  expect(listed.every(({ on }) => on >= first.from && on <= first.to)).toBe(true)
  expect((await (await as('pengawas')).get(later.effectHrefs.after)).body.rows).toHaveLength(later.effect.counts.after)
  expect((await (await as('kepala.dishub')).get(later.effectHrefs.before)).status).toBe(404)
  clock.set(at('2026-11-24T09:00'))
  const file = await (await as('pengawas')).get(shown.evidence[0].href)
  expect([file.status, file.headers['content-type']]).toEqual([200, 'image/png'])
  expect((await (await as('kepala.dishub')).get(shown.evidence[0].href)).status).toBe(404)

  await post('kepala.dpupr', `${path}/publish`, { version: 3, text: 'Ruas ini diperiksa tiap dua minggu.' })
  const { body } = await (await as('nobody')).get('/hasil')
  expect(body.results).toEqual([
    {
      id: path.slice(-36),
      text: 'Ruas ini diperiksa tiap dua minggu.',
      unit: expect.any(String),
      category: 'jalan',
      kecamatan: expect.any(String),
      on: '2026-11-24',
      fewer: false,
    },
  ])
})

test('a form that fails keeps what was typed and says at each field why', async () => {
  const answer = await post('kepala.dpupr', '/perbaikan/baru', {
    ...fields,
    request: randomUUID(),
    title: '',
    cause: ' ',
    dueOn: 'besok',
  })
  expect([answer.status, answer.body.errors, answer.body.values.change]).toEqual([
    422,
    { title: 'planTitleMissing', cause: 'causeMissing', dueOn: 'dueOnInvalid' },
    plan.change,
  ])
  const path = await proposed()
  await post('kepala.dpupr', `${path}/agree`, { version: 1 })
  for (const [deed, body, errors] of [
    ['finish', { doneOn: '2026-11-24' }, { link: 'proofMissing' }],
    ['finish', { doneOn: '2026-11-25', link: 'https://contoh.id' }, { doneOn: 'doneOnInvalid' }],
    ['finish', { doneOn: '2026-11-24', link: 'javascript:alert(1)' }, { link: 'linkInvalid' }],
    ['prove', { link: '' }, { link: 'proofMissing' }],
    ['drop', { reason: '' }, { reason: 'reasonMissing' }],
  ] as const) {
    const refused = await post('kepala.dpupr', `${path}/${deed}`, { version: 2, ...body })
    expect([deed, refused.status, refused.body.errors]).toEqual([deed, 422, errors])
  }
})

test.each(['0812 3456 7890', 'NIK 3604010101010001', '0812-3456-789'])(
  'the public is not told a number of somebody (%s)',
  async (number) => {
    const path = await proposed()
    await post('kepala.dpupr', `${path}/agree`, { version: 1 })
    await post('kepala.dpupr', `${path}/finish`, { version: 2, doneOn: '2026-11-24', link: 'https://contoh.id' })
    const answer = await post('kepala.dpupr', `${path}/publish`, { version: 3, text: `Hubungi ${number}` })
    expect([answer.status, answer.body.errors]).toEqual([422, { text: 'resultPersonal' }])
  },
)

test('who comes second is told so, with what was typed; a deed that the state no longer allows is refused', async () => {
  const path = await proposed()
  await post('penghubung.dpupr', `${path}/prove`, { version: 1, link: 'https://contoh.id' })
  const second = await post('kepala.dpupr', `${path}/drop`, { version: 1, reason: 'Sudah ada yang lain.' })
  expect([second.status, second.body.overtaken, second.body.values.reason, second.body.version]).toEqual([
    409,
    true,
    'Sudah ada yang lain.',
    2,
  ])
  await post('kepala.dpupr', `${path}/drop`, { version: 2, reason: 'Sudah ada yang lain.' })
  expect((await post('kepala.dpupr', `${path}/agree`, { version: 3 })).status).toBe(409)
  expect((await (await as('kepala.dpupr')).get(`${path}/agree`)).status).toBe(409)
})

test('deeds and pages of others are refused: forbidden where they may look, missing where they may not', async () => {
  const path = await proposed()
  const status = async (username: string, deed: string) => (await post(username, `${path}/${deed}`, { version: 1 })).status
  expect([await status('penghubung.dpupr', 'agree'), await status('koordinator', 'edit')]).toEqual([403, 403])
  expect([await status('kepala.dishub', 'agree'), await status('inspektur', 'agree'), await status('admin', 'agree')]).toEqual([
    404, 404, 404,
  ])
  expect((await (await as('kepala.dpupr')).get(`${path}/terbang`)).status).toBe(404)
})

test('a review is written, signed and seen on its page', async () => {
  const path = '/perbaikan/tinjauan/dpupr/2026-10'
  const kept = await post('penghubung.dpupr', path, { step: 'keep', version: 0, notes: 'Catatan.', agreed: '' })
  expect(kept.headers.location).toBe(`${path}?selesai=keep`)
  const overtaken = await post('kepala.dpupr', path, { step: 'sign', version: 0, notes: 'Lain.', agreed: '' })
  expect([overtaken.status, overtaken.body.overtaken, overtaken.body.values.notes]).toEqual([409, true, 'Lain.'])
  await post('kepala.dpupr', path, { step: 'sign', version: 1, notes: 'Lain.', agreed: '' })
  expect((await post('pengawas', path, { step: 'acknowledge', version: 2 })).status).toBe(303)
  const { body } = await (await as('pengawas')).get(path)
  expect([body.state, body.may]).toEqual(['seen', { edit: false, sign: false, acknowledge: false }])
  const list = (await (await as('pengawas')).get('/perbaikan/tinjauan?bulan=2026-10')).body
  expect(list.rows.find(({ unit }: { unit: { id: string } }) => unit.id === 'dpupr').state).toBe('seen')
  expect((await (await as('pengawas')).get('/perbaikan/tinjauan/dpupr/2026-13')).status).toBe(404)
})
