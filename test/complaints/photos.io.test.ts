import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import mongoose from 'mongoose'
import sharp from 'sharp'
import request from 'supertest'
import { createApp } from '../../server/app'
import { photosOf } from '../../server/complaints/photo'
import { deskRoutes } from '../../server/complaints/deskRoutes'
import type { Complaint } from '../../server/complaints/complaint'
import { anOfficer, at, sari } from '../support/aComplaint'
import { aPhoto, aPhotoWithPlace, markersOf, pngOf } from '../support/pictures'
import { askRoutes } from '../support/routesApp'
import { useServices } from '../support/services'

let now = at('2026-11-24T10:00')
const { services, clear } = useServices({ clock: { now: () => now } })
const later = (hours: number): void => void (now = new Date(now.getTime() + hours * 3_600_000))
beforeEach(async () => {
  await clear()
  now = at('2026-11-24T10:00')
})

const typed = {
  text: 'Lampu jalan depan balai desa mati sejak dua minggu lalu.',
  kind: 'pengaduan',
  kecamatan: '36.04.09',
  identity: 'anonymous',
}
type Sent = { step?: string; go?: string; photos?: string; pictures?: Buffer[]; more?: Record<string, string> }

/** The last step of a form, as a browser sends it. */
async function send(requestId: string, { step = '5', go = 'kirim', photos = '', pictures = [], more = {} }: Sent) {
  let form = request(createApp(services())).post('/aduan/baru').set('Sec-Fetch-Site', 'same-origin')
  for (const [name, value] of Object.entries({ ...typed, ...more, requestId, photos, step })) form = form.field(name, value)
  for (const [i, picture] of pictures.entries()) form = form.attach('newPhotos', picture, `IMG_${i}.jpg`)
  const { status, text: html, headers } = await form.field('go', go)
  return {
    status,
    html,
    code: /ADU-[^/]+/.exec(headers.location ?? '')?.[0] ?? null,
    cookie: (headers['set-cookie'] as unknown as string[] | undefined)?.map((one) => one.split(';')[0]).join('; ') ?? '',
    step: Number(/name="step" value="(\d)"/.exec(html)?.[1]),
    held: /name="photos" value="([^"]*)"/.exec(html)?.[1] ?? '',
    shown: [...html.matchAll(/<img src="([^"]+)\?kecil"/g)].map(([, href]) => href!),
    error: /id="newPhotos-error"[^>]*>.*?<\/span>\s*([^<]+)</s.exec(html)?.[1]?.trim() ?? null,
  }
}
const get = (path: string, cookie = '') => request(createApp(services())).get(path).set('Cookie', cookie)
const complaintOf = async (code: string | null): Promise<Complaint> => (await services().store.get(code!))!
const heldRows = () => mongoose.connection.collection('heldPhotos').countDocuments()
const onDisk = (): number =>
  readdirSync(services().config.filesDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

describe('a citizen who has photos', () => {
  test('sends them with the complaint, which names them by what they are and look like and nothing else', async () => {
    const { status, code } = await send(randomUUID(), { pictures: [await aPhoto(1), await aPhoto(2)] })
    expect(status).toBe(303)
    const [received] = (await complaintOf(code)).history
    const named = {
      id: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      looks: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
    }
    expect(received).toMatchObject({ type: 'received', photos: [named, named] })
    expect(Object.keys(photosOf(await complaintOf(code))[0]!)).toEqual(['id', 'looks'])
    expect(JSON.stringify(received)).not.toContain('IMG_')
  })

  test('sees them with the key, without place, time and telephone; nobody sees them with the code alone', async () => {
    const { code, cookie } = await send(randomUUID(), { pictures: [await aPhotoWithPlace(3)] })
    const { text: page } = await get(`/lacak/${code}`, cookie)
    const [, href] = /<img src="([^"]+)\?kecil"/.exec(page)!
    const { status, body, headers } = await get(href!, cookie)
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' })
    expect(headers['cache-control']).toContain('no-store')
    expect(markersOf(body as Buffer).filter((marker) => /^e[1-f]$/.test(marker))).toEqual([])
    expect((body as Buffer).includes('Siti')).toBe(false)
    expect((await get(`${href}?kecil`, cookie)).status).toBe(200)
    expect((await get(href!)).status).toBe(404)
    expect((await get(`/lacak/${code}`)).text).not.toContain('/foto/')
    expect((await get(`/lacak/${code}/tanda-terima`, cookie)).text).toContain('1 foto ikut terkirim')
  })

  test('looks at them before sending, takes one out, and sends the rest', async () => {
    const id = randomUUID()
    const first = await send(id, { go: 'foto', pictures: [await aPhoto(1), await aPhoto(2)] })
    expect([first.status, first.step, first.shown.length]).toEqual([200, 5, 2])
    expect((await get(first.shown[0]!)).headers['content-type']).toBe('image/jpeg')
    const [, second] = first.held.split(',')
    const less = await send(id, { go: 'lepas-1', photos: first.held })
    expect([less.held, less.shown]).toEqual([second, [first.shown[1]]])
    const { code } = await send(id, { photos: less.held })
    expect(photosOf(await complaintOf(code)).map((photo) => photo.id)).toEqual([second])
    expect((await get(first.shown[1]!)).status).toBe(404)
  })

  test('keeps them on the way back through the form, and when another field is wrong', async () => {
    const id = randomUUID()
    const { held } = await send(id, { go: 'ubah-2', pictures: [await aPhoto(1)] })
    expect(held).not.toBe('')
    const wrong = await send(id, { photos: held, pictures: [await aPhoto(2)], more: { kecamatan: 'none' } })
    expect([wrong.status, wrong.step]).toEqual([422, 2])
    expect(wrong.held.split(',')).toHaveLength(2)
    const { code } = await send(id, { photos: wrong.held })
    expect(photosOf(await complaintOf(code))).toHaveLength(2)
  })

  test('files once when the form is sent twice, with the photos once, also days later', async () => {
    const [id, picture] = [randomUUID(), await aPhoto(1)]
    const { held } = await send(id, { go: 'foto', pictures: [picture] })
    const [one, other] = await Promise.all([send(id, { photos: held }), send(id, { photos: held })])
    const again = await send(id, { pictures: [picture] })
    later(100)
    await services().photos.sweep()
    const late = await send(id, { photos: held })
    expect(new Set([one.code, other.code, again.code, late.code]).size).toBe(1)
    expect(photosOf(await complaintOf(late.code)).map((photo) => photo.id)).toEqual([held])
    expect(await services().store.count()).toBe(1)
  })

  test('cannot send what another form holds', async () => {
    const { held } = await send(randomUUID(), { go: 'foto', pictures: [await aPhoto(1)] })
    const { status, held: own, error } = await send(randomUUID(), { photos: held })
    expect([status, own]).toEqual([422, ''])
    expect(error).toMatch(/tidak tersimpan/)
  })
})

describe('what is wrong with photos is said at their field, and nothing that was typed is lost', () => {
  const big = (bytes: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(bytes)])
  test.each([
    ['more than 5 MB', () => big(5_000_001), /lebih besar dari 5 MB/],
    ['no picture', () => Buffer.from('%PDF-1.4\n%%EOF\n'), /bukan foto/],
    ['what would unfold into gigabytes', () => pngOf(30_000, 30_000), /tidak dapat dibuka/],
    ['what iPhones make', () => Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0heicmif1', 'latin1'), /HEIC/],
  ])('%s', async (_, picture, words) => {
    const id = randomUUID()
    const { held } = await send(id, { go: 'foto', pictures: [await aPhoto(1)] })
    const again = await send(id, { photos: held, pictures: [picture()] })
    expect([again.status, again.step, again.held]).toEqual([422, 5, held])
    expect(again.error).toMatch(words)
    expect(again.html).toContain(typed.text)
    expect(await services().store.count()).toBe(0)
  })

  test('more than three', async () => {
    const id = randomUUID()
    const pictures = await Promise.all([1, 2, 3].map((seed) => aPhoto(seed)))
    const { held, html } = await send(id, { go: 'foto', pictures })
    expect(held.split(',')).toHaveLength(3)
    expect(html).not.toContain('type="file"')
    expect((await send(id, { photos: held, pictures: pictures.slice(0, 1) })).error).toMatch(/Paling banyak 3 foto/)
    expect((await send(id, { pictures: [...pictures, await aPhoto(4)] })).error).toMatch(/Paling banyak 3 foto/)
  })

  test('one that cannot be read does not take the others with it', async () => {
    const { held, error } = await send(randomUUID(), { pictures: [await aPhoto(1), Buffer.from('jalan'), await aPhoto(2)] })
    expect(held.split(',')).toHaveLength(2)
    expect(error).toMatch(/bukan foto/)
  })
})

describe('on the desk', () => {
  const desk = (role: 'coordinator' | 'supervisor' | 'admin') =>
    askRoutes(deskRoutes({ ...services(), pages: services().deskPages }), role)

  test('whoever sees the case in full sees its photos, and nobody else', async () => {
    const { code } = await send(randomUUID(), { pictures: [await aPhoto(1)], more: { identity: 'confidential' } })
    const [photo] = photosOf(await complaintOf(code))
    const path = `/meja/aduan/${code}/foto/${photo!.id}`
    expect((await desk('coordinator').get(path)).headers['content-type']).toBe('image/jpeg')
    const { body } = (await desk('coordinator').get(`/meja/aduan/${code}`)) as { body: { complaint: { photos: string[] } } }
    expect(body.complaint.photos).toEqual([path])
    expect([(await desk('supervisor').get(path)).status, (await desk('admin').get(path)).status]).toEqual([404, 404])
    await expect(services().complaints.see(anOfficer('liaison', 'dpupr'), code!)).rejects.toMatchObject({ kind: 'missing' })
  })

  test('an answer is taken with whatever picture, and its case says that the reporter had sent the same', async () => {
    const { code } = await send(randomUUID(), { pictures: [await aPhoto(1)] })
    const { version } = await services().complaints.does(sari('coordinator'), code!, 1, { deed: 'assign', unit: 'diskominfo' })
    const liaison = askRoutes(deskRoutes({ ...services(), pages: services().deskPages }), 'liaison')
    const { status } = await liaison
      .post(`/meja/aduan/${code}/answer`)
      .field('version', version)
      .field('text', 'Sudah kami perbaiki.')
      .attach(
        'files',
        await sharp(await aPhoto(1))
          .resize(600)
          .png()
          .toBuffer(),
        'sesudah.png',
      )
      .attach('files', Buffer.from('%PDF-1.4\n%%EOF\n'), 'berita acara.pdf')
    expect(status).toBe(303)
    const [picture, paper] = (await complaintOf(code)).history.flatMap((event) => (event.type === 'answered' ? event.files : []))
    expect(picture).toMatchObject({ type: 'image/png', looks: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown })
    expect(paper).not.toHaveProperty('looks')
    const { body } = (await liaison.get(`/meja/aduan/${code}`)) as { body: { reused: object[] } }
    expect(body.reused).toEqual([{ name: 'sesudah.png', own: 'near', cases: [] }])
  })

  test('a photo of one case is not shown as another’s', async () => {
    const [one, other] = [await send(randomUUID(), { pictures: [await aPhoto(1)] }), await send(randomUUID(), {})]
    const [photo] = photosOf(await complaintOf(one.code))
    expect((await desk('coordinator').get(`/meja/aduan/${other.code}/foto/${photo!.id}`)).status).toBe(404)
    expect((await desk('coordinator').get(`/meja/aduan/${one.code}/foto/${'0'.repeat(64)}`)).status).toBe(404)
  })
})

describe('what was never sent', () => {
  test('is thrown away after a day, what a complaint names is not, and to sweep twice comes to the same', async () => {
    const before = onDisk()
    const kept = await send(randomUUID(), { pictures: [await aPhoto(1)] })
    const left = await send(randomUUID(), { go: 'foto', pictures: [await aPhoto(1), await aPhoto(2)] })
    expect([await heldRows(), onDisk() - before]).toEqual([3, 6])
    later(24.5)
    await services().photos.sweep()
    expect(await heldRows()).toBe(3)
    expect((await get(left.shown[0]!)).status).toBe(404)
    later(1)
    await services().photos.sweep()
    await services().photos.sweep()
    expect([await heldRows(), onDisk() - before]).toEqual([0, 2])
    const [photo] = photosOf(await complaintOf(kept.code))
    expect((await get(`/lacak/${kept.code}/foto/${photo!.id}`, kept.cookie)).status).toBe(200)
  })

  test('is said when the form is sent after all, which then goes without it', async () => {
    const id = randomUUID()
    const { held } = await send(id, { go: 'foto', pictures: [await aPhoto(1)] })
    later(24.5)
    const { status, error, held: still } = await send(id, { photos: held })
    expect([status, still]).toEqual([422, ''])
    expect(error).toMatch(/lebih dari sehari/)
    expect((await send(id, { photos: still })).status).toBe(303)
  })
})

test('a photo that came with another complaint is pointed out before sending, also as a copy, and on the desk', async () => {
  const { code } = await send(randomUUID(), { pictures: [await aPhoto(1)] })
  const title = 'Lampu jalan mati di balai desa'
  const act = { deed: 'verify', kind: 'pengaduan', class: 'nonOversight', category: 'jalan', title, oversightUnit: 'inspektorat' }
  await services().similar.note([await services().complaints.does(sari('coordinator'), code!, 1, act as never)])
  const more = { text: 'Tiang di dekat lapangan sudah lama gelap, tolong.', kecamatan: '36.04.13' }
  const copy = await sharp(await aPhoto(1))
    .resize(500)
    .jpeg({ quality: 50 })
    .toBuffer()
  const { html, held } = await send(randomUUID(), { go: 'foto', pictures: [copy], more })
  expect(held).not.toBe('')
  expect(html).toContain(title)
  expect(html).toContain('Foto yang tampak sama')
  const second = await complaintOf((await send(randomUUID(), { pictures: [await aPhoto(1)], more })).code)
  const [found] = await services().similar.forCase(sari('coordinator'), second)
  expect(found).toMatchObject({ code, reasons: { photo: 'same' } })
})

test('a form without photos asks nothing about them, and its complaint names none', async () => {
  const none = { add: fails, of: fails, open: fails, openHeld: fails, sweep: fails }
  const app = createApp({ ...services(), photos: none as never })
  const { status, headers } = await request(app)
    .post('/aduan/baru')
    .set('Sec-Fetch-Site', 'same-origin')
    .type('form')
    .send({ ...typed, requestId: randomUUID(), step: '5', go: 'kirim' })
  expect(status).toBe(303)
  const [received] = (await complaintOf(/ADU-[^/]+/.exec(headers.location!)![0])).history
  expect(received).not.toHaveProperty('photos')
})
const fails = () => Promise.reject(new Error('asked'))
