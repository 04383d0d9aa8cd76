import { type MeasureId, measureIds } from '../../server/indicators/indicator'
import type { DrillDownPage, Figure, Measure, OverviewPage, UnitRow, Zone } from '../../server/indicators/pages'
import { windowBar } from '../../server/indicators/windowView'
import { at, markup, pupr } from './parts'

const href = '/ringkasan/daftar?unit=dpupr&indikator=onTime.unit&bulan=2026-11'
const share = (id: MeasureId, numerator: number, denominator: number, shade: Measure['shade'] = 0): Measure => ({
  id,
  unitOfMeasure: 'share',
  value: denominator ? numerator / denominator : null,
  numerator,
  denominator,
  few: denominator < 10,
  shade,
  href: denominator ? href : null,
})
const days = (id: MeasureId, value: number, denominator: number, shade: Measure['shade'] = 0): Measure => ({
  ...share(id, denominator, denominator, shade),
  unitOfMeasure: 'days',
  value,
})
const counted = (id: MeasureId, value: number, whole = value): Measure => ({ ...share(id, value, whole), unitOfMeasure: 'count', value, few: false })
const figure = (measure: Measure, change: number | null, better: boolean | null, interval: Figure['interval'] = null): Figure => ({
  ...measure,
  change,
  better,
  interval,
})
const cells = (onTime: number, n: number, shade: Measure['shade']): Measure[] => [
  share('onTime.unit', Math.round(onTime * n), n, shade),
  share('onTime.resolution', Math.round(onTime * n) - 1, n, shade),
  share('reopened', 2, n, 1),
  counted('backlog.all', 12),
  counted('overdue', 3, 12),
]
const green: Zone = { letter: 'B', tone: 'green' }
const rows: UnitRow[] = [
  { unit: { id: 'dishub', name: 'Dinas Perhubungan', shortName: 'Dishub' }, cells: cells(0.58, 31, 3), zone: { letter: 'D', tone: 'red' } },
  { unit: pupr, cells: cells(0.78, 72, 1), zone: { letter: 'C', tone: 'amber' } },
  { unit: { id: 'dinsos', name: `Dinas Sosial ${markup}`, shortName: 'Dinsos' }, cells: cells(0.91, 46, 0), zone: green },
  { unit: { id: 'pabuaran', name: 'Kecamatan Pabuaran', shortName: 'Kec. Pabuaran' }, cells: cells(0.86, 7, 0), zone: null },
  { unit: { id: 'arsip', name: 'Dinas Perpustakaan dan Kearsipan', shortName: 'DPK' }, cells: cells(0, 0, 0), zone: null },
]
const none = share('onTime.resolution', 0, 0)
const ages = ['backlog.0-5', 'backlog.6-14', 'backlog.15-60', 'backlog.over60'] as const
const november = { from: '2026-11-01', to: '2026-11-30' }
const bar = windowBar(november, { today: '2026-11-24', path: '/ringkasan' })
const overview: OverviewPage = {
  bar,
  until: '2026-11-24T03:00:00.000Z',
  unit: null,
  answered: counted('answers', 412),
  onTime: share('onTime.resolution', 360, 414),
  extended: share('extended', 12, 412),
  target: 0.83,
  judged: 3,
  fewest: 10,
  regency: null,
  below: [
    { name: 'Dishub', href, count: 13 },
    { name: `DPUPR ${markup}`, href, count: 16 },
  ],
  flow: [
    figure(counted('received', 1_431), 31, null),
    figure(counted('answers', 1_412), 24, true),
    figure(counted('closings', 388), 0, null),
    figure(share('confirmed', 214, 388), -0.013, false, [0.502, 0.6]),
  ],
  figures: [
    figure(share('onTime.resolution', 360, 414), 0.021, true, [0.834, 0.899]),
    figure(days('median.resolution', 6, 398), -1, true),
    figure(counted('backlog.all', 93), 0, null),
    figure(counted('overdue', 17, 93), null, null),
  ],
  unitColumn: { id: 'unit', sortHref: '/ringkasan?urut=unit', sorted: 'none' },
  columns: (['onTime.unit', 'onTime.resolution', 'reopened', 'backlog.all', 'overdue'] as const).map((id, i) => ({
    id,
    sortHref: `/ringkasan?urut=${id}`,
    sorted: i === 0 ? ('ascending' as const) : ('none' as const),
  })),
  rows,
  ages: ages.map((id, i) => ({ ...share(id, 41 - i * 12, 93), unitOfMeasure: 'count', value: 41 - i * 12 })),
  zoneMethod: 'metode 2022–2024',
  zoneNote: 'Batas huruf belum dikukuhkan.',
  zoneParts: { known: 2, all: 4 },
}
const cases: DrillDownPage = {
  nobody: false,
  measure: share('onTime.unit', 56, 72),
  unit: pupr,
  subject: null,
  hour: null,
  returnedTo: null,
  month: '2026-11',
  from: '2026-11-01',
  to: '2026-11-30',
  part: 'rest',
  parts: [
    { id: 'all', count: 72, href },
    { id: 'numerator', count: 56, href },
    { id: 'rest', count: 16, href },
  ],
  trait: 'onTime',
  amounts: [],
  total: 16,
  first: 1,
  rows: (['late', 'onTime', 'running', 'void'] as const).map((verdict, i) => ({
    code: i === 2 ? null : `ADU-${i}`,
    register: i ? '002317/ADU/2026' : null,
    title: i === 2 ? null : `Jalan berlubang ${markup}`,
    unit: i ? 'DPUPR' : null,
    kecamatan: 'Ciruas',
    on: '2026-11-24',
    clock: {
      startedAt: at('2026-11-03T10:00'),
      dueAt: i === 3 ? null : at('2026-11-23T16:00'),
      stoppedAt: verdict === 'running' ? null : at('2026-11-24T09:00'),
      verdict,
      elapsedDays: 15,
    },
    has: verdict === 'onTime',
    amounts: [],
  })),
  newer: null,
  older: '/ringkasan/daftar?halaman=2',
  back: '/ringkasan?bulan=2026-11',
}

const arrivals: DrillDownPage = { ...cases, measure: counted('received', 4), part: 'all', parts: cases.parts.slice(0, 1), trait: null, rows: cases.rows.map((row) => ({ ...row, clock: null, has: null })) }

export const indicatorSamples = {
  'indicators/overview': {
    november: overview,
    oneUnit: { ...overview, unit: pupr, regency: { ...share('onTime.resolution', 360, 414), href: null }, below: [], judged: 0 },
    unitWithNothing: { ...overview, unit: pupr, regency: { ...none, href: null }, answered: counted('answers', 0), onTime: none, below: [], judged: 0 },
    few: { ...overview, below: [], judged: 0 },
    past: { ...overview, bar: windowBar({ from: '2026-07-01', to: '2026-09-30' }, { today: '2026-11-24', path: '/ringkasan' }), below: [], figures: overview.figures.map((f) => ({ ...f, change: -0.5, better: false })) },
    empty: { ...overview, answered: counted('answers', 0), onTime: none, below: [], rows: [], flow: overview.flow.map(({ id }) => figure({ ...none, id, unitOfMeasure: id === 'confirmed' ? 'share' : 'count', value: id === 'confirmed' ? null : 0 }, null, null)), figures: measureIds.map((id) => figure({ ...none, id }, null, null)), ages: [], zoneMethod: null },
  },
  'indicators/cases': {
    late: cases,
    nobody: { ...cases, nobody: true, unit: null },
    all: { ...cases, unit: null, measure: days('median.resolution', 6, 398), part: 'all', older: null },
    rebutted: {
      ...cases,
      measure: share('reopened', 3, 41),
      subject: { of: 'place', id: '36.04.01', name: `Anyar ${markup}` },
      unit: null,
      trait: 'reopened',
      rows: cases.rows.map((row, i) => ({ ...row, clock: null, has: i === 1 })),
    },
    hops: {
      ...cases,
      measure: { ...share('hops', 54, 41), unitOfMeasure: 'mean' },
      subject: { of: 'category', id: 'jalan', name: 'jalan' },
      parts: cases.parts.slice(0, 1),
      part: 'all',
      trait: null,
      amounts: [{ id: 'assignments', sum: 54 }],
      rows: cases.rows.map((row, i) => ({ ...row, clock: null, has: null, amounts: [i + 1] })),
    },
    paused: {
      ...cases,
      measure: share('paused', 12, 96),
      parts: cases.parts.slice(0, 1),
      part: 'all',
      amounts: [{ id: 'pausedDays', sum: 12 }, { id: 'elapsedDays', sum: 84 }],
      rows: cases.rows.map((row, i) => ({ ...row, amounts: [i, 15] })),
    },
    atNine: { ...arrivals, hour: { day: 1, hour: 9 } },
    givenBack: { ...arrivals, measure: counted('returns', 4), returnedTo: `Dishub ${markup}` },
    empty: { ...cases, rows: [], total: 0, older: null, month: null, measure: share('onTime.followUp', 0, 0) },
  },
} satisfies { 'indicators/overview': Record<string, OverviewPage>; 'indicators/cases': Record<string, DrillDownPage> }
