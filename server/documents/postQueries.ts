import type { Post } from '../staff/officer'
import type { Unit } from '../units/unit'
import { unitsAbove } from '../units/unitTree'

type Needs = { units: { list(): Promise<Unit[]> }; staff: { postsOf(unit: string): Promise<Post[]> } }

/** The posts of a unit, then those of the units above it: a puskesmas has none of its own and is answered for by its dinas. None of the system's administrators. */
export function createPostsAround({ units, staff }: Needs) {
  return async (unit: string): Promise<Post[]> => {
    const posts = await Promise.all(unitsAbove(await units.list(), unit).map((id) => staff.postsOf(id)))
    return posts.flat().filter(({ role }) => role !== 'admin')
  }
}
