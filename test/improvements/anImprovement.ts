import { type Deed, fold, type Improvement, type ImprovementEvent, type Plan } from '../../server/improvements/improvement'
import type { ThemeKey } from '../../server/improvements/theme'
import { at } from '../support/aComplaint'

export const theme: ThemeKey = { category: 'jalan', unit: 'dpupr', kecamatan: '36.04.01' }
export const plan: Plan = {
  title: 'Regu tambal tetap',
  owner: 'kepala.dpupr',
  dueOn: '2026-10-31',
  cause: 'Lubang ditambal satu per satu.',
  change: 'Satu regu memeriksa ruas ini tiap dua minggu.',
}
export const link = { kind: 'link', href: 'https://contoh.id/foto', label: 'Foto' } as const

/** An improvement proposed on 1 September 2026, to which these deeds were done, each on a local date. */
export function anImprovement(
  deeds: (Deed & { on: string })[] = [],
  proposedOn = '2026-09-01',
  about: Partial<Improvement> = {},
): Improvement {
  const first = { deed: 'propose' as const, about: { theme, count: 7, oversight: false }, plan, on: proposedOn }
  const history = [first, ...deeds].map((deed, i): ImprovementEvent => ({
    seq: i + 1,
    at: at(`${deed.on}T10:00`),
    by: 'kepala.dpupr',
    ...deed,
  }))
  return { _id: 'improvement', version: history.length, history, ...fold(history), ...about }
}
