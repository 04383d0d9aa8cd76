/** Counts from 1 to 4 are hidden: behind so few may be somebody whom a neighbour knows. Nought is shown. */
export const fewestShown = 5

/** What may be shown of counts that add up to a total, each by its place, and whether the total may be. */
export type Protection = { shown: readonly boolean[]; total: boolean }

/** One to four: so few that somebody could be recognised. Nought says nothing of anybody. */
export const isSmall = (count: number): boolean => count > 0 && count < fewestShown

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/**
 * Which of several counts may be shown beside their total, so that none of 1 to 4 is found by subtracting.
 *
 * The rule: a total of 1 to 4 hides everything. Else, where a count is small, it is hidden, and with it every count that equals the smallest one of
 * 5 or more; where no count is above 5, all are hidden, and only the total is shown. What is hidden may be shown as one sum.
 *
 * Why nobody can undo it, even knowing this rule: it looks at values, never at whose they are. Exchange a hidden small count with a hidden large one, and
 * everything that is shown stays as it is. So each hidden count could be the small one and could be the large one. (Where all are hidden, so is every
 * arrangement of counts up to 5 with a small one among them and this total.) Tables of the same cases by something else say nothing more, for any two ways
 * of adding up to one total can be had together.
 */
export function protect(counts: readonly number[]): Protection {
  const [none, total] = [counts.map(() => false), sumOf(counts)]
  if (isSmall(total)) return { shown: none, total: false }
  if (!counts.some(isSmall)) return { shown: counts.map(() => true), total: true }
  const large = counts.filter((count) => count >= fewestShown)
  if (large.every((count) => count === fewestShown)) return { shown: none, total: true }
  const companion = Math.min(...large)
  return { shown: counts.map((count) => !isSmall(count) && count !== companion), total: true }
}
