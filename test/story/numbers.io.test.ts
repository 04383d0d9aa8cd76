import mongoose from 'mongoose'
import type { Complaint } from '../../server/complaints/complaint'
import { disclosure } from '../../server/complaints/permissions'
import { ComplaintModel } from '../../server/complaints/store'
import { trackingCode } from '../../server/complaints/trackingCode'
import { measureIds } from '../../server/indicators/indicator'
import { settableClock } from '../../server/platform/clock'
import type { Officer } from '../../server/staff/officer'
import { complaintOf, dice, historyOf, randomLife } from '../indicators/histories'
import { useProduct } from '../support/product'
import { chosen, crawl, isRoom, reader, rooms } from './crawl'
import { disagreements, linksIn, opened } from './listed'
import { everyVisitor, type OfficerName, officerNames, usernames, type Visitor, type VisitorName } from './visitors'

jest.setTimeout(600_000)

const now = new Date('2026-11-24T03:00:00Z')
const product = useProduct({ clock: settableClock(now), work: false })
const random = dice(31)
const lives = Array.from({ length: 180 }, (_, i) =>
  randomLife(trackingCode('test', `${i}`), random, { from: new Date('2026-07-01T00:00:00Z'), until: now }),
)
/** The same again and again: answered complaints that make a recurring theme, of the Inspektorat some that nobody else knows of. */
const themes = [
  ...Array.from({ length: 12 }, () => ({ unit: 'dpupr', category: 'jalan', class: 'nonOversight' })),
  ...Array.from({ length: 6 }, () => ({ unit: 'inspektorat', category: 'kepegawaian', class: 'nonOversight' })),
  ...Array.from({ length: 8 }, () => ({ unit: 'inspektorat', category: 'kepegawaian', class: 'oversight' })),
].map(({ unit, ...classified }, i) => {
  const on = (day: number) => `2026-10-${String(day + (i % 9)).padStart(2, '0')}T09:00:00+07:00`
  const history = historyOf(
    [on(1), 'received'],
    [on(2), 'verified'],
    [on(2), 'classified', { kind: 'pengaduan', title: 'Itu lagi', ...classified }],
    [on(3), 'assigned', { unit }],
    [on(9), 'answered', { unit }],
  )
  return complaintOf(trackingCode('theme', `${i}`), history, { asOf: now })
})
const complaints: Complaint[] = [...lives.map((life) => life.at(-1)!), ...themes].map((one, i) => ({
  ...one,
  register: `${String(i + 1).padStart(6, '0')}/ADU/2026`,
}))
const byCode = new Map(complaints.map((one) => [one._id, one]))

const readers = ['coordinator', 'liaison', 'head', 'supervisor', 'inspector'] as const satisfies readonly OfficerName[]

let visitors: Record<VisitorName, Visitor>
const officers = {} as Record<OfficerName, Officer>

beforeAll(async () => {
  const { store, projection, staff } = product.services()
  for (const one of complaints) await store.insert(one)
  await projection.project(complaints)
  // The product's clock stands still and MongoDB's goes on: it would sweep the sessions away.
  await mongoose.connection.collection('sessions').dropIndexes()
  visitors = await everyVisitor(product)
  for (const name of officerNames) officers[name] = (await staff.officerById(usernames[name]))!
}, 120_000)

/** What is wrong with the numbers that an officer sees, and which cases are shown behind them. */
async function examined(name: OfficerName) {
  const { lists, broken, pages } = await crawl(visitors[name])
  const behind = reader(visitors[name])
  const wrong = [...broken]
  const shown = new Set<string>()
  const looked = chosen(lists)
  for (const [href, links] of looked) {
    const found = await behind(href).catch((error: Error) => error.message)
    if (typeof found === 'string') wrong.push(found)
    else {
      for (const link of links) wrong.push(...disagreements(link, found).map((what) => `${href} (${link.text}): ${what}`))
      for (const { code } of found.linked.rows) if (code) shown.add(code)
    }
  }
  const isTheme = ([href]: (typeof looked)[number]): boolean => href.startsWith('/perbaikan/tema/')
  return { wrong, shown: [...shown], lists: looked.length, pages: pages.size, themes: looked.filter(isTheme).length }
}

describe.each(readers)('every number that the %s sees', (name) => {
  test('is the length or the sum of the list behind it, whose cases open', async () => {
    const { wrong, shown, lists, pages, themes: seen } = await examined(name)
    expect(wrong).toEqual([])
    expect(pages).toBeGreaterThan(20)
    expect(lists).toBeGreaterThan(name === 'supervisor' ? 100 : 20)
    expect(seen).toBeGreaterThan(0)
    expect(shown.filter((code) => disclosure(officers[name], byCode.get(code)!) !== 'full')).toEqual([])
    for (const code of shown.slice(0, 5)) await opened(visitors[name], `/meja/aduan/${code}`)
  })
})

describe('numbers that somebody has tampered with', () => {
  const month = { period: '2026-11', of: 'all' }
  const november = 'from=2026-11-01&to=2026-11-30'
  const ids = ['received', 'onTime.resolution', 'evidence', 'hops', 'paused']
  const cells = () => mongoose.connection.collection('indicatorRollups.a')

  test.each(['receipt.count', 'verdict.resolution.onTime', 'answer.evidence', 'answeredDay.assignments', 'stop.unit.pausedDays'])(
    'are found out: %s',
    async (path) => {
      const [before, after] = [listsOf(ids, november), listsOf(ids, november)]
      expect(await before()).toEqual([])
      await cells().updateOne(month, { $inc: { [`sums.${path}`]: 1 } })
      const found = await after()
      await cells().updateOne(month, { $inc: { [`sums.${path}`]: -1 } })
      expect(found).not.toEqual([])
    },
  )
})

/** Lists themselves, whether a page leads to them or not: each number as its own list tells it. */
function listsOf(ids: readonly string[], window: string) {
  const links = ids.map((id) => ({
    href: `/ringkasan/daftar?indicator=${id}&${window}`,
    text: id,
    count: null,
    share: null,
    beside: '',
  }))
  const read = reader(visitors.supervisor)
  return async (): Promise<string[]> =>
    (
      await Promise.all(
        links.map(async (link) => disagreements(link, await read(link.href)).map((what) => `${link.href}: ${what}`)),
      )
    ).flat()
}

test.each(['from=2026-07-15&to=2026-11-20', 'from=2026-01-01&to=2026-12-31'])(
  'every measure there is adds up in its list, with %s',
  async (window) => expect(await listsOf(measureIds, window)()).toEqual([]),
)

describe('at the edges of what can be asked', () => {
  const rangeOf = [
    '2000-01-01 2000-01-01',
    '2000-01-01 2000-01-31',
    '2000-01-01 2000-12-31',
    '2006-11-24 2026-11-24',
    '2099-12-31 2099-12-31',
  ]
  test.each([...rangeOf, '2028-02-29 2028-02-29', '2025-12-31 2026-01-01'])('the windows beside %s open too', async (range) => {
    const [from, to] = range.split(' ')
    for (const room of ['/ringkasan', '/kepatuhan', '/ringkasan/daftar?indicator=received']) {
      const address = `${room}${room.includes('?') ? '&' : '?'}from=${from}&to=${to}`
      const beside = linksIn(await opened(visitors.supervisor, address)).filter(({ href }) => /[?&]from=/.test(href))
      for (const { href } of beside) await opened(visitors.supervisor, href)
    }
  })
})

test('an address that no page of ours has written is refused, and breaks nothing', async () => {
  const everywhere = [
    'from=2026-11-01',
    'from=2026-02-30&to=2026-03-01',
    'from[]=2026-11-01&to[]=2026-11-30',
    'from=2026-11-30&to=2026-11-01',
    'from=%00&to=%00',
    'sort=__proto__',
    'sort=-constructor',
    'sort[$ne]=1',
    'by=hops',
    'measure=nothing',
    'hour=9-99',
    'bulan=2026-13',
    'unit=__proto__',
    `q=${'x'.repeat(5_000)}`,
    '/ringkasan',
    '/ringkasan/daftar',
    '/ringkasan/perbandingan',
    '/ringkasan/tren',
    '/ringkasan/umur',
    '/ringkasan/tempat',
    '/ringkasan/alur',
    '/ringkasan/waktu',
    '/ringkasan/perkiraan',
    '/kepatuhan',
    '/kepatuhan/dpupr',
    '/perbaikan',
    '/perbaikan/tinjauan',
    '/ringkasan/unit/__proto__',
    '/ringkasan/indikator/constructor',
    '/perbaikan/tema/$x',
    '/kepatuhan/a.b',
    '/laporan/..',
    '/laporan/x',
  ]
  const ofLists = [
    '__proto__',
    'toString',
    'hops&unit=a.b',
    'hops&unit[$gt]=',
    'received&place=$where',
    'received&category=a.b&class=x',
    'received&category=a.b',
    'received&class=x',
    'received&hour=1-09',
    'hops&hour=1-09',
    'backlog.all&hour=1-09',
    'returns&returnedTo=zzz',
    'received&returnedTo=dlh&hour=7-23&class=minor',
    'received&part=numerator',
    'onTime.unit&part=__proto__',
    'received&cursor=at.999999999',
    'received&cursor=at.0',
    'received&cursor=older.51.2026-11-03.x',
    'received&cursor=newer.1.2026-99-99.ADU:receipt:0',
    'backlog.all&cursor=at.51',
  ]
  const paths = ['', '/daftar', '/perbandingan', '/tren', '/umur', '/tempat', '/alur', '/waktu', '/perkiraan'].map(
    (end) => `/ringkasan${end}`,
  )
  const others = ['/kepatuhan', '/kepatuhan/dpupr', '/perbaikan', '/perbaikan/tinjauan']
  const names = [
    '/ringkasan/unit/__proto__',
    '/ringkasan/indikator/constructor',
    '/perbaikan/tema/$x',
    '/kepatuhan/a.b',
    '/laporan/x',
  ]
  const addresses = [
    ...[...paths, ...others].flatMap((path) => everywhere.map((query) => `${path}?${query}`)),
    ...ofLists.map((query) => `/ringkasan/daftar?indicator=${query}`),
    ...names,
  ]
  const broken: string[] = []
  for (const address of addresses) {
    const { status } = await visitors.supervisor.get(address)
    if (![200, 303, 403, 404, 422].includes(status)) broken.push(`${address} answers ${status}`)
  }
  expect(broken).toEqual([])
})

test('the administrator of the system sees no number, and is shown no way to one', async () => {
  for (const path of [...rooms, '/ringkasan/daftar?indicator=received', '/kepatuhan/dpupr'])
    expect([path, (await visitors.admin.get(path)).status]).toEqual([path, 403])
  expect(linksIn(await opened(visitors.admin, '/register')).filter(({ href }) => isRoom(href))).toEqual([])
})

test('without the oversight cases every page of those who do not inspect is the same, letter by letter', async () => {
  const names = ['supervisor', 'liaison'] as const
  const before = new Map(await Promise.all(names.map(async (name) => [name, await crawl(visitors[name])] as const)))
  await ComplaintModel.collection.deleteMany({ oversight: true })
  await product.services().projection.rebuild()
  const changed: string[] = []
  for (const [name, { pages }] of before)
    for (const [address, html] of pages) {
      const again = await opened(visitors[name], address).catch(() => '')
      changed.push(...otherLines(html, again).map((line) => `${name} ${address}: ${line}`))
    }
  expect(complaints.filter(({ oversight }) => oversight).length).toBeGreaterThan(5)
  expect(changed).toEqual([])
})

/** The lines that are in one of the two only; a form has a number of its own each time. */
function otherLines(before: string, after: string): string[] {
  const linesOf = (html: string) => html.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '').split('\n')
  const [were, are] = [linesOf(before), linesOf(after)]
  return [...are.filter((line) => !were.includes(line)), ...were.filter((line) => !are.includes(line))]
}
