import { drawBars } from '../../server/platform/charts/bars'
import { drawFlow } from '../../server/platform/charts/flow'
import { drawHours, weekdays } from '../../server/platform/charts/hours'
import { drawIntervals } from '../../server/platform/charts/intervals'
import { drawSparkline } from '../../server/platform/charts/sparkline'
import { drawTiles } from '../../server/platform/charts/tiles'
import { drawTrend, type TrendPoint } from '../../server/platform/charts/trend'
import tileMap from '../../server/units/tiles.json'
import { markup } from './parts'

const href = '/ringkasan/daftar?unit=dpupr&indikator=onTime.unit'
const monthsFrom = (year: number, count: number) =>
  Array.from({ length: count }, (_, i) => `${year + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`)
const year = monthsFrom(2026, 11)
const points = (months: string[], value: (i: number) => number | null, n = 60): TrendPoint[] =>
  months.map((month, i) => ({ month, value: value(i), n, few: n < 10 || i === 2, href }))
const banded = points(year, (i) => 0.62 + i * 0.024).map((point) => ({ ...point, low: point.value! - 0.09, high: point.value! + 0.06 }))

const trends = [
  {
    title: `Dijawab tepat waktu, DPUPR ${markup}`,
    chart: drawTrend({
      format: 'share',
      months: year,
      lines: [{ label: `DPUPR ${markup}`, points: banded }],
      targets: [{ value: 0.83, label: 'target 83 %' }],
      changes: [
        { month: '2026-04', kind: 'policy', label: `batas 14 hari ${markup}` },
        { month: '2026-05', kind: 'method', label: 'Opini Ombudsman 2025' },
      ],
    }),
  },
  {
    title: 'Perkiraan nilai kepatuhan tiap bulan',
    chart: drawTrend({
      format: 'score',
      months: year,
      lines: [
        { label: 'Kabupaten Serang', points: points(year, (i) => 79 + i * 0.9) },
        { label: 'Dinas Sosial', points: points(year, (i) => (i === 5 ? null : 87.5 + (i % 3))) },
        { label: 'Dinas Perhubungan', points: points(year, (i) => 55 + i * 2.1) },
        { label: 'Perpustakaan', points: points(year, (i) => (i > 6 ? 82 + i : null), 4) },
      ],
      targets: [
        { value: 83, label: 'target 83' },
        { value: 95, label: '95, daerah lain' },
      ],
    }),
  },
  {
    title: 'Aduan masuk selama tiga tahun',
    chart: drawTrend({
      format: 'count',
      months: monthsFrom(2024, 35),
      lines: [{ label: 'Masuk', points: points(monthsFrom(2024, 35), (i) => 180 + Math.round(70 * Math.sin(i / 3)) + i * 3) }],
    }),
  },
  {
    title: 'Satu bulan saja',
    chart: drawTrend({ format: 'days', months: ['2026-11'], lines: [{ label: 'Separuhnya dalam', points: points(['2026-11'], () => 9) }] }),
  },
  { title: 'Tanpa angka', chart: drawTrend({ format: 'share', months: year, lines: [{ label: 'DPUPR', points: [] }] }) },
]

const stacks = [
  {
    title: 'Umur aduan yang belum dijawab',
    what: 'Umur',
    chart: drawBars({
      format: 'count',
      rows: [
        { label: '0 sampai 5 hari kerja', value: 41, href },
        { label: '6 sampai 14 hari kerja', value: 29, href },
        { label: '15 sampai 60 hari kerja', value: 17, href },
        { label: `Lebih dari 60 hari kerja ${markup}`, value: 0 },
      ],
    }),
  },
  {
    title: 'Belum dijawab menurut unit dan umur',
    what: 'Unit',
    chart: drawBars({
      format: 'count',
      parts: ['Belum jatuh tempo', 'Jatuh tempo minggu ini', `Terlambat ${markup}`],
      rows: ['Dinas Pekerjaan Umum dan Penataan Ruang', 'Dinas Perhubungan', `Dinas Sosial ${markup}`, 'UPTPuskesmasKecamatanWaringinkurung'].map((label, i) => ({
        label,
        value: 60 - i * 14,
        href,
        parts: [30 - i * 8, 20 - i * 4, 10 - i * 2].map((value) => ({ value, href })),
      })),
    }),
  },
  {
    title: 'Yang paling mengubah nilai',
    what: 'Ukuran',
    chart: drawBars({
      format: 'index',
      rows: [
        { label: 'Dijawab tepat waktu', value: 6.4, target: 8, href, n: 72 },
        { label: 'Dengan bukti', value: 3.1, target: 4, href, n: 46 },
        { label: 'Dikembalikan', value: -1.2, target: 0, href, n: 7, few: true },
      ],
    }),
  },
  { title: 'Tanpa baris', what: 'Unit', chart: drawBars({ format: 'count', rows: [] }) },
]

const league = [
  {
    title: 'Dijawab tepat waktu, menurut unit',
    what: 'Unit',
    chart: drawIntervals({
      format: 'share',
      target: { value: 0.83, label: 'target 83 %' },
      rows: [
        { label: `Dinas Sosial ${markup}`, note: '46 aduan, kebanyakan bansos', value: 0.91, low: 0.8, high: 0.97, n: 46, rank: 1, href },
        { label: 'Dinas Pekerjaan Umum dan Penataan Ruang', value: 0.78, low: 0.67, high: 0.86, n: 72, rank: 2, href },
        { label: 'Dinas Perhubungan', value: 0.58, low: 0.41, high: 0.74, n: 31, rank: 3, href },
        { label: 'Kecamatan Pabuaran', value: 0.86, low: 0.49, high: 0.97, n: 7, few: true, href },
        { label: 'Dinas Perpustakaan dan Kearsipan', value: null, n: 0 },
      ],
    }),
  },
  { title: 'Tanpa unit', what: 'Unit', chart: drawIntervals({ format: 'share', rows: [] }) },
]

const workweek: [string, string][] = [['07:30', '12:00'], ['13:00', '16:00']]
const arrivals = [
  {
    title: 'Kapan aduan masuk',
    chart: drawHours({
      cells: weekdays.flatMap((day, d) =>
        Array.from({ length: 24 }, (_, hour) => {
          const count = Math.max(0, Math.round((d > 4 ? 10 : 26) * Math.sin(((hour - 5) / 18) * Math.PI) + ((hour * 7 + d * 3) % 5) - 2))
          return { day, hour, count: hour < 6 ? 0 : count, href }
        }),
      ),
      open: { mon: workweek, tue: workweek, wed: workweek, thu: workweek, fri: [['07:30', '11:30'], ['13:00', '16:30']] },
    }),
  },
  { title: 'Belum ada yang masuk', chart: drawHours({ cells: [] }) },
]

const names = ['Dishub', `DPUPR ${markup}`, 'DLH', 'Satpol PP', 'Dinas Perumahan, Kawasan Permukiman dan Tata Bangunan']
const flows = [
  {
    title: 'Siapa mengembalikan kepada siapa',
    chart: drawFlow({
      most: 5,
      flows: names.flatMap((from, i) => names.filter((to) => to !== from).map((to, j) => ({ from, to, count: Math.max(0, 17 - i * 4 - j * 3), href }))),
    }),
  },
  { title: 'Tidak ada yang dikembalikan', chart: drawFlow({ flows: [] }) },
]

const maps = [
  {
    title: 'Aduan masuk menurut kecamatan',
    chart: drawTiles({ format: 'count', map: tileMap, values: tileMap.tiles.map(({ code }, i) => ({ code, value: (i * 37) % 83, href })) }),
  },
  {
    title: 'Dijawab tepat waktu menurut kecamatan',
    chart: drawTiles({
      format: 'share',
      map: tileMap,
      edges: [0.5, 0.65, 0.75, 0.83],
      deeper: 'low',
      values: tileMap.tiles.slice(3).map(({ code }, i) => ({ code, value: 0.42 + ((i * 13) % 29) / 50, n: i * 3, few: i < 4, href })),
    }),
  },
  { title: 'Tanpa angka', chart: drawTiles({ format: 'count', map: tileMap, values: [] }) },
]

const sparklines = [drawSparkline('share', [0.6, 0.7, null, 0.75, 0.9]), drawSparkline('count', []), drawSparkline('count', [3])]

/** Every kind of chart, in the states that look different; the page is for the gallery only. */
export const chartSamples = { 'charts/gallery': { all: { trends, stacks, league, arrivals, flows, maps, sparklines } } }
