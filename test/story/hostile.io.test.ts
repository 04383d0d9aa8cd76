import { randomUUID } from 'node:crypto'
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import mongoose from 'mongoose'
import QRCode from 'qrcode'
import { createApp } from '../../server/app'
import { createLogger } from '../../server/platform/logger'
import type { Services } from '../../server/services'
import { eventually, useProduct } from '../support/product'
import { useRedis } from '../support/redis'
import { aCaseWorker, type Case, fieldsOf, oversight } from './cases'
import { aVisitor, everyVisitor, type Visitor, type VisitorName } from './visitors'

jest.setTimeout(120_000)

const product = useProduct()
const redis = useRedis()
let visitors: Record<VisitorName, Visitor>
let worker: ReturnType<typeof aCaseWorker>
let one: Case
const others: Server[] = []

beforeAll(async () => {
  const services = product.services()
  worker = aCaseWorker(services)
  await services.routing.setThreshold((await services.staff.officerById('koordinator'))!, 1)
  visitors = await everyVisitor(product)
  one = await assigned()
}, 60_000)
afterAll(() => others.forEach((server) => server.close().closeAllConnections()))

async function assigned(): Promise<Case> {
  const filed = await worker.filed()
  await worker.does('coordinator', filed.complaint._id, 'assign', { unit: 'dpupr' })
  return worker.now(filed)
}

/** Another web process of the same product, with some of its parts exchanged. */
function anotherWeb(parts: Partial<Services>): string {
  const server = createApp({ ...product.services(), ...parts } as Services).listen(0)
  others.push(server)
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const cookiesOf = ({ jar }: Visitor): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
/** A request as no browser would send it: nothing is put right on the way. */
function raw(method: string, path: string, headers: IncomingHttpHeaders = {}, body: string | Buffer = ''): Promise<Answer> {
  const { hostname: host, port } = new URL(product.url())
  return new Promise((resolve, reject) => {
    const asking = httpRequest({ host, port, method, path, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(parts).toString() }),
      )
    })
    asking.on('error', reject)
    asking.end(body)
  })
}
const headingOf = (text: string): string | undefined => /<h1[^>]*>([^<]*)/.exec(text)?.[1]

const filled = {
  text: 'Jalan di depan pasar berlubang dalam sekali.',
  kind: 'pengaduan',
  kecamatan: '36.04.09',
  identity: 'named',
  name: 'Sri Wahyuningsih',
  email: 'sri@contoh.invalid',
  phone: '0812 3456 7890',
  go: 'kirim',
}

describe('forms that no page of ours sends', () => {
  const lines: [what: string, body: string, status: number][] = [
    ['the same field twice', 'text=a&text=b&kind=pengaduan&go=kirim', 422],
    ['lists and operators of the database', 'text[]=a&text[$gt]=&kind[$ne]=1&kecamatan[$regex]=.&go=lanjut&step=2', 422],
    ['names of the language itself', '__proto__=x&constructor=y&toString=z&kecamatan=__proto__&go=lanjut&step=2', 422],
    ['a step that does not exist', 'step=-99999&go=lanjut', 422],
    ['a step beyond all numbers', 'step=1e309&go=ubah-9', 422],
    ['bytes that are no text', 'text=%ff%fe%c3%28aaaaaaaaaaaaa&kind=pengaduan&go=lanjut&step=1', 200],
    ['broken escapes', 'text=%zz%aaaaaaaaaaaaa%&kind=pengaduan&go=lanjut&step=1', 200],
    ['a telephone number of thirty digits', new URLSearchParams({ ...filled, phone: `+${'9'.repeat(30)}` }).toString(), 422],
    ['a mail header in the address', new URLSearchParams({ ...filled, email: 'a@b.id\r\nBcc: c@d.id' }).toString(), 422],
    ['thousands of fields', Array.from({ length: 5_000 }, (_, i) => `a${i}=1`).join('&'), 413],
    ['ten megabytes of text', `text=${'a'.repeat(10_000_000)}`, 413],
    ['nothing at all', '', 422],
  ]
  test.each(lines)('%s', async (_, body, status) => {
    expect((await raw('POST', '/aduan/baru', form, body)).status).toBe(status)
  })

  test.each([
    ['text/plain', 422],
    ['application/json', 422],
    ['multipart/form-data', 422],
    ['multipart/form-data; boundary=x', 422],
    ['application/x-www-form-urlencoded; charset=utf-7', 415],
  ])('a body of type %s', async (type, status) => {
    const { _id: code } = one.complaint
    const rooms: [path: string, who: VisitorName][] = [
      ['/aduan/baru', 'signed out'],
      ['/lacak', 'signed out'],
      [`/lacak/${code}`, 'signed out'],
      ['/masuk', 'signed out'],
      [`/meja/aduan/${code}/answer`, 'liaison'],
      ['/register/dishub', 'coordinator'],
      ['/akun', 'head'],
    ]
    for (const [path, who] of rooms) {
      const headers = { 'content-type': type, cookie: cookiesOf(visitors[who]) }
      const answer = await raw('POST', path, headers, '{"text":{"$ne":1},"key":{"$ne":1}}')
      expect([path, answer.status]).toEqual([path, status])
      expect(headingOf(answer.text)).toBeTruthy()
    }
  })

  test.each<[who: VisitorName, deed: string, body: string, status: number]>([
    ['liaison', 'answer', 'version[$ne]=1&text=a', 422],
    ['liaison', 'answer', 'version=-5&text=a', 422],
    ['liaison', 'answer', 'version=99999999999999999999&text=a', 422],
    ['liaison', 'answer', 'version=1e3&text=a', 422],
    ['liaison', 'answer', 'text=a', 422],
    ['liaison', 'ask', 'version=5&text[]=a', 422],
    ['liaison', 'ask', 'version=5&text=a&text=b', 422],
    ['liaison', 'startFollowUp', 'version=5&note=a&note=b', 422],
    ['liaison', 'return', 'version=5&to=__proto__&reason=x', 422],
    ['liaison', 'return', 'version=5&to[$ne]=dlh&reason=x', 422],
    ['liaison', 'constructor', 'version=5', 404],
    ['liaison', 'closeBySilence', 'version=5', 404],
    ['coordinator', 'assign', 'version=5&unit[$ne]=x', 422],
    ['coordinator', 'assign', 'version=5&unit=dlh&unit=x', 422],
    ['coordinator', 'archive', 'version=5&reason=constructor', 422],
    ['coordinator', 'classify', 'version=5&class=oversight&kind=x', 422],
  ])('%s, %s: %s', async (who, deed, body, status) => {
    const { _id: code, version } = one.complaint
    const typed = body.replace('version=5', `version=${version}`)
    const answer = await raw('POST', `/meja/aduan/${code}/${deed}`, { ...form, cookie: cookiesOf(visitors[who]) }, typed)
    expect(answer.status).toBe(status)
    expect((await product.services().store.get(code))!.version).toBe(version)
  })

  test.each([
    ['text[$ne]', 422],
    ['__proto__[x]', 422],
    ['version[a]', 422],
    ['a'.repeat(150), 413],
  ])('with files, a field named %s', async (name, status) => {
    const sent = new FormData()
    sent.append(name, 'abc')
    expect((await visitors.liaison.send(`/meja/aduan/${one.complaint._id}/answer`, sent)).status).toBe(status)
  })
})

describe('addresses that no page of ours leads to', () => {
  const hash = 'a'.repeat(64)
  test.each<[path: string, status: number]>([
    ['/tidak-ada', 404],
    [`/${'a'.repeat(14_000)}`, 404],
    ['/%00', 404],
    ['/lacak/%zz', 400],
    ['/lacak/%ff', 400],
    ['//jahat.example/lacak', 404],
    ['/assets/..%2f..%2fpackage.json', 403],
    ['/assets/../../package.json', 403],
    ['/assets/tidak-ada.css', 404],
    ['/lacak/ADU-7K3M-9QXD-2C/berkas/..%2f..%2f..%2fetc%2fpasswd', 404],
    ['/aduan/baru/foto/..%2f..%2f..%2fetc%2fpasswd', 404],
    [`/aduan/baru/foto/${hash}?kecil[]=1`, 404],
    ['/lacak/ADU-7K3M-9QXD-2C/foto/..%2f..%2f..%2fetc%2fpasswd', 404],
    [`/meja/aduan/CODE/foto/${hash}`, 404],
    ['/meja/aduan/CODE/foto/..%2f..%2f..%2fetc%2fpasswd', 404],
    [`/meja/aduan/CODE/berkas/${hash}`, 404],
    ['/meja/aduan/CODE/berkas/..%2f..%2f..%2fetc%2fpasswd', 404],
    ['/meja?view=x&state=x&unit[$ne]=x&kecamatan=$where&cursor=x&back=2', 200],
    ['/meja?view=all&view=late&cursor=a&cursor=b&q=a&q=b', 200],
    ['/meja?cursor=999999999999999_ADU-ZZZZ&back=1&view=ended', 200],
    [`/meja?q=${'9'.repeat(5_000)}`, 200],
    ['/meja?q=000001/ADU/99999999999999999999', 200],
    ['/meja?q=.*', 200],
    ['/ringkasan?from=2026-02-30&to=2026-03-01', 422],
    ['/ringkasan?from=2026-03-01&to=2026-01-01', 422],
    ['/ringkasan?from=9999-12-01&to=9999-12-31', 422],
    ['/ringkasan?from=0000-01-01&to=0000-01-31', 422],
    ['/ringkasan?from=a&from=b', 422],
    ['/ringkasan?sort=__proto__', 422],
    ['/ringkasan/daftar', 422],
    ['/ringkasan/daftar?indicator=constructor', 422],
    ['/ringkasan/daftar?indicator=backlog.all&unit=__proto__', 404],
    ['/ringkasan/daftar?indicator=answers&cursor=older.999999999.9999-99-99.x', 200],
    ['/ringkasan/daftar?indicator=backlog.all&cursor=at.999999999', 200],
    ['/register/__proto__', 404],
  ])('%s', async (path, status) => {
    const answer = await raw('GET', path.replace('CODE', one.complaint._id), { cookie: cookiesOf(visitors.coordinator) })
    expect(answer.status).toBe(status)
    expect(headingOf(answer.text)).toBeTruthy()
    expect(answer.text).not.toMatch(/node_modules|Error:|"dependencies"|root:/)
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('%s does nothing anywhere', async (method) => {
    const { _id: code } = one.complaint
    for (const path of ['/', `/lacak/${code}`, '/meja', `/meja/aduan/${code}/archive`, '/register', '/masuk']) {
      const answer = await raw(method, path, { cookie: cookiesOf(visitors.coordinator) })
      expect([path, answer.status]).toEqual([path, 404])
    }
  })

  test('HEAD is GET without the page', async () => {
    const { status, text } = await raw('HEAD', `/lacak/${one.complaint._id}`)
    expect([status, text]).toEqual([200, ''])
  })
})

describe('headers and cookies that somebody made up', () => {
  test.each<[what: string, cookie: string]>([
    ['a broken escape', 'kunci=%zz; sesi=%zz; bahasa=%zz'],
    ['JSON', 'kunci=j:{"$ne":1}; sesi=j:{"a":1}; bahasa=j:["id"]'],
    ['names of the language', 'kunci=__proto__; sesi=s%3A__proto__.x; bahasa=__proto__'],
    ['a signature that is none', 'sesi=s%3Aabc.def'],
    ['far too long', `kunci=${'x'.repeat(6_000)}; sesi=s%3A${'a'.repeat(6_000)}`],
    ['separators only', '=;;;=='],
  ])('a cookie with %s opens nothing', async (_, cookie) => {
    const { _id: code } = one.complaint
    const tracking = await raw('GET', `/lacak/${code}`, { cookie })
    expect([tracking.status, tracking.text.includes('Kadikaran')]).toEqual([200, false])
    const desk = await raw('GET', '/meja', { cookie })
    expect([desk.status, desk.headers.location]).toEqual([303, '/masuk?kembali=%2Fmeja'])
  })

  test('another host’s name reaches no page', async () => {
    const headers = { host: 'jahat.example', 'x-forwarded-host': 'jahat.example', referer: 'http://jahat.example/x' }
    for (const path of ['/', `/lacak/${one.complaint._id}`, '/tidak-ada', '/meja'])
      expect(JSON.stringify(await raw('GET', path, headers))).not.toContain('jahat')
  })

  test.each([
    '//jahat.example',
    'https:jahat.example',
    '/\\jahat.example',
    '/\t/jahat.example',
    '/keluar',
    'javascript:alert(1)',
  ])('signing in leads to no page but ours (%j)', async (next) => {
    const { username, password } = product.account('supervisor')
    const answer = await aVisitor(product.url()).post('/masuk', { username, password, next })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ringkasan'])
    const page = await aVisitor(product.url()).get(`/masuk?kembali=${encodeURIComponent(next)}`)
    expect(await page.text()).not.toContain('jahat')
  })

  test('a form of another site does nothing', async () => {
    const { _id: code, version } = one.complaint
    const fields = new URLSearchParams({ version: String(version), ...fieldsOf.archive }).toString()
    for (const foreign of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://jahat.example' }, { origin: 'null' }]) {
      const headers = { ...form, ...foreign, cookie: cookiesOf(visitors.coordinator) }
      for (const path of [`/meja/aduan/${code}/archive`, '/aduan/baru', `/lacak/${code}`, '/keluar', '/akun', '/masuk'])
        expect([path, (await raw('POST', path, headers as IncomingHttpHeaders, fields)).status]).toEqual([path, 403])
    }
    expect((await product.services().store.get(code))!.version).toBe(version)
  })
})

test('guessing the password of an open session is locked, and said in words', async () => {
  const guess = async () =>
    visitors.admin.post('/akun', { current: 'salah', password: 'perahu besar berlayar', again: 'perahu besar berlayar' })
  const answers: Response[] = []
  for (let i = 0; i < 6; i += 1) answers.push(await guess())
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(422))
  expect(await answers.at(-1)!.text()).toContain('Terlalu sering salah.')
})

describe('the text of a complaint', () => {
  const step = async (text: string) =>
    raw('POST', '/aduan/baru', form, new URLSearchParams({ text, kind: 'pengaduan', go: 'lanjut', step: '1' }).toString())

  test('may have 3.000 letters as the reporter counts them, a new line being one', async () => {
    const line = `${'a'.repeat(9)}\r\n`
    expect((await step(line.repeat(299) + 'a'.repeat(10))).status).toBe(200)
    const over = await step(line.repeat(299) + 'a'.repeat(11))
    expect(over.status).toBe(422)
    expect(over.text).toContain('a'.repeat(11))
    expect((await step('😀'.repeat(3_000))).status).toBe(200)
    expect((await step('😀'.repeat(3_001))).status).toBe(422)
  })

  test('keeps every script and sign, but nothing that only a machine obeys', async () => {
    const said = 'Jalan رئيسي 😀 ꦧꦭꦺ "kutip" & <tanda>\nbaris dua'
    const { headers } = await raw(
      'POST',
      '/aduan/baru',
      form,
      new URLSearchParams({ ...filled, text: `${said}\u0000\u001B\u202E\r\n` }).toString(),
    )
    const code = headers.location!.split('/')[2]!
    expect((await product.services().store.get(code))!.filing.text).toBe(said)
  })

  test('sent twice at once is one complaint', async () => {
    const body = new URLSearchParams({ ...filled, requestId: randomUUID() }).toString()
    const answers = await Promise.all(Array.from({ length: 8 }, () => raw('POST', '/aduan/baru', form, body)))
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`)).size).toBe(1)
  })
})

describe('what is not for everybody', () => {
  test('a case that somebody may not know of looks as one that does not exist', async () => {
    const secret = await worker.filed({ chosenUnit: 'dpupr' })
    await worker.does('coordinator', secret.complaint._id, 'verify', oversight)
    const bare = async (code: string) => {
      const { status, text } = await raw('GET', `/meja/aduan/${code}`, { cookie: cookiesOf(visitors.liaison) })
      return [status, text.replaceAll(code, 'CODE').replace(/[0-9a-f-]{36}/g, 'REQUEST')]
    }
    const { _id: unknown } = (await worker.filed()).complaint
    await mongoose.connection.collection('complaints').deleteOne({ _id: unknown as never })
    expect(await bare(secret.complaint._id)).toEqual(await bare(unknown))
  })

  test('is kept by no cache', async () => {
    const { complaint, key } = one
    const path = `/lacak/${complaint._id}`
    const own = aVisitor(product.url(), { kunci: key })
    const asked: [Visitor, string][] = [
      ...['', '/tanda-terima'].map((end): [Visitor, string] => [own, path + end]),
      [own, `/buka/${complaint._id}/${key}`],
      [own, '/aduan/baru'],
      [own, '/lacak'],
      ...['/meja', `/meja/aduan/${complaint._id}`, '/ringkasan', '/register', '/akun'].map((at): [Visitor, string] => [
        visitors.head,
        at,
      ]),
    ]
    for (const [visitor, at] of asked)
      expect([at, (await visitor.get(at)).headers.get('cache-control')]).toEqual([at, 'no-store'])
  })

  test('is not in the receipt’s picture, which leads to the public part', async () => {
    const { complaint, key } = one
    const receipt = await aVisitor(product.url(), { kunci: key }).get(`/lacak/${complaint._id}/tanda-terima`)
    const link = `${product.url()}/lacak/${complaint._id}`
    const svg = await QRCode.toString(link, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
    expect(await receipt.text()).toContain(/ d="([^"]+)"\/><\/svg>/.exec(svg)![1])
  })
})

describe('work that must not be lost', () => {
  const answering = (text: string, version: number) => {
    const sent = new FormData()
    sent.append('version', String(version))
    sent.append('text', text)
    return sent
  }

  test('two officers answer at once: one is told who was first, and keeps the text', async () => {
    const { complaint } = await assigned()
    const path = `/meja/aduan/${complaint._id}/answer`
    const both = await Promise.all([
      visitors.liaison.send(path, answering('Kata Agus: selesai.', complaint.version)),
      visitors.head.send(path, answering('Kata Siti: selesai.', complaint.version)),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
    const lost = both.findIndex(({ status }) => status === 409)
    const page = await both[lost]!.text()
    expect(page).toContain(lost === 0 ? 'Siti Contoh' : 'Agus Contoh')
    expect(page).toContain(lost === 0 ? 'Kata Agus: selesai.' : 'Kata Siti: selesai.')
  })

  test('the same form sent twice is done once, and the second says what was done', async () => {
    const { complaint } = await assigned()
    const path = `/meja/aduan/${complaint._id}/ask`
    const fields = { version: String(complaint.version), text: 'Di sebelah mana?' }
    expect((await visitors.liaison.post(path, fields)).status).toBe(303)
    const again = await visitors.liaison.post(path, fields)
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('Di sebelah mana?')
  })

  test('deeds in the wrong order are refused with the text', async () => {
    const { complaint, key } = await assigned()
    const path = `/lacak/${complaint._id}`
    const early = await aVisitor(product.url()).post(path, { deed: 'rebut', key, reason: 'Belum beres sama sekali.' })
    expect(early.status).toBe(409)
    const keyless = await aVisitor(product.url()).post(path, { deed: 'rebut', reason: 'Belum beres sama sekali.' })
    expect(keyless.status).toBe(403)
    expect(await keyless.text()).toContain('Belum beres sama sekali.')
  })

  test('a session that ended while writing costs nothing that was written', async () => {
    const { complaint } = await assigned()
    const { username, password } = product.account('liaison')
    const officer = aVisitor(product.url())
    const path = `/meja/aduan/${complaint._id}/answer`
    const ended = await officer.send(path, answering('Sudah kami tambal.', complaint.version))
    expect(ended.status).toBe(401)
    const page = await ended.text()
    const kept = [...page.matchAll(/ name="(next|action|kept\.\w+)"(?: value="([^"]*)"|[^>]*>([^<]*)<)/g)].map(
      ([, name, value, text]): [string, string] => [name!, value ?? text!],
    )
    const resumed = await officer.post('/masuk', [...kept, ['username', username], ['password', password]])
    expect(resumed.status).toBe(200)
    expect(await resumed.text()).toContain('Sudah kami tambal.')
    expect((await officer.send(path, answering('Sudah kami tambal.', complaint.version))).status).toBe(303)
  })

  test('a full disk is said in words, with the text', async () => {
    const { complaint } = await assigned()
    const full = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }))
    const { files } = product.services()
    const url = anotherWeb({
      files: { ...files, storeEvidence: full },
      logger: createLogger({ level: 'silent', process: 'web' }),
    })
    const officer = aVisitor(url, Object.fromEntries(visitors.liaison.jar))
    const answer = await officer.send(`/meja/aduan/${complaint._id}/answer`, answering('Sudah kami tambal.', complaint.version))
    const page = await answer.text()
    expect(answer.status).toBe(507)
    expect(page).toContain('Tempat penyimpanan kami sedang penuh')
    expect(page).toContain('Sudah kami tambal.')
    expect((await product.services().store.get(complaint._id))!.state).toBe('assigned')
  })
})

describe('words that are more than words', () => {
  const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)> $t(errors:yours) {{code}} ${1+1} %0d%0aX: y'
  const inert = (page: string) => !/<script>alert|<img src=x/.test(page)

  test('are shown as words on every page, and do nothing in mails, file names and headers', async () => {
    const services = product.services()
    const sent = await raw(
      'POST',
      '/aduan/baru',
      form,
      new URLSearchParams({ ...filled, text: `${evil} di jalan`, placeDetail: evil, name: evil }).toString(),
    )
    const code = sent.headers.location!.split('/')[2]!
    const key = /kunci=([^;]+)/.exec(String(sent.headers['set-cookie']))![1]!
    await eventually(async () => (await services.store.get(code))?.register)
    const deed = async (who: VisitorName, name: string, fields: Record<string, string>) => {
      const { version } = (await services.store.get(code))!
      const answer = await visitors[who].post(`/meja/aduan/${code}/${name}`, { version: String(version), ...fields })
      expect([name, answer.status]).toEqual([name, 303])
    }
    await deed('coordinator', 'verify', { ...fieldsOf.verify, title: evil.slice(0, 110) })
    await deed('coordinator', 'assign', { unit: 'dpupr', note: evil })
    await deed('liaison', 'startFollowUp', { note: evil })
    // A mail that is no longer due is not sent, so each is waited for before the next deed overtakes it.
    const toldReporter = (count: number) =>
      eventually(
        () => product.mails().filter(({ raw: mail, to }) => mail.includes(code) && to.includes(filled.email)).length >= count,
      )
    await toldReporter(1)
    await deed('liaison', 'ask', { text: evil })
    await toldReporter(2)
    const reporter = aVisitor(product.url(), { kunci: key })
    expect((await reporter.post(`/lacak/${code}`, { deed: 'reply', text: evil })).status).toBe(303)
    const answer = new FormData()
    answer.append('version', String((await services.store.get(code))!.version))
    answer.append('text', evil)
    const pdf = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF', 'latin1')
    answer.append('files', new Blob([pdf]), `../../"${evil}😀`)
    expect((await visitors.liaison.send(`/meja/aduan/${code}/answer`, answer)).status).toBe(303)
    await toldReporter(3)
    expect((await reporter.post(`/lacak/${code}`, { deed: 'rebut', reason: evil })).status).toBe(303)

    const searched = encodeURIComponent(evil)
    const pages: [Visitor, string][] = [
      ...[`/lacak/${code}`, `/lacak/${code}/tanda-terima`, `/lacak?code=${searched}`].map((at): [Visitor, string] => [
        reporter,
        at,
      ]),
      [visitors['signed out'], `/lacak/${code}`],
      ...[
        `/meja/aduan/${code}`,
        '/meja',
        `/meja?q=${searched}&unit=${searched}`,
        `/meja/aduan/${code}/assign`,
        '/ringkasan/daftar?indicator=backlog.all',
      ].map((at): [Visitor, string] => [visitors.coordinator, at]),
      [visitors.head, `/meja/aduan/${code}/answer`],
      [visitors.head, `/meja/aduan/${code}?selesai=${searched}`],
    ]
    for (const [visitor, at] of pages) {
      const page = await (await visitor.get(at)).text()
      expect([at, inert(page)]).toEqual([at, true])
    }
    const deskPage = await (await visitors.coordinator.get(`/meja/aduan/${code}`)).text()
    expect(deskPage).toContain('$t(errors:yours) {{code}} ${1+1}')

    const [file] = (await services.store.get(code))!.history.flatMap((event) => (event.type === 'answered' ? event.files : []))
    const download = await reporter.get(`/lacak/${code}/berkas/${file!.id}`)
    expect(download.status).toBe(200)
    expect(download.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%!'()*.~-]+\.pdf$/)
    expect(download.headers.get('x-content-type-options')).toBe('nosniff')
    expect(download.headers.get('content-security-policy')).toContain("default-src 'none'")

    await eventually(() => product.mails().filter(({ raw: mail }) => mail.includes(code)).length >= 5)
    for (const { raw: mail, to } of product.mails().filter((one) => one.raw.includes(code))) {
      const [head = ''] = mail.split('\r\n\r\n')
      expect(head).not.toMatch(/^(Bcc|X):/im)
      expect(to.every((address) => address.endsWith('@contoh.invalid'))).toBe(true)
      // No text of a citizen travels by mail.
      expect(mail).not.toContain('onerror')
    }
  })

  test('a register entry with markup is shown as words', async () => {
    const before = await (await visitors.coordinator.get('/register/dishub')).text()
    const version = /name="version" value="(\d+)"/.exec(before)![1]!
    const fields = { version, name: evil, shortName: '<img src=x>', topics: evil.slice(0, 60), active: 'yes' }
    expect((await visitors.coordinator.post('/register/dishub', fields)).status).toBe(303)
    for (const path of ['/register', '/register/dishub', '/meja', `/meja/aduan/${one.complaint._id}/assign`])
      expect([path, inert(await (await visitors.coordinator.get(path)).text())]).toEqual([path, true])
  })
})

test('a whole journey leaves neither name nor text nor key in logs, queues, sessions or other collections', async () => {
  const lines: string[] = []
  const into = new Writable({ write: (line, _encoding, done) => (lines.push(String(line)), done()) })
  const url = anotherWeb({ logger: createLogger({ level: 'trace', process: 'web' }, into) })
  const citizen = aVisitor(url)
  const sent = await citizen.post('/aduan/baru', filled)
  const code = sent.headers.get('location')!.split('/')[2]!
  const key = citizen.jar.get('kunci')!
  await citizen.get(`/lacak/${code}/tanda-terima`)
  await citizen.get(`/buka/${code}/${key}`)
  await citizen.post('/lacak', { code, key })
  await citizen.get(`/lacak?code=${code}&kunci=${key}`)
  await citizen.get(`/lacak/${code}/${key}`)
  await citizen.post('/aduan/baru', { ...filled, email: 'bukan alamat' })
  await citizen.post(`/lacak/${code}`, { deed: 'reply', key, text: filled.text })
  await eventually(async () => (await product.services().store.get(code))?.register)
  const officer = aVisitor(url, Object.fromEntries(visitors.coordinator.jar))
  await officer.get(`/meja/aduan/${code}`)
  await officer.get(`/meja?q=${encodeURIComponent(filled.name)}`)
  const { version } = (await product.services().store.get(code))!
  await officer.post(`/meja/aduan/${code}/assign`, { version: String(version), unit: 'dpupr', note: filled.text })
  await aVisitor(url).post('/masuk', { username: 'koordinator', password: 'kata sandi yang salah sekali' })
  await eventually(() => product.mails().some(({ raw: mail, to }) => mail.includes(code) && to.includes(filled.email)))
  await eventually(async () => (await product.services().store.get(code))?.outboxAt === undefined)

  const log = lines.join('')
  expect(lines).toHaveLength(12)
  const kept = await redis.everything()
  const collections = (await mongoose.connection.db!.collections()).filter(
    ({ collectionName }) => collectionName !== 'complaints',
  )
  const beside = JSON.stringify(await Promise.all(collections.map((one) => one.find().toArray())))
  for (const word of [
    'Wahyuningsih',
    'sri@contoh',
    '3456 7890',
    '81234567890',
    'berlubang dalam sekali',
    key,
    key.replaceAll('-', ''),
    'kata sandi yang salah',
  ])
    expect([word, log.includes(word), kept.includes(word), beside.includes(word)]).toEqual([word, false, false, false])
  expect(log).not.toContain(code)
  expect(kept).toContain(code)
})

/** Every key of this test's product with what it holds. */
