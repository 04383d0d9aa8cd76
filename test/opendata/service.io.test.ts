import express from 'express'
import { mongo } from 'mongoose'
import request from 'supertest'
import type { Complaint } from '../../server/complaints/complaint'
import { addMonths } from '../../server/indicators/period'
import { createNumbers } from '../../server/indicators/numbersService'
import { createProjection } from '../../server/indicators/projection'
import { createIndicatorQueries } from '../../server/indicators/queries'
import { createFactStore } from '../../server/indicators/store'
import { createCatalog } from '../../server/opendata/catalogService'
import { columns } from '../../server/opendata/files'
import { createOpenDataRoutes } from '../../server/opendata/routes'
import { createOpenDataService } from '../../server/opendata/service'
import { createEditionStore } from '../../server/opendata/store'
import { errorPages } from '../../server/platform/http/errors'
import { createTranslator } from '../../server/platform/i18n'
import { categories } from '../../server/routing/category'
import { useDatabase } from '../support/mongo'
import { calendar, dice, randomLife } from '../indicators/histories'
import { each, register } from '../indicators/world'
import { readCsv } from './readCsv'

const database = useDatabase()
const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }
const words = { id: createTranslator('id'), en: createTranslator('en') }
let today = new Date('2026-11-24T03:00:00Z')
const clock = { now: () => today }
const until = today

const random = dice(77)
const complaints: Complaint[] = Array.from({ length: 1_600 }, (_, i) =>
  randomLife(`ADU-${String(i).padStart(4, '0')}`, random, { from: new Date('2025-11-10T00:00:00Z'), until, most: 20 }).at(-1)!,
)

const factStore = createFactStore()
const queries = createIndicatorQueries({ store: factStore })
const workingDays = () => Promise.resolve(calendar)
const numbers = createNumbers({ queries, calendar: workingDays, clock })
const projection = createProjection({ store: factStore, complaints: () => each([]), calendar: workingDays })

let isAway = false
function aService(freshMs = 0, from = numbers) {
  const store = createEditionStore(database.connection())
  const openData = createOpenDataService({
    numbers: from,
    store: {
      ...store,
      all: () => (isAway ? Promise.reject(new mongo.MongoServerSelectionError('away', {} as never)) : store.all()),
    },
    units: {
      list: () => Promise.resolve([...register, { ...register[0]!, _id: 'formula', name: '=1+1', shortName: 'F' }]),
      kecamatan: () => Promise.resolve([{ code: '36.04.01', name: 'Anyar', desa: [] }]),
    },
    scores: () =>
      Promise.resolve([
        {
          _id: '2024-dlh',
          year: 2024,
          unit: 'dlh',
          method: 'm',
          score: 89.4,
          letter: 'A',
          zone: 'hijau',
          source: 'S',
          confirmed: true,
          version: 0,
        },
      ]),
    improvements: () =>
      Promise.resolve([{ unit: 'dlh', text: 'Sampah diangkut tiap hari', on: '2026-09-01', href: '/hasil#h-1' }]),
    rules: () =>
      Promise.resolve({ policyFor: () => ({ targets: { verification: { days: 3 }, resolution: { days: 14 } } }) as never }),
    words,
    licence,
    baseUrl: 'https://aduan.example',
    clock,
    freshMs,
  })
  return {
    openData,
    dataCatalog: createCatalog({ published: openData.published, words, licence, baseUrl: 'https://aduan.example' }),
  }
}

const shown: { view: string; model: object }[] = []
function asked(services = aService()) {
  const app = express()
  app.use((_req, res, next) => {
    res.locals.lang = 'id'
    res.render = ((view: string, model: object) => {
      shown.push({ view, model })
      res.send(view)
    }) as typeof res.render
    next()
  })
  app.use(createOpenDataRoutes(services))
  app.use(errorPages({ logger: { error: () => undefined, warn: () => undefined } }))
  return request(app)
}
const json = async (path: string) =>
  JSON.parse((await asked().get(path).expect(200)).text) as { rows: Record<string, string | number | null>[] }

beforeAll(async () => {
  await factStore.createIndexes()
  await projection.project(complaints)
}, 120_000)
afterEach(() => {
  today = until
  isAway = false
})

const localMonth = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 7)
const isCounted = ({ kind, history, oversight }: Complaint) =>
  kind === 'pengaduan' &&
  !oversight &&
  !history.some((event) => event.type === 'archived' && (event.reason === 'duplicate' || event.reason === 'spam'))
const unitOf = ({ history }: Complaint) => history.findLast((event) => event.type === 'assigned')?.unit ?? 'none'

/** Straight from the histories, one complaint after the other. */
function byHand(month: string, belongs: (one: Complaint) => boolean) {
  const counts = { received: 0, onTime: 0, late: 0, answeredLate: 0, confirmed: 0, silent: 0, open: 0 }
  const endOfMonth = new Date(`${addMonths(month, 1)}-01T00:00:00+07:00`)
  for (const one of complaints.filter((each) => isCounted(each) && belongs(each))) {
    if (localMonth(one.receivedAt) === month) counts.received += 1
    for (const { clock: name, verdict, verdictAt, stoppedAt } of one.clocks) {
      if (name !== 'resolution') continue
      if (verdictAt && localMonth(verdictAt) === month) counts[verdict === 'onTime' ? 'onTime' : 'late'] += 1
      if (stoppedAt && verdict === 'late' && localMonth(stoppedAt) === month) counts.answeredLate += 1
    }
    for (const event of one.history)
      if (event.type === 'closed' && localMonth(event.at) === month) counts[event.by === 'reporter' ? 'confirmed' : 'silent'] += 1
    let isOpen = false
    for (const { type } of one.history.filter((event) => event.at < endOfMonth)) {
      if (type === 'received' || type === 'reopened') isOpen = true
      if (['answered', 'forwarded', 'archived', 'withdrawn'].includes(type)) isOpen = false
      if (['forwarded', 'archived', 'withdrawn'].includes(type)) break
    }
    if (isOpen) counts.open += 1
  }
  return counts
}
const column = {
  received: 'received',
  onTime: 'answered_on_time',
  late: 'late',
  answeredLate: 'answered_late',
  confirmed: 'confirmed',
  silent: 'closed_by_silence',
  open: 'open',
}

describe('the files', () => {
  test('say what counting the histories by hand gives, or nothing where that is small or its companion', async () => {
    const { rows } = await json('/data/bulan/2026-09.json')
    const belongs: Record<string, (id: string) => (one: Complaint) => boolean> = {
      unit: (id) => (one) => unitOf(one) === id,
      category: (id) => (one) => one.category === id,
      place: (id) => (one) => one.filing.kecamatan === id,
      class: (id) => (one) => one.class === id,
    }
    let compared = 0
    for (const row of rows.filter(({ kind, id }) => kind !== 'rest' && id !== 'none')) {
      const counts = byHand('2026-09', row.kind === 'all' ? () => true : belongs[row.by as string]!(row.id as string))
      for (const [name, count] of Object.entries(counts)) {
        const told = row[column[name as keyof typeof column]]
        if (told === null) continue
        expect([row.by, row.id, name, told]).toEqual([row.by, row.id, name, count])
        compared += count > 0 ? 1 : 0
      }
      for (const [name, count] of Object.entries(counts))
        if (count > 0 && count < 5) expect([row.id, name, row[column[name as keyof typeof column]]]).toEqual([row.id, name, null])
    }
    expect(compared).toBeGreaterThan(40)
  })

  test.each([
    '/data/unit',
    '/data/kategori',
    '/data/kecamatan',
    '/data/kelas',
    '/data/unit-semester',
    '/data/bulan/2026-10',
    '/data/kamus',
  ])('%s hold the same in CSV and in JSON, and no formula', async (path) => {
    const csv = await asked()
      .get(`${path}.csv`)
      .expect(200)
      .expect('Content-Type', /text\/csv/)
    const [head, ...lines] = readCsv(csv.text)
    const { rows } = await json(`${path}.json`)
    expect(rows.length).toBeGreaterThan(5)
    if (!path.endsWith('kamus')) expect(head).toEqual(columns)
    const asText = (value: string | number | null) =>
      value === null ? '' : /^[=+\-@]/.test(String(value)) ? `'${value}` : String(value)
    expect(lines).toEqual(rows.map((row) => head!.map((name) => asText(row[name]!))))
    expect(lines.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
  })

  test('have the months that have ended, and the whole half-years', async () => {
    const months = [...new Set((await json('/data/unit.json')).rows.map(({ period }) => period))]
    expect([months.length, months[0], months.at(-1)]).toEqual([12, '2025-11', '2026-10'])
    expect([...new Set((await json('/data/unit-semester.json')).rows.map(({ period }) => period))]).toEqual(['2025-2', '2026-1'])
    expect(new Set((await json('/data/unit.json?tahun=2025')).rows.map(({ period }) => period))).toEqual(
      new Set(['2025-11', '2025-12']),
    )
  })

  test('say nothing of abuse of authority, in no count and in no row', async () => {
    expect(complaints.filter((one) => one.oversight && one.kind === 'pengaduan').length).toBeGreaterThan(100)
    const { rows } = await json('/data/kelas.json')
    expect(new Set(rows.map(({ id }) => id))).not.toContain('oversight')
  })

  test('may be read by any site, are kept by caches, and are not sent twice', async () => {
    const answer = await asked().get('/data/unit.csv').expect(200)
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' })
    const again = await asked()
      .get('/data/unit.csv')
      .set('If-None-Match', answer.headers.etag as string)
      .expect(304)
    expect(again.text).toBe('')
    const other = await asked().get('/data/unit.csv?tahun=2026').expect(200)
    expect(other.headers.etag).not.toBe(answer.headers.etag)
  })

  test.each([
    ['a month that is no month', '/data/bulan/2026-13.csv', 422, 'monthMalformed'],
    ['a month in another format', '/data/bulan/2026-10.xml', 422, 'monthMalformed'],
    ['a month that is running', '/data/bulan/2026-11.csv', 404, 'monthMissing'],
    ['a month before all', '/data/bulan/2020-01.json', 404, 'monthMissing'],
    ['a file that is none', '/data/rahasia.csv', 404, 'dataFileUnknown'],
    ['a year that is none', '/data/unit.csv?tahun=26', 422, 'yearMalformed'],
    ['a year twice', '/data/unit.csv?tahun=2026&tahun=2025', 422, 'yearMalformed'],
    ['a year without data', '/data/unit.csv?tahun=2019', 404, 'yearMissing'],
    ['a unit that is none', '/kinerja/rahasia', 404, 'unitUnknown'],
  ])('%s is refused', async (_case, path, status, code) => {
    const answer = await asked().get(path).set('Accept', 'application/json').expect(status)
    expect(answer.body).toMatchObject({ error: code })
  })

  test('are in the catalogue with addresses that open', async () => {
    const catalog = JSON.parse((await asked().get('/data/katalog.json').expect(200)).text) as Record<string, never>
    const datasets = catalog['dcat:dataset'] as unknown as {
      'dct:identifier': string
      'dcat:distribution': { 'dcat:downloadURL': string }[]
    }[]
    expect(datasets.map((one) => one['dct:identifier'])).toEqual(
      expect.arrayContaining(['unit', 'unit-semester', 'bulan-2026-10']),
    )
    const urls = datasets.flatMap((one) =>
      one['dcat:distribution'].map((file) => file['dcat:downloadURL'].replace('https://aduan.example', '')),
    )
    expect(urls).toHaveLength(2 * (5 + 12))
    for (const url of urls) await asked().get(url).expect(200)
    expect(catalog).toMatchObject({ 'dct:license': { '@id': licence.url } })
  })

  test('are explained: every column, and every code of subject and class, in both languages', async () => {
    const { rows } = await json('/data/kamus.json')
    expect(rows.filter(({ code }) => code === '').map(({ column: name }) => name)).toEqual(columns)
    expect(rows.filter((row) => row.column === 'id (category)').map(({ code }) => code)).toEqual(categories)
    for (const row of rows) expect([row.id, row.en].every((text) => typeof text === 'string' && text.length > 1)).toBe(true)
  })
})

describe('a month', () => {
  const firstOf = async () =>
    (await createEditionStore(database.connection()).all()).map(({ _id, firstOn, revisions }) => [_id, firstOn, ...revisions])

  test('is counted when it has ended, and anew when another month has, and says so only if something has changed', async () => {
    await aService().openData.published()
    const before = await firstOf()
    expect(before.at(-1)).toEqual(['2026-10', '2026-11-24'])

    // A complaint of October turns out to be a duplicate, too late for this month's edition.
    const one = complaints.find((each) => isCounted(each) && localMonth(each.receivedAt) === '2026-10' && each.phase === 'open')!
    const event = {
      seq: one.version + 1,
      at: new Date('2026-11-24T02:00:00Z'),
      by: 'k',
      type: 'archived',
      reason: 'duplicate',
      note: '',
    } as const
    await projection.project([{ ...one, version: one.version + 1, history: [...one.history, event] }])
    await aService().openData.published()
    expect(await firstOf()).toEqual(before)

    today = new Date('2026-12-01T01:00:00Z')
    await aService().openData.published()
    const after = await firstOf()
    expect(after.at(-1)).toEqual(['2026-11', '2026-12-01'])
    expect(after.find(([month]) => month === '2026-10')).toEqual(['2026-10', '2026-11-24', '2026-12-01'])
    expect(after.find(([month]) => month === '2025-12')).toEqual(before.find(([month]) => month === '2025-12'))
    await projection.project([{ ...one, version: one.version + 2 }])
  })
})

describe('the pages', () => {
  test('tell of all units and of each, with limits, published scores and improvements', async () => {
    const { openData } = aService()
    const list = await openData.performanceList({ cari: '', urut: 'nama' })
    expect(list.rows.map(({ href }) => href)).toEqual(expect.arrayContaining(['/kinerja/dlh', '/kinerja/formula']))
    const page = await openData.performancePage('dlh', 'en')
    expect(page).toMatchObject({
      unit: { id: 'dlh' },
      improvements: [{ text: 'Sampah diangkut tiap hari' }],
      scores: [{ year: 2024, score: 89.4, zone: { tone: 'green', letter: 'A' } }],
      trend: { lines: [{ label: 'Received' }, { label: 'Answered' }] },
    })
    expect(page.limits.map((row) => row.class)).not.toContain('oversight')
    expect(page.halves[0]!.numbers.judged).toBeGreaterThan(10)
    shown.length = 0
    for (const path of ['/data', '/kinerja?urut=tepat&cari=dinas', '/kinerja?urut=x', '/kinerja/dlh'])
      await asked().get(path).expect(200)
    expect(shown.map(({ view }) => view)).toEqual([
      'opendata/data',
      'opendata/performance',
      'opendata/performance',
      'opendata/unit',
    ])
  })

  test('open from memory while the database is away, and fail as any page before they have been read', async () => {
    const known = aService(0)
    await known.openData.dataPage()
    isAway = true
    await asked(known).get('/kinerja').expect(200)
    await asked(known).get('/data/unit.csv').expect(200)
    await asked(aService()).get('/kinerja').set('Accept', 'application/json').expect(503)
  })

  test('are read from the database once, however many ask', async () => {
    let read = 0
    const counting = {
      ...numbers,
      monthly: (...about: Parameters<typeof numbers.monthly>) => ((read += 1), numbers.monthly(...about)),
    }
    const { openData } = aService(60_000, counting)
    await Promise.all(Array.from({ length: 50 }, () => openData.performanceList({ cari: '', urut: 'nama' })))
    expect(read).toBe(1)
  })
})
