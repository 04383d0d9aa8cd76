import { isWhole } from './features'

/**
 * A linear model. `slots` gives the row of a feature's hash, `worth` what the feature counts (what stands in many texts says little), `weights`
 * holds for each row one weight for each class, in the order of `classes`, in steps of the row's `step`.
 */
export type Learner = {
  classes: readonly string[]
  slots: ReadonlyMap<number, number>
  worth: Float32Array
  weights: Float32Array | Int8Array
  step: Float32Array
  bias: Float32Array
}
/** A text that is known to belong to a class; `weight` 1 is a usual one. */
export type Lesson = { features: Uint32Array; label: string; weight: number }
/** `rarity`: the power of a feature's rareness (1 + its logarithm) in what it counts; 0: all count alike. */
export type Pace = {
  epochs: number
  rate: number
  keep: number
  rarity: number
  mostFeatures: number
  fewestTexts: number
  fewestPieces: number
  piecesShare: number
}

/** Found by leaving out one voice of the examples after the other (docs/routing.md). */
export const usualPace: Pace = {
  epochs: 8,
  rate: 0.8,
  keep: 0.999,
  rarity: 2,
  mostFeatures: 100_000,
  fewestTexts: 1,
  fewestPieces: 1,
  piecesShare: 0.3,
}

/** What an unknown feature takes from the weight of the known ones: a text of unknown words is not sure of anything. */
const usualStrange = { whole: 10, piece: 1 }

/** The score of each class for a text (logits), in the order of `classes`. */
export function scoresOf(
  { slots, worth, weights, step, bias }: Learner,
  features: Uint32Array,
  strange = usualStrange,
): Float32Array {
  const classes = bias.length
  const sums = new Float64Array(classes)
  let squares = 0
  for (const hash of features) {
    const slot = slots.get(hash)
    if (slot === undefined) {
      squares += isWhole(hash) ? strange.whole : strange.piece
      continue
    }
    const value = worth[slot]!
    squares += value * value
    addRow(sums, weights, slot * classes, value * step[slot]!)
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
  return Float32Array.from(bias, (one, c) => one + sums[c]! * scale)
}

function addRow(sums: Float64Array, weights: Float32Array | Int8Array, row: number, value: number): void {
  for (let c = 0; c < sums.length; c += 1) sums[c]! += value * weights[row + c]!
}

/** Turns scores into probabilities that add up to 1, in place. */
export function softmax(scores: Float32Array): Float32Array {
  const top = scores.reduce((a, b) => Math.max(a, b), -Infinity)
  let sum = 0
  for (let c = 0; c < scores.length; c += 1) sum += scores[c] = Math.exp(scores[c]! - top)
  for (let c = 0; c < scores.length; c += 1) scores[c]! /= sum
  return scores
}

/**
 * Learns from the lessons by multinomial logistic regression (AdaGrad), always in the same order, so that the same lessons give the same model.
 * Yields the share done (0…1) every few hundred lessons, for the caller to breathe, and returns the model.
 */
export function* learn(lessons: readonly Lesson[], pace: Pace = usualPace): Generator<number, Learner> {
  const classes = [...new Set(lessons.map(({ label }) => label))].sort()
  const slots = chooseFeatures(lessons, pace)
  const worth = worthOf(lessons, slots, pace)
  const learner = {
    classes,
    slots,
    worth,
    weights: new Float32Array(slots.size * classes.length),
    step: new Float32Array(slots.size).fill(1),
    bias: new Float32Array(classes.length),
  }
  const texts = lessons.map(({ features }) => rowsOf(features, slots))
  const scales = texts.map((rows) => 1 / Math.sqrt(rows.reduce((sum, slot) => sum + worth[slot]! ** 2, 0) || 1))
  const labels = lessons.map(({ label }) => classes.indexOf(label))
  const pulls = balance(labels, classes.length).map((pull, i) => pull * lessons[i]!.weight)
  const squares = new Float32Array(learner.weights.length).fill(1e-3)
  const biasSquares = new Float32Array(classes.length).fill(1)
  const order = texts.map((_, i) => i)
  let done = 0
  for (let epoch = 0; epoch < pace.epochs; epoch += 1) {
    shuffle(order, epoch)
    for (const i of order) {
      step(
        learner,
        { rows: texts[i]!, scale: scales[i]!, label: labels[i]!, pull: pulls[i]! * pace.rate },
        { squares, biasSquares },
      )
      done += 1
      if (done % 256 === 0) yield done / (order.length * pace.epochs)
    }
    for (let k = 0; k < learner.weights.length; k += 1) learner.weights[k]! *= pace.keep
  }
  return learner
}

/** The features of enough texts, the commonest where there are too many. */
function chooseFeatures(lessons: readonly Lesson[], { mostFeatures, fewestTexts, fewestPieces }: Pace): Map<number, number> {
  const texts = new Map<number, number>()
  for (const { features } of lessons) for (const hash of features) texts.set(hash, (texts.get(hash) ?? 0) + 1)
  const chosen = [...texts]
    .filter(([hash, count]) => count >= (isWhole(hash) ? fewestTexts : fewestPieces))
    .sort(([a, x], [b, y]) => y - x || a - b)
  return new Map(chosen.slice(0, mostFeatures).map(([hash], slot) => [hash, slot]))
}

function worthOf(lessons: readonly Lesson[], slots: ReadonlyMap<number, number>, { piecesShare, rarity }: Pace): Float32Array {
  const texts = new Uint32Array(slots.size)
  for (const { features } of lessons) {
    for (const hash of features) {
      const slot = slots.get(hash)
      if (slot !== undefined) texts[slot]! += 1
    }
  }
  const worth = new Float32Array(slots.size)
  for (const [hash, slot] of slots)
    worth[slot] = (Math.log((lessons.length + 1) / (texts[slot]! + 1)) + 1) ** rarity * (isWhole(hash) ? 1 : piecesShare)
  return worth
}

function rowsOf(features: Uint32Array, slots: ReadonlyMap<number, number>): Uint32Array {
  const rows: number[] = []
  for (const hash of features) {
    const slot = slots.get(hash)
    if (slot !== undefined) rows.push(slot)
  }
  return Uint32Array.from(rows)
}

/** A class of few lessons is listened to more closely: by the root, for exactness would shout. */
function balance(labels: readonly number[], classes: number): number[] {
  const counts = new Uint32Array(classes)
  for (const label of labels) counts[label]! += 1
  const mean = labels.length / classes
  return labels.map((label) => Math.sqrt(mean / counts[label]!))
}

type Step = { rows: Uint32Array; scale: number; label: number; pull: number }

function step(
  { worth, weights, bias }: Learner,
  { rows, scale, label, pull }: Step,
  past: Record<'squares' | 'biasSquares', Float32Array>,
): void {
  const classes = bias.length
  const errors = new Float32Array(classes)
  for (const slot of rows) {
    const row = slot * classes
    const value = worth[slot]! * scale
    for (let c = 0; c < classes; c += 1) errors[c]! += value * weights[row + c]!
  }
  for (let c = 0; c < classes; c += 1) errors[c]! += bias[c]!
  softmax(errors)
  errors[label]! -= 1
  for (const slot of rows) {
    const row = slot * classes
    const value = worth[slot]! * scale
    for (let c = 0; c < classes; c += 1) {
      const slope = errors[c]! * value
      if (slope > -1e-5 && slope < 1e-5) continue
      const sum = (past.squares[row + c]! += slope * slope)
      weights[row + c]! -= (pull * slope) / Math.sqrt(sum)
    }
  }
  for (let c = 0; c < classes; c += 1) {
    const sum = (past.biasSquares[c]! += errors[c]! * errors[c]!)
    bias[c]! -= (pull * 0.1 * errors[c]!) / Math.sqrt(sum)
  }
}

/** Always the same order for the same epoch (a linear congruential generator, Fisher–Yates). */
function shuffle(order: number[], epoch: number): void {
  let state = epoch + 1
  for (let i = order.length - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const k = state % (i + 1)
    const held = order[i]!
    order[i] = order[k]!
    order[k] = held
  }
}
