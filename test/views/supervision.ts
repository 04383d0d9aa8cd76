import { comparisonPage, type ComparisonInput } from '../../server/indicators/comparison'
import type { Method } from '../../server/indicators/compliance'
import { type Figure, type Figures, measureIds } from '../../server/indicators/indicator'
import { unitOfMeasureOf } from '../../server/indicators/measure'
import { firstSort } from '../../server/indicators/ranking'
import { referenceMethods } from '../../server/seed/referenceData'
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

/** The supervisor's pages beside the overview. */
export const supervisionSamples = {
  'indicators/comparison': {
    november: comparisonPage(comparison),
    lessIsBetter: comparisonPage({ ...comparison, by: 'returned', sight: { units: ['dinsos'], inspects: [] }, strata: null, window: { from: '2024-01-01', to: '2026-11-30' } }),
    few: comparisonPage({ ...comparison, units: register.slice(-1) }),
    empty: comparisonPage({ ...comparison, figures: new Map() }),
  },
}
