import type { SurveyFormPage, SurveyPage, SurveyRow } from '../../server/surveys/pages'
import { elements } from '../../server/surveys/survey'
import { at, markup, pupr } from './parts'

const unit = { ...pupr, name: `${pupr.name} ${markup}` }
const written = { who: `Agus ${markup}`, as: 'Penghubung DPUPR', at: at('2026-07-12T09:20') }
const row: SurveyRow = {
  from: '2026-01-01',
  to: '2026-06-30',
  respondents: 1204,
  index: 8453,
  band: { letter: 'B', label: 'Baik' },
  elements: elements.map((id, i) => ({ id, mean: 3200 + i * 45, weakest: i === 0 })),
  source: `Laporan SKM semester I ${markup}`,
  link: 'https://skm.contoh.invalid',
  written,
  rated: { n: 42, mean: 3.4047 },
  editHref: '/dokumen/dpupr/skm/isi?dari=2026-01-01&sampai=2026-06-30',
}
const older: SurveyRow = { ...row, from: '2025-01-01', to: '2025-12-31', index: 2400, band: null, rated: null, link: null }
const bands = [
  { letter: 'A', label: 'Sangat baik', from: 8831, to: 10_000 },
  { letter: 'B', label: 'Baik', from: 7661, to: 8830 },
]
const line = { from: row.from, to: row.to, revision: 1, index: 8440, respondents: 1200, reason: null, written }
const page: SurveyPage = { unit, rows: [row, older], lines: [{ ...line, revision: 2, index: 8453, reason: `Salah ketik ${markup}` }, line], bands, mayEnter: true, done: true }
const form: SurveyFormPage = {
  unit,
  corrects: false,
  elements,
  values: { from: '', to: '', revision: '0', respondents: '', source: '', link: '', reason: '', ...Object.fromEntries(elements.map((id) => [id, ''])) },
  errors: {},
  details: {},
  overtaken: false,
}

export const surveySamples = {
  'surveys/page': { first: page, reader: { ...page, mayEnter: false, done: false }, empty: { ...page, rows: [], lines: [], bands: [], done: false } },
  'surveys/edit': {
    first: form,
    wrong: { ...form, values: { ...form.values, time: markup, source: markup }, errors: { from: 'dateMalformed', to: 'surveyPeriodInvalid', respondents: 'respondentsInvalid', time: 'surveyMeanInvalid' } },
    correct: { ...form, corrects: true, overtaken: true, values: { ...form.values, from: row.from, to: row.to, revision: '1' } },
  },
} satisfies { 'surveys/page': Record<string, SurveyPage>; 'surveys/edit': Record<string, SurveyFormPage> }
