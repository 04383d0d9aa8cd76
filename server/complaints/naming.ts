import type { Kecamatan, Unit, UnitKind } from '../units/unit'
import type { Actor, Place, UnitName } from './pages'
import type { Complaint, ComplaintEvent } from './complaint'

/** Names for ids, read once for a page. What has left the register is shown by its id. */
export type Names = ReturnType<typeof namesOf>

export function namesOf(units: readonly Unit[], kecamatan: readonly Kecamatan[], officers: Record<string, string> = {}) {
  const byId = new Map(units.map((unit) => [unit._id, unit]))
  return {
    unit: (id: string): UnitName => ({ id, name: byId.get(id)?.name ?? id, shortName: byId.get(id)?.shortName ?? id }),

    unitKind: (id: string): UnitKind | null => byId.get(id)?.kind ?? null,

    place({ filing }: Pick<Complaint, 'filing'>): Place {
      const found = kecamatan.find(({ code }) => code === filing.kecamatan)
      const desa = found?.desa.find(({ code }) => code === filing.desa)
      return { kecamatan: found?.name ?? null, desa: desa?.name ?? null, detail: filing.placeDetail }
    },

    kecamatan: (code: string): string => kecamatan.find((one) => one.code === code)?.name ?? '',

    actor({ by, post }: Pick<ComplaintEvent, 'by' | 'post'>): Actor {
      if (by === 'reporter' || by === 'system') return { kind: by, name: null, title: null }
      return { kind: 'officer', name: officers[by] ?? null, title: post ?? null }
    },
  }
}

/** The officers who acted in a history. */
export const officersIn = (history: readonly ComplaintEvent[]): string[] => [
  ...new Set(history.map(({ by }) => by).filter((by) => by !== 'reporter' && by !== 'system')),
]
