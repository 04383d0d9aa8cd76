import { classes, kinds } from '../../server/complaints/complaint'
import { categories } from '../../server/routing/category'
import { referencePolicies } from '../../server/seed/referenceData'
import { coverageOf, type Sorts } from '../../server/sla/coverage'
import { type Policy, policyId } from '../../server/sla/policy'
import { comingAfter } from '../../server/sla/policyChange'
import { fieldsOf, typedFrom, typedOf } from '../../server/sla/policyForm'
import type { PolicyCheckPage, PolicyEditPage, PolicyListPage, PolicyPage } from '../../server/sla/policyPages'
import { comingRow, contentOf, coveredRow, differencesInWords, type Names, versionRows } from '../../server/sla/policyWords'
import { at, markup, units } from './parts'

const delivered = referencePolicies() as Policy[]
const family = 'serang-nonOversight'
const first = delivered.find(({ _id }) => _id === family)!
const version = (n: number, validFrom: string, more: Partial<Policy> = {}): Policy => ({
  ...first,
  _id: policyId(family, n),
  version: n,
  validFrom,
  createdAt: at('2026-11-20T10:05'),
  createdBy: 'koordinator',
  ...more,
})
const shorter = version(2, '2026-12-01', {
  name: `Pengaduan biasa ${markup}`,
  targets: { verification: { minutes: 180 }, followUp: { minutes: 450 }, unit: { days: 10 }, resolution: { days: 10 } },
  warnings: [{ clock: 'unit', share: 0.7 }, { clock: 'resolution', share: 0.675 }, { clock: 'resolution', daysBefore: 2 }],
  escalations: [{ clock: 'unit', afterDays: 1, to: 'head', template: 'reminder' }, { clock: 'unit', afterDays: 3, to: 'supervisor', template: 'escalation' }],
  deemWithdrawn: true,
  confirmed: false,
  source: `Keputusan Bupati ${markup}`,
})
const withdrawn = version(3, '2026-12-15', { withdrawn: { at: at('2026-11-21T09:00'), by: 'koordinator' } })
const ended = version(4, '2027-06-01', { retired: true, name: shorter.name })
const roads: Policy = { ...first, _id: 'jalan', family: 'jalan', name: `Jalan & jembatan ${markup}`, when: { categories: ['jalan'], kinds: ['pengaduan'] }, targets: { unit: { days: 7 }, resolution: { days: 9 } }, warnings: [], escalations: [] }
const works: Policy = { ...first, _id: 'pupr', family: 'pupr', name: 'Semua urusan DPUPR', when: { units: ['dpupr'], classes: ['normative'] } }
const today = '2026-11-24'
const sorts: Sorts = { kinds, classes, categories, units: units.map(({ id }) => id) }
const names: Names = { unit: (id) => units.find((unit) => unit.id === id)?.name ?? id, officer: () => `Sari ${markup}` }
const all = [...delivered, shorter, withdrawn, ended]

function list(policies: Policy[], more: Partial<PolicyListPage> = {}): PolicyListPage {
  const { covered, gaps, overlaps } = coverageOf(policies, today, sorts)
  const rows = (those: typeof covered) => those.map((row) => coveredRow(row, sorts, names))
  return {
    date: today,
    today,
    mayEdit: true,
    rows: rows(covered),
    gaps: rows(gaps),
    overlaps: rows(overlaps),
    coming: comingAfter(policies, today).map((policy) => comingRow(policy, policies, names)),
    values: { tanggal: today },
    errors: {},
    details: {},
    ...more,
  }
}

const page: PolicyPage = {
  family,
  name: first.name,
  present: { ...contentOf(first, names), validFrom: first.validFrom },
  versions: versionRows([ended, withdrawn, shorter, first], today, names),
  base: 4,
  mayEdit: true,
  done: null,
  overtaken: false,
  values: { validFrom: '' },
  errors: {},
  details: {},
}

const edit: PolicyEditPage = {
  family,
  title: first.name,
  base: 1,
  tomorrow: '2026-11-25',
  values: { ...typedOf(shorter), validFrom: '2026-12-01' },
  options: {
    kinds: kinds.map((id) => ({ id, name: id })),
    classes: classes.map((id) => ({ id, name: id })),
    categories: categories.map((id) => ({ id, name: id })),
    units,
  },
  rows: { warnings: 4, escalations: 3 },
  overtaken: false,
  errors: {},
  details: {},
}
const wrong = {
  name: 'policyNameMissing',
  validFrom: 'validFromInvalid',
  units: 'unitUnknown',
  'target-verification': 'targetInvalid',
  'target-unit': 'measureMissing',
  'warning-0-amount': 'shareInvalid',
  'escalation-0-clock': 'clockTargetMissing',
  'escalation-0-after': 'afterDaysInvalid',
  'escalation-0-to': 'roleMissing',
  source: 'sourceMissing',
}

const after = coverageOf([...delivered, roads, works], today, sorts)
const check: PolicyCheckPage = {
  family,
  title: shorter.name,
  base: 1,
  validFrom: shorter.validFrom,
  fields: fieldsOf({ ...typedOf(shorter), validFrom: shorter.validFrom }),
  content: contentOf({ ...shorter, when: { ...shorter.when, units: ['dpupr', 'dishub'] } }, names),
  before: true,
  differences: differencesInWords(first, { ...shorter, when: { ...shorter.when, units: ['dpupr', 'dishub'] } }, names),
  notices: [{ notice: 'longer', clock: 'unit' }, { notice: 'neverWarns', clock: 'followUp' }],
  later: [comingRow(ended, all, names)],
  gaps: after.gaps.map((row) => coveredRow(row, sorts, names)),
  overlaps: after.overlaps.map((row) => coveredRow(row, sorts, names)),
}

export const policySamples = {
  'policies/list': {
    delivered: list(delivered),
    full: list([...all, roads, works]),
    empty: list([], { mayEdit: false }),
    wrong: list(delivered, { values: { tanggal: markup }, errors: { tanggal: 'dateMalformed' } }),
  },
  'policies/family': {
    full: page,
    reader: { ...page, mayEdit: false, versions: page.versions.slice(-1) },
    saved: { ...page, done: 'saved' },
    gone: { ...page, present: null },
    wrong: { ...page, values: { validFrom: markup }, errors: { validFrom: 'dateMalformed' } },
    overtaken: { ...page, overtaken: true },
  },
  'policies/edit': {
    first: edit,
    new: { ...edit, family: null, title: null, base: 0, values: typedOf(null), rows: { warnings: 1, escalations: 1 } },
    wrong: { ...edit, values: { ...typedFrom({ 'warning-0-amount': markup, 'escalation-0-after': markup, 'target-unit': '9' }), name: markup, source: markup }, errors: wrong },
    overtaken: { ...edit, overtaken: true },
  },
  'policies/check': {
    full: check,
    new: { ...check, family: null, before: false, differences: [], notices: [], later: [], gaps: [], overlaps: [] },
    same: { ...check, differences: [] },
  },
} satisfies {
  'policies/list': Record<string, PolicyListPage>
  'policies/family': Record<string, PolicyPage>
  'policies/edit': Record<string, PolicyEditPage>
  'policies/check': Record<string, PolicyCheckPage>
}
