import { emptySheet, type Item, type Sheet } from '../../server/assessments/assessment'
import { at } from '../support/aComplaint'

/** What an officer said of an item, with a link as evidence; nobody has reviewed it unless told. */
export const anItem = (overrides: Partial<Item> = {}): Item => ({
  state: 'fulfilled',
  note: '',
  evidence: { files: [], link: 'https://contoh.invalid/standar' },
  at: at('2026-03-02T09:00'),
  by: 'penghubung',
  as: 'liaison-dpupr',
  review: null,
  version: 1,
  ...overrides,
})

const reviewed = (decision: 'accepted' | 'sentBack') => ({
  at: at('2026-03-03T09:00'),
  by: 'pengawas',
  as: 'supervisor-bagian-organisasi',
  decision,
  reason: null,
})
export const accepted = (state: Item['state']): Item => anItem({ state, review: reviewed('accepted'), version: 2 })
export const sentBack = (state: Item['state']): Item => anItem({ state, review: reviewed('sentBack'), version: 2 })

/** DPUPR's sheet of 2026, with one service. */
export const aSheet = (overrides: Partial<Sheet> = {}): Sheet => ({
  ...emptySheet('dpupr', 2026),
  services: [{ id: 's1', name: 'Izin jalan', removed: false }],
  ...overrides,
})
