import type { Category } from '../routing/category'
import type { Complaint, State } from './complaint'

/** `sameKecamatan`: the desa of one of them is not known. */
export type Nearness = 'sameDesa' | 'sameKecamatan' | 'otherDesa' | 'elsewhere'

/** `same`: to the last bit; `near`: by what it looks like, as a smaller or brighter copy of it does. */
export type SamePhoto = 'same' | 'near'

/** Why two complaints look like the same problem. `text`, 0 to 1: how much they say the same; whole days between them; the same category, as far as both were classified. */
export type Reasons = { text: number; place: Nearness; days: number; sameCategory: boolean; photo: SamePhoto | null }

/** A case that looks like another, as pages show it. `title` is null where there is none that the reader may see. */
export type SimilarCase = {
  code: string
  register: string | null
  title: string | null
  category: Category
  state: State
  unit: { id: string; name: string; shortName: string } | null
  place: { kecamatan: string | null; desa: string | null }
  receivedAt: Date
  reasons: Reasons
}

/** A picture that a unit gave as evidence and that is known from elsewhere: `own` when the reporter sent it with the same case; `cases` are others that have it, as far as the reader sees them. */
export type ReusedPicture = { name: string; own: SamePhoto | null; cases: { code: string; register: string | null }[] }

/** The form of archiving, filled in for a duplicate of that case. */
export const duplicateOf = ({ _id, register }: Pick<Complaint, '_id' | 'register'>): Record<string, string> => ({
  reason: 'duplicate',
  note: register ? `${register} (${_id})` : _id,
})
