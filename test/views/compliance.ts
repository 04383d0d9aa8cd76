import { scoresOf } from '../../server/assessments/assessment'
import { type Method, methodOn, zoneOf } from '../../server/indicators/compliance'
import { methodsPage } from '../../server/indicators/complianceMethods'
import type { CompliancePage, ComplianceUnitPage, MethodsPage, Published, PublishedPage, PublishedScorePage } from '../../server/indicators/compliancePages'
import { complianceUnitPage } from '../../server/indicators/complianceUnit'
import { compliancePage, type Known, publishedView, regencyBars } from '../../server/indicators/complianceView'
import type { Figure, Figures } from '../../server/indicators/indicator'
import type { PublishedScore } from '../../server/indicators/published'
import { publishedScores, referenceMethods } from '../../server/seed/referenceData'
import { sampleScores } from './assessments'
import { at, markup, pupr } from './parts'

const methods = referenceMethods() as Method[]
const window = { from: '2026-01-01', to: '2026-11-24' }
const { sheet, unit, others } = sampleScores
const scores: PublishedScore[] = [
  ...(publishedScores() as PublishedScore[]),
  { _id: '2024-dpupr', year: 2024, unit: 'dpupr', method: 'ombudsman-2022', score: 81.5, letter: 'B', zone: 'hijau', source: `Siaran ${markup}`, confirmed: true, note: markup, version: 1 },
]
const known: Known = { window, today: '2026-11-24', method: methodOn(methods, '2026-11-24'), target: 83, published: scores, methods, until: at('2026-11-24T10:42') }
const share = (numerator: number, denominator: number): Figure => ({ numerator, denominator, value: denominator ? numerator / denominator : null })
const figures = (onTime: number, n: number): Figures =>
  new Map([
    ['onTime.verification', share(Math.round(n * 0.9), n)],
    ['onTime.followUp', share(Math.round(n * 0.8), n)],
    ['onTime.unit', share(Math.round(n * onTime), n)],
    ['onTime.resolution', share(Math.round(n * onTime) - 1, n)],
    ['returned', share(Math.round(n * 0.12), n)],
    ['reopened', share(Math.round(n * 0.1), n)],
    ['confirmed', share(Math.round(n * 0.3), n)],
    ['rating', share(22, 8)],
    ['evidence', share(Math.round(n * 0.55), n)],
  ])
const assessed = scoresOf(sheet)
const list = compliancePage({
  ...known,
  units: [unit, ...others],
  sight: { units: ['dpupr'], inspects: [] },
  figures: new Map([['dpupr', figures(0.78, 72)], ['dishub', figures(0.99, 31)], ['disdukcapil', figures(0.5, 7)]]),
  assessed: new Map([['dpupr', assessed]]),
})
const page: CompliancePage = { ...list, resting: 57, mayEdit: true, done: null, version: 0, overtaken: false, values: { target: '83' }, errors: {}, details: {} }
const input = { ...known, unit, sight: { units: null, inspects: [] } }
const own = complianceUnitPage({ ...input, figures: figures(0.78, 72), assessed })
const all: Published[] = scores.map((score) => publishedView(score, methods))
const table: PublishedPage = {
  chart: regencyBars(scores, methods),
  years: [2021, 2022, 2023, 2024],
  rows: [
    { unit: null, cells: [all[0]!, all[1]!, all[2]!, null] },
    { unit: { ...pupr, name: `${pupr.name} ${markup}` }, cells: [null, null, null, { ...all.at(-1)!, corrected: true }] },
  ],
  mayEdit: true,
  done: null,
}
const blank: PublishedScorePage = {
  id: null,
  unit: null,
  shown: null,
  mayEdit: true,
  overtaken: false,
  units: [{ id: 'dpupr', name: `${pupr.name} ${markup}` }],
  methods: methods.map(({ _id, name }) => ({ id: _id, name })),
  corrections: [],
  values: { year: '', unit: '', method: '', score: '', band: '', source: '', note: '', version: '0' },
  errors: {},
  details: {},
}
const correction: PublishedScorePage = {
  ...blank,
  id: '2024-dpupr',
  unit: pupr,
  shown: all.at(-1)!,
  corrections: [{ at: at('2026-11-20T09:00'), who: `Hadi ${markup}`, score: 80.5, zone: zoneOf({ letter: 'B', zone: 'hijau' }), source: 'Siaran', note: markup }],
  values: { ...blank.values, year: '2024', unit: 'dpupr', method: 'ombudsman-2022', score: '81,5', band: 'B', source: `Siaran ${markup}`, note: markup },
}

export const complianceSamples = {
  'compliance/list': {
    all: page,
    reader: { ...page, mayEdit: false },
    done: { ...page, done: 'goal' },
    wrong: { ...page, values: { target: markup }, errors: { target: 'goalInvalid' }, overtaken: true },
    empty: { ...page, rows: [], scored: 0, regency: null, resting: 0, target: 83.5 },
  },
  'compliance/unit': {
    dpupr: own,
    partly: complianceUnitPage({ ...input, figures: figures(0.99, 72), assessed: null, window: { from: '2025-01-01', to: '2025-12-31' } }),
    reached: { ...own, score: 96.2, zone: zoneOf({ letter: 'A', zone: 'hijau' }), toTarget: -13.2, toBest: -1.2, known: 1, levers: [] },
    few: complianceUnitPage({ ...input, figures: figures(0.5, 7), assessed: null, published: [] }),
    oldMethod: complianceUnitPage({ ...input, method: methods[0]!, figures: new Map(), assessed: null }),
  },
  'compliance/published': { table, reader: { ...table, mayEdit: false }, done: { ...table, done: 'corrected' }, empty: { ...table, rows: [], years: [], chart: regencyBars([], methods) } },
  'compliance/publishedScore': {
    new: blank,
    wrong: { ...blank, values: { ...blank.values, score: markup, source: '' }, errors: { year: 'publishedTaken', score: 'scoreInvalid', method: 'methodUnknown', band: 'bandUnknown', source: 'publishedSourceMissing' } },
    correction,
    overtaken: { ...correction, overtaken: true },
    reader: { ...correction, mayEdit: false },
  },
  'compliance/methods': { all: methodsPage(methods, '2026-11-24') },
} satisfies {
  'compliance/list': Record<string, CompliancePage>
  'compliance/unit': Record<string, ComplianceUnitPage>
  'compliance/published': Record<string, PublishedPage>
  'compliance/publishedScore': Record<string, PublishedScorePage>
  'compliance/methods': Record<string, MethodsPage>
}
