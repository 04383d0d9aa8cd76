import { gunzipSync, gzipSync } from 'node:zlib'
import type { Learner } from './learner'

/** What routing has learned: who answers for a text, which kind it is, how much each source of evidence counts, and how far verdicts can be trusted. */
export type RoutingModel = { learner: Learner; kinds: Learner; blend: readonly number[]; trust: readonly number[] }
/** A learner as it is kept: numbers as bytes (little endian), compressed, in base64; weights in steps of a 127th of the largest of their row. */
type PackedLearner = { classes: string[]; bias: string; features: string; worth: string; scales: string; weights: string }
export type PackedModel = { format: 1; blend: number[]; trust: number[]; learner: PackedLearner; kinds: PackedLearner }

const steps = 127

/** The model as it is kept; a tenth of its size, and each weight within a hundredth of the largest of its row. */
export const pack = ({ learner, kinds, blend, trust }: RoutingModel): PackedModel => ({
  format: 1,
  blend: [...blend],
  trust: [...trust],
  learner: packLearner(learner),
  kinds: packLearner(kinds),
})

/** The model from what was kept. */
export const unpack = ({ learner, kinds, blend, trust }: PackedModel): RoutingModel => ({
  learner: unpackLearner(learner),
  kinds: unpackLearner(kinds),
  blend,
  trust,
})

function packLearner(learner: Learner): PackedLearner {
  const width = learner.classes.length
  const scales = new Float32Array(learner.slots.size)
  const weights = new Int8Array(learner.weights.length)
  for (let slot = 0; slot < scales.length; slot += 1) {
    const row = learner.weights.subarray(slot * width, (slot + 1) * width)
    let largest = 0
    for (const one of row) largest = Math.max(largest, Math.abs(one))
    scales[slot] = (largest * learner.step[slot]!) / steps
    if (largest > 0) for (let c = 0; c < width; c += 1) weights[slot * width + c] = Math.round((row[c]! * steps) / largest)
  }
  return {
    classes: [...learner.classes],
    bias: text(learner.bias),
    features: text(Uint32Array.from(learner.slots.keys())),
    worth: text(learner.worth),
    scales: text(scales),
    weights: text(weights),
  }
}

function unpackLearner({ classes, ...kept }: PackedLearner): Learner {
  const slots = new Map(Array.from(new Uint32Array(bytes(kept.features)), (hash, slot) => [hash, slot]))
  return {
    classes,
    slots,
    worth: floats(kept.worth),
    // As small as they were kept: rows that fit into a line of the processor's cache are read four times as fast.
    weights: new Int8Array(bytes(kept.weights)),
    step: floats(kept.scales),
    bias: floats(kept.bias),
  }
}

const text = (numbers: Float32Array | Uint32Array | Int8Array): string =>
  gzipSync(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)).toString('base64')

/** A buffer of its own, for numbers must begin at a multiple of their size. */
function bytes(base64: string): ArrayBuffer {
  const buffer = gunzipSync(Buffer.from(base64, 'base64'))
  return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength) as ArrayBuffer
}

const floats = (base64: string): Float32Array => new Float32Array(bytes(base64))
