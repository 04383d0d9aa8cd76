import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { fileLimits } from '../../server/platform/files'
import { useProduct } from '../support/product'
import { everyVisitor, type Visitor, type VisitorName } from '../story/visitors'

jest.setTimeout(120_000)
const product = useProduct({ work: false })
let visitors: Record<VisitorName, Visitor>
let picture: Buffer
beforeAll(async () => {
  visitors = await everyVisitor(product)
  picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'gray' } })
    .png()
    .toBuffer()
}, 60_000)

type Sent = { fields?: Record<string, string | string[]>; files?: [name: string, bytes: Buffer][] }
const formOf = ({ fields = {}, files = [] }: Sent): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  for (const [name, bytes] of files) form.append('files', new Blob([Uint8Array.from(bytes)]), name)
  return form
}
const fields = (over: object = {}) => ({
  request: randomUUID() as string,
  kind: 'notice',
  title: 'Maklumat pelayanan',
  number: '1/2026',
  date: '2026-01-02',
  validFrom: '2026-01-02',
  validTo: '',
  link: '',
  ...over,
})
const send = (who: VisitorName, sent: Sent, path = '/dokumen/dpupr/dokumen/baru') => visitors[who].send(path, formOf(sent))
const fileHref = async (who: VisitorName, path = '/dokumen/dpupr'): Promise<string[]> => {
  const page = await (await visitors[who].get(path)).text()
  return [...page.matchAll(/href="([^"]+\/berkas\/[0-9a-f]{64})"/g)].map(([, href]) => href!)
}

describe('a document over the web', () => {
  it('is uploaded, shown, and downloaded by who may read it alone', async () => {
    const sent = await send('liaison', { fields: fields({ kind: 'decree' }), files: [['SK.png', picture]] })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/dokumen/dpupr?selesai=documentAdded'])
    const [href] = await fileHref('liaison')
    for (const [who, status] of [
      ['liaison', 200],
      ['head', 200],
      ['supervisor', 200],
      ['coordinator', 200],
      ['liaison elsewhere', 403],
      ['inspector', 403],
      ['admin', 403],
      ['signed out', 303],
    ] as const)
      expect([who, (await visitors[who].get(href!)).status]).toEqual([who, status])
    // The file under a unit that it does not belong to, and under the public page, for a decree is not a notice.
    const file = href!.split('/').at(-1)!
    expect((await visitors.supervisor.get(`/dokumen/dishub/berkas/${file}`)).status).toBe(404)
    expect((await visitors['signed out'].get(`/layanan/dpupr/berkas/${file}`)).status).toBe(404)
    expect((await visitors.liaison.get('/dokumen/dpupr/berkas/..%2f..%2fetc%2fpasswd')).status).toBe(404)
    const { headers } = await visitors.liaison.get(href!)
    expect([headers.get('content-type'), headers.get('cache-control')]).toEqual(['image/png', 'private, no-store'])
  })

  it.each([
    [
      'a file that only says it is a PDF',
      [['SK.pdf', Buffer.from('MZ this is a program')]],
      'Hanya foto (JPEG, PNG, WebP) atau PDF.',
    ],
    [
      'a page with a script',
      [['SK.html', Buffer.from('<html><script>alert(1)</script></html>')]],
      'Hanya foto (JPEG, PNG, WebP) atau PDF.',
    ],
    ['a file that is too large', [['SK.pdf', Buffer.alloc(fileLimits.bytes + 1, 'x')]], 'Berkas terlalu besar.'],
    ['two files', 'two', 'Satu versi hanya satu berkas.'],
    ['no file and no link', [], 'Pilih berkasnya, atau isi tautan'],
  ] as [string, [string, Buffer][] | 'two', string][])('with %s comes back with what was typed', async (_, files, words) => {
    const given =
      files === 'two'
        ? ([
            ['a.png', picture],
            ['b.png', picture],
          ] as [string, Buffer][])
        : files
    const answer = await send('liaison', { fields: fields({ title: 'Judul yang sudah ditulis' }), files: given })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(words)
    expect(page).toContain('value="Judul yang sudah ditulis"')
    expect(page).toContain('href="#files"')
  })

  it('with a hostile title is shown as text', async () => {
    const title = '<img src=x onerror=alert(1)>"\' \u202Egpj {{ 7*7 }}'
    const link = 'https://jdih.contoh.invalid/?q="><script>alert(1)</script>'
    await send('liaison', { fields: fields({ title, link }) })
    const page = await (await visitors.liaison.get('/dokumen/dpupr')).text()
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39; gpj {{ 7*7 }}')
    expect(page).not.toMatch(/<img|onerror="|\u202E|"><script>/)
  })

  it('is nobody else’s to send, whatever is wrong with the form', async () => {
    for (const [who, status] of [
      ['supervisor', 403],
      ['liaison elsewhere', 403],
      ['admin', 403],
      ['signed out', 401],
    ] as const) {
      expect([who, (await send(who, { fields: fields({ link: 'https://a.contoh.invalid' }) })).status]).toEqual([who, status])
      expect([who, (await send(who, { fields: {} })).status]).toEqual([who, status])
    }
  })

  it('overtaken comes back with what was typed, upon what is there now', async () => {
    const request = randomUUID() as string
    await send('liaison', { fields: fields({ request, link: 'https://a.contoh.invalid' }) })
    const path = `/dokumen/dpupr/dokumen/${request}/versi`
    const version = { ...fields({ title: 'Versi kedua', link: 'https://b.contoh.invalid' }), rev: '1' }
    expect((await send('head', { fields: version }, path)).status).toBe(303)
    const late = await send('liaison', { fields: { ...version, title: 'Versi saya' } }, path)
    const page = await late.text()
    expect(late.status).toBe(409)
    expect(page).toContain('value="Versi saya"')
    expect(page).toContain('name="rev" value="2"')
    expect((await send('liaison', { fields: { ...version, title: 'Versi saya', rev: '2' } }, path)).status).toBe(303)
  })
})

describe('the published procedure', () => {
  const written = {
    rev: '0',
    intro: 'Ceritakan kepada kami.',
    steps: 'Tulis aduan.\nTunggu jawaban.',
    fee: 'Gratis',
    post: 'liaison-dpupr',
    validFrom: '2026-01-02',
  }
  const path = '/dokumen/dpupr/tata-cara'

  it('is looked at, changed, published, and then read by everybody, with its notices', async () => {
    expect((await visitors['signed out'].get('/layanan/dpupr')).status).toBe(404)
    const looked = await visitors.liaison.post(path, { ...written, step: 'check' })
    expect([looked.status, (await looked.text()).includes('Beginilah warga akan membacanya')]).toEqual([200, true])
    const changed = await visitors.liaison.post(path, { ...written, step: 'edit' })
    expect([changed.status, (await changed.text()).includes('Tulis aduan.\nTunggu jawaban.')]).toEqual([200, true])
    expect((await visitors['signed out'].get('/layanan/dpupr')).status).toBe(404)

    expect((await visitors.liaison.post(path, { ...written, post: 'nobody', step: 'check' })).status).toBe(422)
    expect((await visitors.supervisor.post(path, { ...written, step: 'check' })).status).toBe(403)
    expect((await visitors.liaison.post(path, { ...written, step: 'save' })).status).toBe(303)

    await send('liaison', { fields: fields({ title: 'Maklumat umum' }), files: [['maklumat.png', picture]] })
    const page = await (await visitors['signed out'].get('/layanan/dpupr')).text()
    for (const words of [
      'Ceritakan kepada kami.',
      'Tunggu jawaban.',
      'Gratis',
      'Penghubung DPUPR',
      '14 hari kerja',
      'Maklumat umum',
    ])
      expect(page).toContain(words)
    const [notice] = await fileHref('signed out', '/layanan/dpupr')
    expect(notice).toMatch(/^\/layanan\/dpupr\//)
    expect((await visitors['signed out'].get(notice!)).status).toBe(200)
    expect(await (await visitors['signed out'].get('/layanan')).text()).toContain('href="/layanan/dpupr"')
  })
})

describe('channels and coaching over the web', () => {
  it('a channel is added, counted, corrected and closed', async () => {
    const request = randomUUID() as string
    const channel = {
      request,
      kind: 'counter',
      name: 'Loket',
      address: 'Lantai satu',
      hours: '',
      validFrom: '2026-01-01',
      validTo: '',
    }
    const at = `/dokumen/dpupr/saluran/${request}`
    expect((await visitors.liaison.post('/dokumen/dpupr/saluran/baru', channel)).headers.get('location')).toBe(
      `${at}?selesai=channelAdded`,
    )
    const count = { month: '2026-03', revision: '0', number: '1.204', source: 'Buku tamu', reason: '' }
    expect((await visitors.liaison.post(`${at}/hitung`, count)).status).toBe(303)
    const form = await (await visitors.liaison.get(`${at}/hitung?bulan=2026-03`)).text()
    expect(form).toContain('Sekarang tertulis 1.204')
    const late = await visitors.liaison.post(`${at}/hitung`, { ...count, number: '7' })
    expect([late.status, (await late.text()).includes('name="revision" value="1"')]).toEqual([409, true])
    const wrong = await visitors.liaison.post(`${at}/hitung`, { ...count, month: '2099-01', number: '7' })
    expect([wrong.status, (await wrong.text()).includes('Bulan itu belum tiba.')]).toEqual([422, true])
    expect(
      (await visitors.liaison.post(`${at}/hitung`, { ...count, revision: '1', number: '7', reason: 'Salah baca' })).status,
    ).toBe(303)
    expect(await (await visitors.supervisor.get(at)).text()).toContain('Salah baca')
    expect((await visitors['liaison elsewhere'].get(at)).status).toBe(403)
    expect((await visitors.liaison.post(`${at}/tutup`, { rev: '1', from: '2026-04-01', reason: 'Pindah' })).status).toBe(303)
  })

  it('coaching is written down with evidence, by who coaches', async () => {
    const entry = {
      request: randomUUID() as string,
      date: '2026-03-02',
      topic: 'answers',
      subject: 'Cara menjawab <b>aduan</b>',
      'coached[]': ['liaison-dpupr', 'head-dpupr'],
      agreed: 'Memuat tanggal.',
      link: '',
    }
    const path = '/dokumen/dpupr/pembinaan/baru'
    expect((await send('liaison', { fields: entry }, path)).status).toBe(403)
    const bare = await send('supervisor', { fields: { ...entry, 'coached[]': [], agreed: '' } }, path)
    expect([bare.status, (await bare.text()).includes('Tulis apa yang disepakati.')]).toEqual([422, true])
    expect((await send('supervisor', { fields: entry, files: [['hadir.png', picture]] }, path)).status).toBe(303)
    const log = await (await visitors.liaison.get('/dokumen/dpupr/pembinaan?tahun=2026')).text()
    expect(log).toContain('Cara menjawab &lt;b&gt;aduan&lt;/b&gt;')
    const [href] = await fileHref('liaison', '/dokumen/dpupr/pembinaan?tahun=2026')
    expect((await visitors.liaison.get(href!)).status).toBe(200)
    expect((await visitors['liaison elsewhere'].get(href!)).status).toBe(403)
    expect((await visitors.head.post(`/dokumen/dpupr/pembinaan/${entry.request}/batalkan`, { reason: 'x' })).status).toBe(403)
    expect((await visitors.supervisor.post(`/dokumen/dpupr/pembinaan/${entry.request}/batalkan`, { reason: '' })).status).toBe(
      422,
    )
    expect(
      (await visitors.supervisor.post(`/dokumen/dpupr/pembinaan/${entry.request}/batalkan`, { reason: 'Salah' })).status,
    ).toBe(303)
  })
})
