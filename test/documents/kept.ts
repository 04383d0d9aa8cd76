import type { Kept, Stamp, Version, Withdrawal } from '../../server/documents/versions'

export const stamp: Stamp = { at: new Date('2026-01-05T02:00:00Z'), by: 'penghubung.dpupr', as: 'Penghubung DPUPR' }

/** Versions by their first and last day, in the order in which they were written. */
export const keptWith = <T extends object = object>(
  spans: [from: string, to: string | null][],
  { withdrawnFrom, content = {} as T }: { withdrawnFrom?: string; content?: T } = {},
): Kept<T, never> => ({
  _id: 'd1',
  unit: 'dpupr',
  kind: undefined as never,
  versions: spans.map(([validFrom, validTo], i): Version<T> => ({ ...content, ...stamp, version: i + 1, validFrom, validTo })),
  withdrawn: withdrawnFrom ? ({ ...stamp, from: withdrawnFrom, reason: 'Salah unggah' } satisfies Withdrawal) : null,
  rev: spans.length,
})
