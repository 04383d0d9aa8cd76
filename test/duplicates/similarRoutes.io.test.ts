import { randomUUID } from 'node:crypto'
import request from 'supertest'
import { createApp } from '../../server/app'
import { deskRoutes } from '../../server/complaints/deskRoutes'
import type { Filing } from '../../server/complaints/complaint'
import { aFiling, anOfficer, sari } from '../support/aComplaint'
import { askRoutes } from '../support/routesApp'
import { useServices } from '../support/services'

const { services, clear } = useServices()
const place = { kecamatan: '36.04.09', desa: '36.04.09.2004' }
const text = 'Gorong-gorong depan toko Sinar Jaya mampet, tiap hujan air masuk ke toko.'
const desk = (role: 'coordinator' | 'supervisor') => askRoutes(deskRoutes({ ...services(), pages: services().deskPages }), role)

beforeEach(clear)

async function filed(filing: Partial<Filing> = {}): Promise<string> {
  const { complaint } = await services().file(aFiling({ text, ...place, ...filing }), randomUUID())
  await services().similar.note([(await services().store.get(complaint._id))!])
  return complaint._id
}

async function classified(code: string, as: 'nonOversight' | 'oversight' = 'nonOversight'): Promise<void> {
  const { version } = (await services().store.get(code))!
  const title = 'Gorong-gorong mampet di depan toko'
  const act = { deed: 'verify', kind: 'pengaduan', class: as, category: 'drainase', title, oversightUnit: 'inspektorat' }
  const after = await services().complaints.does(sari('coordinator'), code, version, act as never)
  await services().similar.note([after])
}

const typed = {
  requestId: randomUUID(),
  text: 'depan toko sinar jaya gorong2 nya kesumbat, klo ujan banjir',
  kind: 'pengaduan',
  ...place,
  placeDetail: '',
  chosenUnit: '',
  identity: 'anonymous',
  name: '',
  email: '',
  phone: '',
}
const send = (go: string, step: string, values = typed) =>
  request(createApp(services()))
    .post('/aduan/baru')
    .set('Sec-Fetch-Site', 'same-origin')
    .type('form')
    .send({ ...values, go, step })

describe('before a citizen sends', () => {
  test('what may already have been reported stands on the last step, with a link that leaves the form open', async () => {
    const code = await filed()
    await classified(code)
    const { text: html, status } = await send('lanjut', '4')
    expect(status).toBe(200)
    expect(html).toContain('Mungkin sudah dilaporkan')
    expect(html).toContain('Gorong-gorong mampet di depan toko')
    expect(html).toMatch(new RegExp(`href="/lacak/${code}" target="_blank"`))
    expect(html).toContain('value="kirim"')
    expect(html).not.toContain(text)
  })

  test('nothing is said where nothing is alike, nor on the steps before', async () => {
    await classified(await filed())
    const { text: other } = await send('lanjut', '4', {
      ...typed,
      text: 'Guru honorer belum digaji empat bulan, mohon bantuannya.',
    })
    expect(other).not.toContain('Mungkin sudah dilaporkan')
    expect((await send('lanjut', '1')).text).not.toContain('Mungkin sudah dilaporkan')
  })

  test('what only the Inspektorat knows of is not hinted at', async () => {
    await classified(await filed({ identity: 'confidential' }))
    await classified(await filed(), 'oversight')
    expect((await send('lanjut', '4')).text).not.toContain('Mungkin sudah dilaporkan')
  })

  test('filing goes on when somebody else has reported it too', async () => {
    await classified(await filed())
    const { status, headers } = await send('kirim', '4')
    expect(status).toBe(303)
    expect(headers.location).toMatch(/^\/lacak\/ADU-.*\/tanda-terima$/)
  })
})

describe('on the desk', () => {
  test('similar cases stand beside a case, and beside its verification', async () => {
    const [first, second] = [await filed(), await filed()]
    for (const path of [`/meja/aduan/${second}`, `/meja/aduan/${second}/verify`, `/meja/aduan/${second}/archive`]) {
      const { body } = (await desk('coordinator').get(path)) as { body: { similar: { code: string; reasons: object }[] } }
      expect(body.similar).toEqual([expect.objectContaining({ code: first })])
      expect(body.similar[0]!.reasons).toMatchObject({ text: 1, place: 'sameDesa', days: 0 })
    }
    const assign = await desk('coordinator').get(`/meja/aduan/${second}/assign`)
    expect(assign.body).toMatchObject({ similar: null })
  })

  test('a case is marked as the duplicate of another by archiving it, which is filled in and still to be sent', async () => {
    const [first, second] = [await filed(), await filed()]
    const { body } = await desk('coordinator').get(`/meja/aduan/${second}/archive?duplikat=${first}`)
    const { values, complaint } = body as { values: Record<string, string>; complaint: { version: number } }
    expect(values).toEqual({ reason: 'duplicate', note: first })
    expect((await services().store.get(second))!.state).not.toBe('archived')
    await desk('coordinator')
      .post(`/meja/aduan/${second}/archive`)
      .type('form')
      .send({ ...values, version: complaint.version })
    const archived = (await services().store.get(second))!.history.at(-1)
    expect(archived).toMatchObject({ type: 'archived', reason: 'duplicate', note: first })
  })

  test('nobody marks a duplicate whose deed it is not, nor of a case that does not exist for them', async () => {
    const [first, second] = [await filed(), await filed()]
    expect((await desk('supervisor').get(`/meja/aduan/${second}/archive?duplikat=${first}`)).status).toBe(403)
    const hidden = await filed({ chosenUnit: 'diskominfo' })
    await classified(hidden, 'oversight')
    expect(services().complaints.sees(anOfficer('coordinator', 'diskominfo'), (await services().store.get(hidden))!)).toBe(false)
    expect((await desk('coordinator').get(`/meja/aduan/${second}/archive?duplikat=${hidden}`)).status).toBe(404)
    const { body } = await desk('coordinator').get(`/meja/aduan/${second}`)
    expect((body as { similar: { code: string }[] }).similar.map(({ code }) => code)).toEqual([first])
  })
})
