import { type Deed, emptySheet, type Item, type Sheet, slotsOf } from '../../server/assessments/assessment'
import type { ItemPage, SheetListPage, SheetPage } from '../../server/assessments/pages'
import { itemPage, sheetListPage, sheetPage } from '../../server/assessments/sheetView'
import type { Officer, Role } from '../../server/staff/officer'
import type { Unit } from '../../server/units/unit'
import { at, markup, pupr } from './parts'

const unitOf = (id: string, name: string, shortName: string): Unit => ({ _id: id, name, shortName, kind: 'dinas', parent: null, calendar: null, topics: [], places: [], active: true })
const dpupr = unitOf(pupr.id, `${pupr.name} ${markup}`, pupr.shortName)
const others = [unitOf('dishub', 'Dinas Perhubungan', 'Dishub'), unitOf('disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil', 'Disdukcapil')]
const officer = (role: Role, id: string): Officer => ({ id, name: 'Dedi', post: 'post', title: 'Petugas', role, unit: 'dpupr', units: ['dpupr'] })
const liaison = officer('liaison', 'agus')
const head = officer('head', 'siti')

const evidence = {
  files: [
    { id: 'a'.repeat(64), name: `ruang-tunggu ${markup}.jpg`, type: 'image/jpeg', bytes: 412_000 },
    { id: 'b'.repeat(64), name: 'surat-keputusan.pdf', type: 'application/pdf', bytes: 1_200_000 },
  ],
  link: 'https://dpupr.contoh.invalid/standar-pelayanan?judul=rekomendasi-teknis-pemanfaatan-ruang-milik-jalan',
}
const waiting: Item = { state: 'fulfilled', note: `Ada sejak Januari. ${markup}`, evidence, at: at('2026-03-02T09:10'), by: 'agus', as: 'liaison-dpupr', review: null, version: 1 }
const reviewed = (decision: 'accepted' | 'sentBack', state: Item['state'] = 'fulfilled'): Item => ({
  ...waiting,
  state,
  version: 2,
  review: { at: at('2026-03-05T14:00'), by: 'siti', as: 'head-dpupr', decision, reason: decision === 'sentBack' ? `Fotonya kabur. ${markup}` : null },
})
const services = [
  { id: 's1', name: `Rekomendasi teknis jalan ${markup}`, removed: false },
  { id: 's2', name: 'Keterangan rencana kota', removed: false },
]
const states: Item[] = [reviewed('accepted'), waiting, reviewed('sentBack'), reviewed('accepted', 'partly'), { ...waiting, state: 'missing' }, reviewed('accepted', 'notApplicable')]
const begun: Sheet = {
  ...emptySheet('dpupr', 2026),
  services,
  items: Object.fromEntries(slotsOf({ services }).slice(0, 32).flatMap(({ key }, i) => (i % 7 === 6 ? [] : [[key, states[i % 7]!]]))),
}
const deeds: Deed[] = [
  { item: 'counter', at: at('2026-03-05T14:00'), by: 'siti', as: 'head-dpupr', deed: 'sentBack', state: 'fulfilled', text: `Fotonya kabur. ${markup}`, evidence: null },
  { item: 'counter', at: at('2026-03-02T09:10'), by: 'agus', as: 'liaison-dpupr', deed: 'assessed', state: 'fulfilled', text: `Ada sejak Januari. ${markup}`, evidence },
]

const list = (role: Role): SheetListPage =>
  sheetListPage(
    [{ unit: dpupr, sheet: begun }, { unit: others[1]!, sheet: { ...begun, unit: 'disdukcapil', items: {} } }, { unit: others[0]!, sheet: emptySheet('dishub', 2026) }],
    { year: 2026, thisYear: 2026, everything: role === 'supervisor' },
  )
const sheetOf = (sheet: Sheet, more: Partial<Parameters<typeof sheetPage>[0]> = {}): SheetPage =>
  sheetPage({ unit: dpupr, sheet, mayCopy: false, officer: liaison, thisYear: 2026, isOpen: true, ...more })
const sheet = sheetOf(begun)
const itemOf = (item: Item | undefined, by: Officer, history: Deed[] = []): ItemPage => {
  const sheetWith: Sheet = { ...begun, items: item ? { counter: item } : {} }
  const slot = slotsOf(begun).find(({ key }) => key === 'counter')!
  return itemPage({ unit: dpupr, sheet: sheetWith, slot, item, history }, { officer: by, isOpen: true, names: { agus: `Agus ${markup}`, siti: 'Siti' }, fileMax: 5_000_000 })
}

export const assessmentSamples = {
  'assessments/list': {
    all: list('supervisor'),
    own: { ...list('liaison'), rows: [] },
    empty: { ...list('supervisor'), rows: [], resting: [] },
  },
  'assessments/sheet': {
    begun: sheet,
    done: { ...sheet, done: 'assessed' },
    empty: sheetOf(emptySheet('dpupr', 2026), { mayCopy: true }),
    wrong: { ...sheet, values: { name: markup }, errors: { name: 'serviceNameTaken' } },
    closed: sheetOf({ ...begun, year: 2024 }, { isOpen: false }),
    readOnly: sheetOf(begun, { officer: officer('coordinator', 'ratna') }),
  },
  'assessments/item': {
    open: itemOf(undefined, liaison),
    own: itemOf(waiting, liaison, deeds.slice(1)),
    review: itemOf(waiting, head, deeds.slice(1)),
    sentBack: itemOf(reviewed('sentBack'), liaison, deeds),
    accepted: itemOf(reviewed('accepted'), officer('supervisor', 'hadi'), deeds.slice(1)),
    wrong: { ...itemOf(undefined, liaison), values: { state: 'notApplicable', note: '', link: `http://${markup}`, decision: '', reason: '' }, errors: { note: 'notApplicableReasonMissing', link: 'linkInvalid', files: 'evidenceMissing', state: 'itemStateMissing' } },
    wrongReview: { ...itemOf(waiting, head, deeds.slice(1)), errors: { decision: 'decisionMissing', reason: 'reasonMissing' }, overtaken: true },
  },
} satisfies { 'assessments/list': Record<string, SheetListPage>; 'assessments/sheet': Record<string, SheetPage>; 'assessments/item': Record<string, ItemPage> }
export const sampleScores = { sheet: begun, unit: dpupr, others }
