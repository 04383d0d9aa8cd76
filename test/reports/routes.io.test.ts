import { createHash } from 'node:crypto'
import mongoose from 'mongoose'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { settableClock } from '../../server/platform/clock'
import { createCheckRoutes } from '../../server/reports/checkRoutes'
import { createReportRoutes } from '../../server/reports/routes'
import type { Role } from '../../server/staff/officer'
import { askRoutes } from '../support/routesApp'
import { readPdf, readXlsx } from '../support/paper'
import { useServices } from '../support/services'
import { keep, october, personal } from './support'

jest.setTimeout(60_000)

const clock = settableClock(new Date('2026-11-10T03:00:00Z'))
const { services } = useServices({ clock })
const as = (role: Role) => askRoutes(createReportRoutes(services().papers), role)
const anybody = () => askRoutes(createCheckRoutes(services()), 'admin')
const audited = async (deed: string) => (await services().audit.latest()).filter((entry) => entry.deed === deed)
const raw = (res: unknown, done: (error: Error | null, body: Buffer) => void) =>
  void buffer(res as Readable).then(
    (body) => done(null, body),
    (error: Error) => done(error, Buffer.alloc(0)),
  )
const fetched = async (role: Role, path: string) => (await as(role).get(path).buffer(true).parse(raw).expect(200)).body as Buffer
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

beforeAll(async () => keep(services(), october()))

describe('the page of papers', () => {
  it('offers the whole regency to those who watch over it, to others their own units', async () => {
    const { body } = await as('supervisor').get('/laporan').expect(200)
    expect([body.view, body.everything, body.values]).toEqual([
      'reports/list',
      true,
      { unit: '', period: '2026-10', from: '', to: '' },
    ])
    const head = (await as('head').get('/laporan').expect(200)).body
    expect([head.everything, head.units.map(({ id }: { id: string }) => id)]).toEqual([false, ['diskominfo']])
    await as('admin').get('/laporan').expect(403)
  })

  it('asks for a pack and shows how far it is, then how to fetch it', async () => {
    const asked = await as('head').post('/laporan').type('form').send({ unit: 'diskominfo', period: '2026-10' }).expect(303)
    const page = await as('head').get(asked.headers.location!).expect(200)
    expect([page.body.state, page.headers.refresh]).toEqual(['waiting', '4'])
    await as('head').get(`${asked.headers.location}/berkas.zip`).expect(404)
    await services().packs.make(page.body.id)
    const done = await as('head').get(asked.headers.location!)
    expect([done.body.state, done.headers.refresh, done.body.files.length]).toEqual(['done', undefined, 13])
    const zip = await as('head').get(`${asked.headers.location}/berkas.zip`).buffer(true).parse(raw).expect(200)
    expect([zip.headers['content-type'], sha256(zip.body)]).toEqual(['application/zip', done.body.file.sha256])
    expect([(await audited('askReport')).length, (await audited('fetchReport')).length]).toEqual([1, 1])
  })

  it.each([
    ['no period', { period: '' }, { from: 'dateInvalid', to: 'dateInvalid' }],
    ['a period that is none', { period: '2026-Q7' }, { period: 'reportPeriodUnknown' }],
    ['days that run backwards', { from: '2026-10-02', to: '2026-10-01' }, { to: 'periodReversed' }],
    ['a day that is none', { from: '2026-02-30', to: '2026-03-01' }, { from: 'dateInvalid' }],
    ['too many years', { from: '2010-01-01', to: '2026-01-01' }, { to: 'windowTooLong' }],
  ])('says at the field what is wrong with %s', async (_, typed, errors) => {
    const { status, body } = await as('supervisor').post('/laporan').type('form').send(typed)
    expect([status, body.errors]).toEqual([422, errors])
  })

  it('refuses another unit, a unit that is none, and the regency to those who do not watch over it', async () => {
    const ask = (role: Role, unit: string) => as(role).post('/laporan').type('form').send({ unit, period: '2026-10' })
    expect((await ask('head', 'dpupr')).body.code).toBe('reportForbidden')
    expect((await ask('head', '')).status).toBe(403)
    expect((await ask('supervisor', 'nobody')).status).toBe(404)
    expect((await ask('supervisor', 'outside:pln')).status).toBe(404)
  })
})

describe('the report of a period', () => {
  const asked = { unit: '', period: '2026-10' }
  const made = async (paper: string) => {
    const { body, headers } = await as('supervisor')
      .post('/laporan')
      .type('form')
      .send({ ...asked, paper })
      .buffer(true)
      .parse(raw)
      .expect(200)
    return { bytes: body as Buffer, headers }
  }

  it('is a tagged PDF whose code anybody can check, the same as long as its numbers are', async () => {
    const { bytes, headers } = await made('pdf')
    const { text, tagged, title } = await readPdf(bytes)
    expect([tagged, headers['content-disposition']]).toEqual([
      true,
      expect.stringContaining('laporan-kabupaten-2026-10-01-2026-10-31.pdf'),
    ])
    expect(title).toContain('Oktober 2026')
    expect(text).toMatch(/Masuk \d+ aduan/)
    expect((await made('pdf')).bytes.equals(bytes)).toBe(true)
    const code = /BKT-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(text)![0]
    const { body } = await anybody()
      .get(`/periksa/${code}?sidik=${sha256(bytes)}`)
      .expect(200)
    expect(body).toMatchObject({
      found: { kind: 'monthly', subject: 'Kabupaten Serang', period: 'Oktober 2026' },
      match: { is: 'whole' },
    })
  })

  it('is a workbook with the numbers of the regency and of its units', async () => {
    const book = await readXlsx((await made('xlsx')).bytes)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Angka', 'Unit'])
    expect(book.getWorksheet('Angka')!.getCell('C2').value).toBe(8)
  })
})

describe('the register as a table', () => {
  const query = 'unit=dpupr&period=2026-10'

  it('is counted before it is fetched', async () => {
    const { body } = await as('supervisor').get(`/laporan/register?${query}`).expect(200)
    expect([body.count, body.csvHref]).toEqual([7, '/laporan/register.csv?unit=dpupr&from=2026-10-01&to=2026-10-31'])
    expect((await as('supervisor').get(`/laporan/register?${query}&state=closed`)).body.count).toBe(2)
    expect((await as('supervisor').get('/laporan/register')).body.count).toBeNull()
    await as('supervisor').get('/laporan/register?period=x').expect(422)
    await as('head').get(`/laporan/register?${query}`).expect(403)
  })

  it('has the rows asked for, masked, and is written down each time', async () => {
    const csv = (await fetched('supervisor', `/laporan/register.csv?${query}`)).toString()
    expect(csv.trim().split('\r\n')).toHaveLength(8)
    for (const word of personal) expect(csv).not.toContain(word)
    const sheet = (await readXlsx(await fetched('supervisor', `/laporan/register.xlsx?${query}&kind=pengaduan`))).worksheets[0]!
    expect([sheet.rowCount, sheet.getCell('G2').value, sheet.getCell('G2').formula]).toEqual([8, `=cmd|'/C calc'!A0`, undefined])
    const [last, first] = await audited('exportRegister')
    expect([first!.details, last!.details]).toMatchObject([
      { unit: 'dpupr', format: 'csv', rows: 7 },
      { format: 'xlsx', kind: 'pengaduan' },
    ])
  })

  it('shows oversight cases to inspectors of their unit only', async () => {
    const all = (await fetched('supervisor', '/laporan/register.csv?period=2026-10')).toString()
    expect(all.trim().split('\r\n')).toHaveLength(1 + 8)
    expect(all).not.toContain('Berkadar pengawasan')
  })

  it('refuses other units and other formats', async () => {
    await as('head').get(`/laporan/register.csv?${query}`).expect(403)
    await as('head').get('/laporan/register.csv?period=2026-10').expect(403)
    await as('supervisor').get(`/laporan/register.docx?${query}`).expect(404)
    await as('admin').get('/laporan/register').expect(403)
  })
})

it('the figures of other evaluations lead to the cases behind them', async () => {
  const { body } = await as('supervisor').get('/laporan/spbe?year=2026').expect(200)
  expect(body.groups.map(({ id }: { id: string }) => id)).toEqual(['spbe', 'ipp', 'skm'])
  expect(body.groups[0].lines[0]).toMatchObject({
    value: '9',
    href: expect.stringContaining('/ringkasan/daftar?indicator=received'),
  })
  const head = (await as('head').get('/laporan/spbe').expect(200)).body
  expect([head.unit, head.everything]).toEqual(['diskominfo', false])
  await as('head').get('/laporan/spbe?unit=dpupr').expect(403)
})

describe('the page that checks papers', () => {
  it('says what is wrong with a code or a fingerprint, and nothing of anybody', async () => {
    const ask = (path: string) => anybody().get(path)
    expect((await ask('/periksa').expect(200)).body).toMatchObject({ asked: false, found: null })
    expect((await ask('/periksa/BKT-0000').expect(422)).body.errors).toEqual({ code: 'verificationMistyped' })
    expect((await ask('/periksa?kode=0000000000').expect(404)).body.errors).toEqual({ code: 'verificationUnknown' })
    const report = (await mongoose.connection.collection('reports').findOne({ kind: 'evidence' }))!
    expect((await ask(`/periksa?kode=${report.code}&sidik=abc`).expect(422)).body.errors).toEqual({
      fingerprint: 'fingerprintInvalid',
    })
    const none = (await ask(`/periksa/${report.code}?sidik=${'0'.repeat(64)}`).expect(200)).body
    expect(none.match).toEqual({ is: 'none', name: null })
    const csv = report.files.find(({ name }: { name: string }) => name === '04-register.csv')
    expect((await ask(`/periksa/${report.code}?sidik=${csv.sha256}`)).body.match).toEqual({ is: 'part', name: '04-register.csv' })
    expect(JSON.stringify(none)).not.toMatch(/sari|Petugas/i)
  })
})
