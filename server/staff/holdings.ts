import type { Holding, Officer, OfficerRecord, Post } from './officer'

/**
 * The post held on a local date (`YYYY-MM-DD`), first and last day included. Of several, the one begun last acts: an acting post
 * (Plt.) is taken up beside the own one. Undefined when none is held.
 */
export function holdingOn(holdings: readonly Holding[], date: string): Holding | undefined {
  return holdings
    .filter(({ from, to }) => from <= date && (to === null || date <= to))
    .reduce<Holding | undefined>((last, holding) => (last && last.from > holding.from ? last : holding), undefined)
}

/** The active officers who hold one of the posts on a local date, each by any of their holdings, in order of their id. */
export function holdersOn<T extends Pick<OfficerRecord, '_id' | 'holdings' | 'active'>>(
  posts: readonly Pick<Post, '_id'>[],
  officers: readonly T[],
  date: string,
): T[] {
  const wanted = new Set(posts.map(({ _id }) => _id))
  const holds = ({ holdings }: T) => holdings.some((holding) => wanted.has(holding.post) && holdingOn([holding], date))
  return officers.filter((officer) => officer.active && holds(officer)).toSorted((a, b) => (a._id < b._id ? -1 : 1))
}

/** The officer as one who acts in a post; `unitsBelow` are the units below that of the post, in any depth. */
export function actingOfficer(record: Pick<OfficerRecord, '_id' | 'name'>, post: Post, unitsBelow: readonly string[]): Officer {
  const units = [post.unit, ...unitsBelow.filter((unit) => unit !== post.unit)]
  return { id: record._id, name: record.name, post: post._id, title: post.title, role: post.role, unit: post.unit, units }
}
