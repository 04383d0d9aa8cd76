import type { Category } from '../routing/category'
import type { State } from './complaint'
import type { Place, UnitName } from './pages'

/** `sameKecamatan`: the desa of one of them is not known. */
export type Nearness = 'sameDesa' | 'sameKecamatan' | 'otherDesa' | 'elsewhere'

/** Why two complaints look like the same problem. `text`, 0 to 1: how much they say the same; whole days between them; the same category, as far as both were classified. */
export type Reasons = { text: number; place: Nearness; days: number; sameCategory: boolean }

/** A case that looks like another, as pages show it. `title` is null where there is none that the reader may see. */
export type SimilarCase = {
  code: string
  register: string | null
  title: string | null
  category: Category
  state: State
  unit: UnitName | null
  place: Place
  receivedAt: Date
  reasons: Reasons
}
