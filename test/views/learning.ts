import { accuracyByMonth, accuracyOf, calibration, calibrationError, type Cell, effects, leanOf, levelsWith } from '../../server/learning/accuracy'
import { accuracyChart } from '../../server/learning/accuracyChart'
import type { MistakesPage, ModelPage, RoutingPage } from '../../server/learning/pages'
import type { Rank } from '../../server/learning/record'
import type { Version } from '../../server/learning/versionService'
import { windowBar } from '../../server/indicators/windowView'
import { at, markup } from './parts'

const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']
const cells: Cell[] = months.flatMap((month, m) =>
  [95, 91, 86, 72, 55, 41, 33].flatMap((cent, i) =>
    ([1, 2, 4, 0] as Rank[]).map((rank) => {
      const n = rank === 1 ? 60 - 6 * i + m : rank === 0 ? 9 : 1 + i
      return { month, cent, free: i !== 3, rank, n, mille: n * (cent * 10 + 4) }
    }),
  ),
)
const bins = calibration(cells)
const result = { n: 412, top1: 0.913, top3: 0.971, ece: 0.024, auto: { share: 0.61, right: 0.988 } }
const trained = (version: string, rest: Partial<Version> = {}): Version => ({
  _id: version,
  by: 'system',
  askedAt: at(`${version}T00:20`),
  tries: 1,
  status: 'kept',
  usable: true,
  training: { trainedAt: at(`${version}T00:21`), history: 2_334, delivered: 3_702, from: at('2026-01-02T08:00'), to: at('2026-10-02T08:00'), result, against: { ...result, version: 'bawaan', top1: 0.902 } },
  ...rest,
})
const versions: Version[] = [
  { _id: '2026-11-24.1435', by: 'koordinator', askedAt: at('2026-11-24T14:35'), tries: 0, status: 'asked', usable: false },
  trained('2026-11-23', { status: 'current', usable: false, chosen: { at: at('2026-11-23T00:21'), by: 'system', reason: '' } }),
  trained('2026-11-16', { status: 'refused', usable: false }),
  trained('2026-11-09', { chosen: { at: at('2026-11-17T09:00'), by: 'koordinator', reason: `Usulan untuk Dishub sering keliru ${markup}` } }),
  { _id: '2026-11-02', by: 'system', askedAt: at('2026-11-02T00:20'), tries: 4, status: 'failed', usable: false },
  { _id: 'bawaan', by: 'product', askedAt: new Date(0), tries: 0, status: 'kept', usable: true },
]
const { n, top1, top3 } = accuracyOf(cells)
const first: RoutingPage = {
  bar: windowBar({ from: '2026-01-01', to: '2026-12-31' }, { today: '2026-11-24', path: '/perutean' }),
  all: cells.reduce((sum, cell) => sum + cell.n, 0),
  n,
  top1,
  top3,
  months: accuracyByMonth(cells, months),
  chart: accuracyChart(accuracyByMonth(cells, months), { top1: 'Usulan pertama tepat', top3: 'Ada di tiga usulan' }),
  wrong: 602,
  pairs: [
    { suggested: 'DPUPR', truth: `Dishub ${markup}`, n: 61, share: 61 / 602, href: '/perutean/tertukar?usulan=dpupr&benar=dishub' },
    { suggested: 'Dinkes', truth: 'Puskesmas Kramatwatu', n: 40, share: 40 / 602, href: null },
    { suggested: 'DLH', truth: 'Kecamatan Ciruas', n: 12, share: 12 / 602, href: null },
  ],
  bins,
  error: calibrationError(bins),
  lean: leanOf(bins),
  effects: effects(cells, levelsWith(0.8)).map((one) => ({ ...one, current: one.threshold === 0.8 })),
  threshold: 80,
  versions,
  current: '2026-11-23',
  waiting: true,
  enough: true,
  fewest: 200,
  mayEdit: true,
  done: null,
  values: { threshold: '80' },
  errors: {},
  details: {},
}
const empty: RoutingPage = {
  ...first,
  all: 0,
  n: 0,
  top1: null,
  top3: null,
  months: accuracyByMonth([], months),
  chart: null,
  wrong: 0,
  pairs: [],
  bins: calibration([]),
  error: null,
  lean: null,
  effects: [],
  versions: versions.slice(-1).map((one) => ({ ...one, status: 'current', usable: false })),
  current: 'bawaan',
  waiting: false,
  enough: false,
}
const model: ModelPage = { version: versions[3]!, current: '2026-11-23', values: { reason: '' }, errors: {}, details: {} }

const mistakes: MistakesPage = {
  suggested: { id: 'dpupr', name: 'Dinas Pekerjaan Umum dan Penataan Ruang' },
  truth: { id: 'dishub', name: `Dinas Perhubungan ${markup}` },
  shown: { from: '2026-01-01', to: '2026-12-31', kind: 'year', month: null, year: '2026', number: 1 },
  total: 61,
  first: 1,
  rows: (['coordinator', 'answered', 'returned', null] as const).map((truthBy, i) => ({
    code: i === 1 ? null : `ADU-${i}`,
    register: i === 1 ? null : '002317/ADU/2026',
    title: i === 1 ? null : `Lampu jalan mati ${markup}`,
    kecamatan: i ? 'Ciruas' : '',
    day: '2026-11-20',
    confidence: 0.61,
    truthBy,
  })),
  newer: null,
  older: '/perutean/tertukar?halaman=2',
  back: '/perutean#tertukar',
}

export const learningSamples = {
  'learning/page': {
    first,
    reader: { ...first, mayEdit: false, waiting: false },
    empty,
    saved: { ...first, waiting: false, done: 'threshold' },
    wrong: { ...first, values: { threshold: markup }, errors: { threshold: 'thresholdInvalid' } },
  },
  'learning/mistakes': { first: mistakes, none: { ...mistakes, total: 0, rows: [], older: null } },
  'learning/model': {
    first: model,
    wrong: { ...model, version: versions[5]!, values: { reason: markup }, errors: { reason: 'modelReasonMissing' } },
  },
} satisfies { 'learning/page': Record<string, RoutingPage>; 'learning/mistakes': Record<string, MistakesPage>; 'learning/model': Record<string, ModelPage> }
