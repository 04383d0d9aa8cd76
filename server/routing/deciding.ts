import { hashOf } from './features'
import type { Learner } from './learner'
import type { Reading } from './reading'

const most = 4
/** A topic of the register is worth naming before a single word. */
const topicBonus = 2

/**
 * The words of a text that spoke for an owner, the weightiest first: topics of the register as they are written there, then single words
 * by what they add to the learner's score beyond what they add for the others. At most four.
 */
export function decidingWords({ topics, spoken }: Reading, learner: Learner, owner: string): string[] {
  const found: { said: string; weight: number; at: readonly number[] }[] = []
  for (const { topic, weight, positions, owners } of topics) {
    const force = owners.get(owner)
    if (force) found.push({ said: topic, weight: weight * force * topicBonus, at: positions })
  }
  const column = learner.classes.indexOf(owner)
  if (column >= 0) {
    for (const { word, stem, at } of spoken) {
      const weight = stem === null ? 0 : pull(learner, stem, column)
      if (weight > 0.5) found.push({ said: word, weight, at: [at] })
    }
  }
  const said: string[] = []
  const told = new Set<number>()
  for (const { said: one, at } of found.sort((a, b) => b.weight - a.weight)) {
    if (said.length >= most) break
    if (at.every((position) => told.has(position)) || said.includes(one)) continue
    at.forEach((position) => told.add(position))
    said.push(one)
  }
  return said
}

/** What a word adds for a class beyond the mean of all classes. */
function pull({ slots, worth, weights, step, classes }: Learner, stem: string, column: number): number {
  const slot = slots.get(hashOf(stem, true))
  if (slot === undefined) return 0
  const from = slot * classes.length
  let sum = 0
  for (let c = 0; c < classes.length; c += 1) sum += weights[from + c]!
  return (weights[from + column]! - sum / classes.length) * step[slot]! * worth[slot]!
}
