import { ageingPage, type AgeingInput } from '../../server/indicators/ageing'
import { comparisonPage, type ComparisonInput } from '../../server/indicators/comparison'
import type { Method } from '../../server/indicators/compliance'
import { explanationPage } from '../../server/indicators/explanation'
import { flowPage, type FlowInput } from '../../server/indicators/flow'
import { hoursPage, type HoursInput } from '../../server/indicators/hours'
import { type Figure, type Figures, measureIds } from '../../server/indicators/indicator'
import { unitOfMeasureOf } from '../../server/indicators/measure'
import { datesOf } from '../../server/indicators/period'
import { placesPage, type PlacesInput } from '../../server/indicators/places'
import { firstSort } from '../../server/indicators/ranking'
import { monthsFor, trendPage, type TrendInputs } from '../../server/indicators/trend'
import { unitPage, type UnitPageInput } from '../../server/indicators/unitPage'
import type { WindowPage } from '../../server/indicators/windowAgain'
import { referenceMethods } from '../../server/seed/referenceData'
import type { Policy } from '../../server/sla/policy'
import tileMap from '../../server/units/tiles.json'
import type { Unit } from '../../server/units/unit'
import { at, markup } from './parts'

const november = { from: '2026-11-01', to: '2026-11-30' }
const whole = { units: null, inspects: [] }
const today = '2026-11-24'
const until = at('2026-11-24T10:42')
const method = (referenceMethods() as Method[]).at(-1)!

/** Figures that look like those of a unit with `n` cases, of which a share went well. */
function figuresWith(n: number, good: number): Figures {
  return new Map(
    measureIds.map((id, i): [string, Figure] => {
      const kind = unitOfMeasureOf(id)
      const whole = id === 'paused' ? n * 9 : n
      const part = Math.round(whole * (id.startsWith('onTime') || id === 'evidence' || id === 'confirmed' ? good : (1 - good) / 2))
      if (kind === 'share') return [id, { numerator: part, denominator: whole, value: whole ? part / whole : null }]
      if (kind === 'days') return [id, { numerator: n, denominator: n, value: n ? Math.round(21 - 16 * good) + (i % 2) * 4 : null }]
      if (kind === 'mean') return [id, { numerator: n * 3 - 4, denominator: n, value: n ? (n * 3 - 4) / n : null }]
      const count = ['received', 'answers', 'closings'].includes(id) ? n : Math.round((n * (1 - good)) / (1 + (i % 4)))
      return [id, { numerator: count, denominator: count, value: count }]
    }),
  )
}
const aUnit = (_id: string, shortName: string, name: string): Unit => ({ _id, shortName, name, kind: 'dinas', parent: null, calendar: null, topics: [], places: [], active: true })
const register = [
  aUnit('dinsos', 'Dinsos', 'Dinas Sosial'),
  aUnit('dpupr', `DPUPR ${markup}`, 'Dinas Pekerjaan Umum dan Penataan Ruang'),
  aUnit('dishub', 'Dishub', 'Dinas Perhubungan'),
  aUnit('disdukcapil', 'Disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil'),
  aUnit('dlh', 'DLH', 'Dinas Lingkungan Hidup'),
  aUnit('pabuaran', 'Kec. Pabuaran', 'Kecamatan Pabuaran'),
]
const sizes: Record<string, [n: number, good: number, before: number]> = {
  dinsos: [146, 0.93, 0.9],
  dpupr: [172, 0.71, 0.48],
  dishub: [64, 0.58, 0.7],
  disdukcapil: [210, 0.95, 0.94],
  dlh: [38, 0.84, 0.83],
  pabuaran: [7, 0.86, 0.5],
}
const byUnit = (which: 1 | 2) => new Map(Object.entries(sizes).map(([id, size]) => [id, figuresWith(size[0], size[which])]))

const comparison: ComparisonInput = {
  window: november,
  today,
  until,
  sight: whole,
  units: register,
  figures: byUnit(1),
  before: byUnit(2),
  strata: new Map(
    Object.entries(sizes).map(([id, [n, good]], i) => {
      const easy = Math.round(n * (0.9 - i * 0.12))
      return [
        id,
        [
          { class: 'normative', numerator: Math.round(easy * Math.min(1, good + 0.05)), denominator: easy },
          { class: 'nonOversight', numerator: Math.round((n - easy) * (good - 0.1)), denominator: n - easy },
        ],
      ]
    }),
  ),
  method,
  sort: firstSort,
  by: 'onTime.unit',
}

const ofDpupr = { id: 'dpupr', name: 'Dinas Pekerjaan Umum dan Penataan Ruang', shortName: `DPUPR ${markup}` }
const known = register.map(({ _id, name }) => ({ id: _id, name }))
const third = { from: '2026-07-01', to: '2026-09-30' }
const trend: TrendInputs = {
  query: { measure: 'onTime.unit', unit: 'dpupr', months: 12 },
  today,
  sight: whole,
  unit: ofDpupr,
  units: known,
  found: monthsFor(12, today).map((month, i) => ({ month, figures: figuresWith(i === 3 ? 6 : 60 + (i % 5) * 8, 0.5 + i * 0.017) })),
  methods: [{ ...method, validFrom: '2026-05-01', name: `Opini ${markup}` }],
  policies: [{ _id: 'p.2', family: 'p', name: 'Bukan pengawasan', version: 2, validFrom: '2026-03-02' } as Policy],
  words: { now: 'sekarang', before: 'sebelumnya', target: 'target' },
}
const inRegency = figuresWith(637, 0.82)
const ageing: AgeingInput = {
  window: november,
  today,
  until,
  sight: whole,
  units: register,
  figures: new Map([...byUnit(1)].map(([id, figures], i) => [id, openOf(figures, 40 - i * 6)])),
  all: openOf(inRegency, 160),
  oldest: {
    href: '/ringkasan/daftar?indicator=backlog.all',
    total: 160,
    rows: [0, 1, 2].map((i) => ({
      code: i === 1 ? null : 'ADU-7K3M-9QXD-C',
      register: '000012/ADU/2026',
      title: i === 1 ? null : `Jalan rusak di depan pasar ${markup}`,
      unit: i === 2 ? null : 'DPUPR',
      kecamatan: 'Ciruas',
      on: today,
      clock: { startedAt: at('2026-07-03T09:00'), dueAt: null, stoppedAt: null, verdict: i === 0 ? ('late' as const) : ('running' as const), elapsedDays: 97 - i },
      has: null,
      amounts: [],
    })),
  },
  words: ['0 sampai 5 hari kerja', '6 sampai 14 hari kerja', '15 sampai 60 hari kerja', 'Lebih dari 60 hari kerja'],
}
function openOf(figures: Figures, open: number): Figures {
  const parts = [0.5, 0.3, 0.15].map((share) => Math.round(open * share))
  const counts = [...parts, open - parts.reduce((sum, one) => sum + one, 0)]
  const stock = (['backlog.0-5', 'backlog.6-14', 'backlog.15-60', 'backlog.over60'] as const).map((id, i) => [id, counts[i]!] as const)
  const stocks = [...stock, ['backlog.all', open] as const, ['overdue', Math.round(open / 6)] as const]
  return new Map<string, Figure>([...figures, ...stocks.map(([id, count]) => [id, { numerator: count, denominator: open, value: count }] as const)])
}
const places: PlacesInput = {
  window: november,
  today,
  until,
  sight: whole,
  measure: 'received',
  sort: null,
  places: tileMap.tiles.map(({ code, name }, i) => ({ code, name: i ? name.replaceAll('\u00AD', '') : `Pulo Ampel ${markup}` })),
  figures: new Map(tileMap.tiles.slice(2).map(({ code }, i) => [code, figuresWith((i * 37) % 61, 0.5 + ((i * 7) % 11) / 24)])),
  method,
  map: tileMap,
}
const flow: FlowInput = {
  window: november,
  today,
  until,
  sight: whole,
  units: register,
  returns: [
    { from: 'dpupr', to: 'dishub', count: 17 },
    { from: 'dishub', to: 'dpupr', count: 9 },
    { from: 'dlh', to: 'dpupr', count: 4 },
    { from: 'dinsos', to: 'disdukcapil', count: 1 },
  ],
  all: inRegency,
  before: figuresWith(590, 0.74),
}
const day: [string, string][] = [['07:30', '12:00'], ['13:00', '16:00']]
const hours: HoursInput = {
  window: third,
  today,
  until,
  sight: whole,
  unit: ofDpupr,
  units: known,
  hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => Array.from({ length: 17 }, (_, i) => [`${weekday}-${String(i + 6).padStart(2, '0')}`, (weekday > 5 ? 3 : 9) + ((i * 7 + weekday * 3) % 8)]))),
  daily: new Map(datesOf(third).map((date, i) => [date, { received: 4 + (i % 5), answers: i % 7 > 4 ? 0 : 6 }])),
  week: { mon: day, tue: day, wed: day, thu: day, fri: [['07:30', '11:30'], ['13:00', '16:30']] },
  isWorking: (date) => new Date(date).getUTCDay() % 6 !== 0,
}
const unit: UnitPageInput = {
  window: november,
  today,
  until,
  sight: whole,
  unit: register[1]!,
  figures: openOf(figuresWith(172, 0.71), 34),
  before: figuresWith(140, 0.6),
  months: trend.found.slice(12),
  others: byUnit(1),
  method,
  improved: { numerator: 3, denominator: 5, value: 0.6, href: '/perbaikan?unit=dpupr' },
  words: { target: 'target' },
}
const nothing = openOf(figuresWith(0, 0), 0)
const liaison = { units: ['dinsos'], inspects: [] }
const explained = (id: Parameters<typeof explanationPage>[0]) => explanationPage(id, { method, subject: { of: 'all' }, window: november })

/** The supervisor's pages beside the overview. */
export const supervisionSamples = {
  'indicators/comparison': {
    november: comparisonPage(comparison),
    lessIsBetter: comparisonPage({ ...comparison, by: 'returned', sight: { units: ['dinsos'], inspects: [] }, strata: null, window: { from: '2024-01-01', to: '2026-11-30' } }),
    few: comparisonPage({ ...comparison, units: register.slice(-1) }),
    empty: comparisonPage({ ...comparison, figures: new Map() }),
  },
  'indicators/window': {
    backwards: { path: '/ringkasan/umur', values: { from: '2026-11-24', to: `2026-11-01${markup}` }, errors: { to: 'windowBackwards' }, details: {}, kept: [{ name: 'sort', value: markup }] } satisfies WindowPage,
  },
  'indicators/trend': {
    unit: trendPage(trend),
    regency: trendPage({ ...trend, query: { measure: 'received', unit: null, months: 12 }, unit: null, methods: [], policies: [] }),
    empty: trendPage({ ...trend, query: { measure: 'rating', unit: null, months: 12 }, unit: null, units: [], found: [] }),
  },
  'indicators/ageing': {
    november: ageingPage(ageing),
    past: ageingPage({ ...ageing, window: third, oldest: null }),
    oneUnit: ageingPage({ ...ageing, sight: liaison }),
    empty: ageingPage({ ...ageing, figures: new Map(), all: nothing, oldest: { rows: [], href: '', total: 0 } }),
  },
  'indicators/places': {
    received: placesPage(places),
    onTime: placesPage({ ...places, measure: 'onTime.resolution', sight: liaison }),
    empty: placesPage({ ...places, figures: new Map() }),
  },
  'indicators/flow': {
    november: flowPage(flow),
    oneUnit: flowPage({ ...flow, sight: liaison }),
    empty: flowPage({ ...flow, returns: [], all: nothing, before: nothing }),
  },
  'indicators/hours': {
    quarter: hoursPage(hours),
    empty: hoursPage({ ...hours, unit: null, units: [], hours: {}, daily: new Map() }),
  },
  'indicators/unit': {
    november: unitPage(unit),
    few: unitPage({ ...unit, unit: register[5]!, figures: openOf(figuresWith(7, 0.8), 2) }),
    empty: unitPage({ ...unit, figures: nothing, before: nothing, months: [], others: new Map(), improved: null }),
  },
  'indicators/explanation': Object.fromEntries(measureIds.map((id) => [id.replaceAll('.', '-'), explained(id)])),
}
