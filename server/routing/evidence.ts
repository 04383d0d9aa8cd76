import { hashOf } from './features'
import { type Learner, scoresOf, softmax } from './learner'
import type { Reading } from './reading'
import type { Hit } from './topicIndex'

/** What speaks for an owner (a unit, or `kind:<kind>` for the many units of one kind): one number for each source, in the order of `sources`. */
export type Evidence = Map<string, number[]>
/** The learner's verdict (log of its probability), the topics of the register (log of their points, their share), a neighbour's place, signs of oversight. */
export const sources = ['learner', 'topics', 'share', 'neighbour', 'oversight'] as const
/** Every complaint of abuse of authority is the Inspektorat's (Permendagri 8/2023 art. 1, confirmed). */
export const oversightUnit = 'inspektorat'
/** Words that are for nobody in particular. */
export const nobody = 'none'

const leastProbability = 1e-4

/** All that speaks for each owner that the learner knows or a topic names. */
export function evidenceOf(reading: Reading, learner: Learner): Evidence {
  const evidence: Evidence = new Map()
  const of = (owner: string) => evidence.get(owner) ?? evidence.set(owner, unheard()).get(owner)!
  const probabilities = softmax(scoresOf(learner, reading.features))
  learner.classes.forEach((owner, c) => (of(owner)[0] = Math.log(Math.max(leastProbability, probabilities[c]!))))
  const points = topicPoints(reading)
  const total = [...points.values()].reduce((sum, one) => sum + one, 0)
  for (const [owner, one] of points) {
    of(owner)[1] = Math.log1p(one)
    of(owner)[2] = one / total
  }
  for (const { neighbours, kecamatan, strength } of reading.places)
    if (kecamatan.length === 0) for (const unit of neighbours) of(unit)[3] = Math.max(of(unit)[3]!, strength)
  if (reading.oversight.length > 0) of(oversightUnit)[4] = 1
  for (const owner of unlearnedOwners(reading, learner)) of(owner)[sources.length] = 1
  return evidence
}

function unheard(): number[] {
  const row = new Array<number>(sources.length + 1).fill(0)
  row[0] = Math.log(leastProbability)
  return row
}

/** A topic that decides ("zumba!") and stands in words that the learner has never seen: it was added since, and then the register has the say. */
function unlearnedOwners({ words, topics }: Reading, { slots }: Learner): Set<string> {
  const owners = new Set<string>()
  for (const hit of topics) {
    const decided = [...hit.owners].filter(([, force]) => force > 1)
    if (decided.length === 0) continue
    const said = words.filter(({ stem, at }) => stem !== null && hit.positions.includes(at))
    if (said.every(({ stem }) => !slots.has(hashOf(stem!, true)))) for (const [owner] of decided) owners.add(owner)
  }
  return owners
}

/** Points of each owner: the heaviest topics first, and a word that has already spoken for an owner adds little more. */
export function topicPoints({ topics }: Pick<Reading, 'topics'>): Map<string, number> {
  const points = new Map<string, number>()
  const covered = new Map<string, Set<number>>()
  for (const { weight, positions, owners } of heaviestFirst(topics)) {
    for (const [owner, force] of owners) {
      const seen = covered.get(owner) ?? covered.set(owner, new Set()).get(owner)!
      const fresh = positions.filter((at) => !seen.has(at)).length / positions.length
      positions.forEach((at) => seen.add(at))
      if (fresh > 0) points.set(owner, (points.get(owner) ?? 0) + weight * force * fresh)
    }
  }
  return points
}

const heaviestFirst = (hits: readonly Hit[]): Hit[] => [...hits].sort((a, b) => b.weight - a.weight)

const unlearnedWeight = 6

/** The score of each owner under the weights of the sources; what the register says of words that nobody has learned counts by a fixed weight. */
export function weigh(evidence: Evidence, weights: readonly number[]): Map<string, number> {
  return new Map(
    [...evidence].map(([owner, row]) => [owner, row.reduce((sum, one, k) => sum + one * (weights[k] ?? unlearnedWeight), 0)]),
  )
}
