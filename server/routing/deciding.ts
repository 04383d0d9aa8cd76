import { hashOf } from './features'
import type { Learner } from './learner'
import type { Reading } from './reading'
import type { Word } from './words'

const most = 4
/** A topic of the register is worth naming before a single word. */
const topicBonus = 2
/** What weighs less beside the weightiest word is not worth naming. */
const worthNaming = 0.3

type Found = { weight: number; at: readonly number[] }

/**
 * The words of a text that spoke for an owner, as they stand there, the weightiest first: those in which topics of the register were found, and single words by what they
 * add to the learner's score beyond what they add for the others. Words side by side are one. At most four; numbers and fragments name nothing.
 */
export function decidingWords(reading: Reading, learner: Learner, owner: string, text: string): string[] {
  const told = new Map<number, number>()
  const found = foundFor(reading, learner, owner).sort((a, b) => b.weight - a.weight)
  const least = (found[0]?.weight ?? 0) * worthNaming
  let picked = 0
  for (const { at, weight } of found) {
    if (picked === most || weight < least) break
    const fresh = at.filter((position) => !told.has(position))
    if (fresh.length === 0) continue
    fresh.forEach((position) => told.set(position, weight))
    picked += 1
  }
  const runs = runsOf(reading.spoken, told, text).sort((a, b) => b.weight - a.weight)
  return [...new Map(runs.map(({ said }) => [said.toLowerCase(), said])).values()].slice(0, most)
}

function foundFor({ topics, spoken }: Reading, learner: Learner, owner: string): Found[] {
  const found: Found[] = []
  for (const { weight, positions, owners } of topics) {
    const force = owners.get(owner)
    if (force) found.push({ weight: weight * force * topicBonus, at: positions })
  }
  const column = learner.classes.indexOf(owner)
  if (column < 0) return found
  for (const { stem, at, written } of spoken) {
    const weight = stem === null || !isTelling.test(written) ? 0 : pull(learner, stem, column)
    if (weight > 0.5) found.push({ weight, at: [at] })
  }
  return found
}

const isTelling = /^[a-z]{3}[a-z0-9 ]*$/
/** What may stand between two words that are named as one: no number, no end of a clause. */
const between = /^[\p{L}\s'’-]{0,12}$/u

/** The words at these positions as they stand in the text, neighbours joined. */
function runsOf(words: readonly Word[], told: ReadonlyMap<number, number>, text: string): { said: string; weight: number }[] {
  const runs: { start: number; end: number; at: number; weight: number }[] = []
  for (const { stem, at, start, end } of words) {
    const weight = stem === null ? undefined : told.get(at)
    if (weight === undefined) continue
    const last = runs.at(-1)
    if (last && at <= last.at + 1 && between.test(text.slice(last.end, start)))
      Object.assign(last, { end: Math.max(end, last.end), at, weight: Math.max(weight, last.weight) })
    else runs.push({ start, end, at, weight })
  }
  return runs.map(({ start, end, weight }) => ({ said: text.slice(start, end).replace(/\s+/g, ' '), weight }))
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
