import type { Complaint } from '../complaints/complaint'
import type { Improved } from '../complaints/pages'
import { addDays } from '../indicators/period'
import { localDate } from '../platform/localDate'
import { remember } from '../platform/remember'
import type { Improvement } from './improvement'
import { shown } from './shown'
import type { ImprovementStore } from './store'
import { isWithin, themeDays } from './theme'

const perPage = 20
const mostRemembered = 500

type Needs = { store: Pick<ImprovementStore, 'published'>; freshMs?: number }
type Reported = Pick<Complaint, 'unit' | 'category' | 'filing' | 'receivedAt' | 'kind' | 'oversight'>

export type ResultService = ReturnType<typeof createResultService>

/** What the public is told: improvements that were published, without a name, a complaint, or a count. */
export function createResultService({ store, freshMs = 30_000 }: Needs) {
  const published = async (skip: number, limit: number) => (await store.published(skip, limit)).map((one) => shown(one, 'public'))
  // Each tracking page asks, and they are few and seldom change.
  const memory = remember(() => published(0, mostRemembered), { freshMs })

  return {
    async page(number: number): Promise<{ results: Improvement[]; newer: number | null; older: number | null }> {
      const results = await published((number - 1) * perPage, perPage + 1)
      return {
        results: results.slice(0, perPage),
        newer: number > 1 ? number - 1 : null,
        older: results.length > perPage ? number + 1 : null,
      }
    },

    /** The latest improvement that this complaint was among the reasons for: of its theme, received before it was done, in the time that showed the theme. */
    async toldOf({ unit, category, filing, receivedAt, kind, oversight }: Reported): Promise<Improved | null> {
      if (!unit || kind !== 'pengaduan' || oversight) return null
      const [theme, on] = [{ unit, category, kecamatan: filing.kecamatan }, localDate(receivedAt)]
      const found = (await memory.get()).find(
        (one) => isWithin(theme, one.theme) && on <= one.doneOn! && on >= addDays(one.proposedOn, -2 * themeDays),
      )
      return found ? { id: found._id, text: found.published!.text } : null
    },

    forget: memory.forget,
  }
}
