import { Refused } from '../errors'
import type { Complaint } from '../complaints/complaint'
import type { Figure } from '../indicators/indicator'
import type { Window } from '../indicators/period'
import type { Sight } from '../indicators/permissions'
import { remember } from '../platform/remember'
import type { Category } from '../routing/category'
import type { Unit } from '../units/unit'
import { type Cluster, clusterLimits, clustersOf, lexiconOf } from './cluster'
import { answers, type Improvement } from './improvement'
import { improvedFigures } from './improved'
import type { ThemeCase, ThemeQueries } from './queries'
import type { RecentCells } from './recentQueries'
import type { ImprovementStore } from './store'
import { readThemeId, type Theme, type ThemeCell, type ThemeKey, themeLeast, themesOf, themeWindow, wholeOf } from './theme'

type Needs = {
  queries: ThemeQueries
  recent: RecentCells
  store: Pick<ImprovementStore, 'agreedBy'>
  complaints: { getMany(codes: string[]): Promise<Complaint[]> }
  units: { list(): Promise<Unit[]> }
  categories: readonly Category[]
  least?: number
}
/** A theme with the improvement that it had on the date, if any. */
export type Answered = { theme: Theme; improvement: Improvement | null }
export type ThemePart = { theme: Theme; window: Window; rows: ThemeCase[] }

export type ThemeService = ReturnType<typeof createThemeService>

/** Recurring themes: which there are, what they consist of, and which have an improvement. Whose they are to see is asked by the caller. */
export function createThemeService({ queries, recent, store, complaints, units, categories, least = themeLeast }: Needs) {
  const lexicon = remember(async () => lexiconOf((await units.list()).flatMap(({ topics }) => topics)), {
    freshMs: 600_000,
    printOf: (words) => [...words.keys()].join(' '),
  })

  /** Themes of a date, each with the newest improvement that answers it. */
  async function answered(counting: Promise<ThemeCell[]>, date: string, sight: Sight): Promise<Answered[]> {
    const [cells, agreed] = await Promise.all([counting, store.agreedBy(date)])
    const known = agreed.filter((one) => !one.oversight || sight.inspects.includes(one.unit))
    return themesOf(cells, least).map((theme) => ({
      theme,
      improvement: newestOf(known.filter((one) => answers(one, theme, date))),
    }))
  }

  return {
    least,

    /** The themes of a date, of these units, or (null) of all. */
    on: (date: string, sight: Sight, of: readonly string[] | null): Promise<Answered[]> =>
      answered(of ? queries.cells(themeWindow(date), sight, of) : recent.exact(themeWindow(date), sight), date, sight),

    /** `improved` (design §6) for the 90 local days that end on a date: by unit, and under null for the regency; counted a minute ago at most. */
    async improved(date: string, sight: Sight): Promise<Map<string | null, Figure>> {
      const found = await answered(recent.recent(themeWindow(date), sight), date, sight)
      return improvedFigures(found.map(({ theme, improvement }) => ({ unit: theme.unit, hasImprovement: improvement !== null })))
    },

    /** @throws Refused `missing` for an address that names none */
    keyOf(id: string): ThemeKey {
      const key = readThemeId(id, categories)
      if (!key) throw new Refused('missing', 'themeUnknown')
      return key
    },

    /** A theme as of a date, also one that has fewer complaints than make one; and a page of these. @throws Refused `missing` when it has none */
    async read(key: ThemeKey, date: string, sight: Sight, page: { skip: number; limit: number }): Promise<ThemePart> {
      const window = themeWindow(date)
      const [cells, rows] = await Promise.all([
        queries.cells(window, sight, [key.unit]),
        queries.casesOf(key, window, sight, page),
      ])
      const theme = wholeOf(key, cells)
      if (theme.count === 0) throw new Refused('missing', 'themeUnknown')
      return { theme, window, rows }
    },

    /** What the texts of a theme tell of, by words of the register alone. Confidential ones are not looked at. */
    async clusters(key: ThemeKey, date: string, sight: Sight): Promise<{ clusters: Cluster[]; compared: number }> {
      const limit = clusterLimits.texts
      const rows = await queries.casesOf(key, themeWindow(date), sight, { limit, inWords: true })
      const texts = new Map((await complaints.getMany(rows.map(({ _id }) => _id))).map(({ _id, filing }) => [_id, filing.text]))
      const found = rows.flatMap(({ _id }) => (texts.has(_id) ? [{ code: _id, text: texts.get(_id)! }] : []))
      const unit = (await units.list()).find(({ _id }) => _id === key.unit)
      return { clusters: clustersOf(found, await lexicon.get(), lexiconOf(unit?.topics ?? [])), compared: found.length }
    },
  }
}

const newestOf = (improvements: readonly Improvement[]): Improvement | null =>
  improvements.toSorted((a, b) => (a.agreedOn! < b.agreedOn! ? 1 : -1))[0] ?? null
