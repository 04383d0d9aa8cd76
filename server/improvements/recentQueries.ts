import type { Window } from '../indicators/period'
import type { Sight } from '../indicators/permissions'
import type { FactStore } from '../indicators/store'
import type { ThemeQueries } from './queries'
import type { ThemeCell } from './theme'

type Entry = { batches: number; readAt: number; cells: Promise<ThemeCell[]> }

const mostKept = 40
const freshMs = 60_000

export type RecentCells = ReturnType<typeof createRecentCells>

/**
 * The cells of whole regencies, which take most of a second to count at a million complaints, kept as long as nothing was projected. `exact`: as of
 * now. `recent`: as of a minute ago at most, while it is counted anew behind the asker's back.
 */
export function createRecentCells({ queries, store }: { queries: Pick<ThemeQueries, 'cells'>; store: Pick<FactStore, 'state'> }) {
  const kept = new Map<string, Entry>()

  function read(key: string, window: Window, sight: Sight, batches: number): Promise<ThemeCell[]> {
    const cells = queries.cells(window, sight, null)
    // Real time: what is kept must grow old also where the clock of the domain stands still.
    kept.delete(key)
    kept.set(key, { batches, readAt: Date.now(), cells })
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
    cells.catch(() => kept.get(key)?.cells === cells && kept.delete(key))
    return cells
  }

  async function cellsOf(window: Window, sight: Sight, mayBeOlder: boolean): Promise<ThemeCell[]> {
    const { batches, current } = await store.state()
    const key = [current, window.from, window.to, ...sight.inspects].join()
    const entry = kept.get(key)
    if (entry?.batches === batches) return entry.cells
    const anew = read(key, window, sight, batches)
    const isYoung = entry !== undefined && Date.now() - entry.readAt < freshMs
    return mayBeOlder && isYoung ? entry.cells : anew
  }

  return {
    exact: (window: Window, sight: Sight): Promise<ThemeCell[]> => cellsOf(window, sight, false),
    recent: (window: Window, sight: Sight): Promise<ThemeCell[]> => cellsOf(window, sight, true),
  }
}
