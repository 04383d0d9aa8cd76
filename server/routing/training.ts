import { fitBlend, type Judged } from './blend'
import { evidenceOf } from './evidence'
import type { SuggestedKind } from './kind'
import { kindFeatures } from './kindFeatures'
import { learn, type Lesson, type Pace, usualPace } from './learner'
import type { RoutingModel } from './learned'
import { read } from './reading'
import type { RoutingIndex } from './register'
import { fitTrust, sharesOf, signsOf, type Verdict } from './trust'

/**
 * A text of which it is known who answers for it: a unit's id, or `kind:kecamatan`, `kind:puskesmas` for the many of one kind, or `none`. `also`
 * is a second one that would do. `voice` is who wrote it: texts of one voice are learned or tested together.
 */
export type Example = {
  text: string
  owner: string
  also?: string | undefined
  kind?: SuggestedKind | undefined
  voice?: string | undefined
  weight?: number | undefined
}
/** How often the examples are divided to see how the learner does on texts it has not seen, and how fast it learns. */
export type Plan = { folds: number; tried: number; pace: Pace }

/**
 * Few examples are divided by voices, each part left out once; of many, one part tells enough. Features that stand in one text alone help
 * only while texts are few.
 */
export const planFor = (examples: number): Plan =>
  examples <= 10_000
    ? { folds: 5, tried: 5, pace: usualPace }
    : { folds: 8, tried: 1, pace: { ...usualPace, epochs: 2, fewestTexts: 2, fewestPieces: 4, mostFeatures: 60_000 } }

type Known = { example: Example; lesson: Lesson; kind: Lesson }

/**
 * Trains a model: for each tried fold it learns from the other folds and keeps the evidence on this one; from that the weights of the sources
 * and the trust are fitted, and the model learns from everything. The same examples and register give the same model. Yields the share done (0…1).
 */
export function* train(
  examples: readonly Example[],
  index: RoutingIndex,
  { folds, tried, pace }: Plan = planFor(examples.length),
): Generator<number, RoutingModel> {
  const known: Known[] = []
  for (const example of examples) {
    known.push(lessonsOf(example, index))
    if (known.length % 200 === 0) yield (known.length / examples.length) * 0.2
  }
  const foldOf = divide(known, folds)
  const judged: Judged[] = []
  const stage = (done: number) => 0.2 + (0.7 * done) / (tried + 1)
  for (let fold = 0; fold < tried; fold += 1) {
    const others = known.filter((_, i) => foldOf[i] !== fold).map(({ lesson }) => lesson)
    const learner = yield* scaled(learn(others, pace), stage(fold), stage(fold + 1))
    for (const { example } of known.filter((_, i) => foldOf[i] === fold).slice(0, mostJudged)) {
      const reading = read(index, example.text)
      judged.push({ evidence: evidenceOf(reading, learner), right: rightFor(example), words: reading.features.length })
      if (judged.length % 200 === 0) yield stage(fold + 1)
    }
  }
  const blend = yield* scaled(fitBlend(judged), stage(tried), stage(tried))
  const verdicts = judged.map((one) => verdictOn(one, blend))
  const trust = yield* scaled(fitTrust(verdicts), stage(tried), stage(tried))
  const lessons = known.map(({ lesson }) => lesson)
  const learner = yield* scaled(learn(lessons, pace), stage(tried), 0.9)
  const kindLessons = known.map(({ kind }) => kind)
  const kinds = yield* scaled(learn(kindLessons, paceOfKinds(pace)), 0.9, 1)
  return { learner, blend, trust, kinds }
}

/** More would tell the few weights nothing more. */
const mostJudged = 2_500

/** A kind shows in small words that many texts share; what stands in a few says nothing of it. */
const paceOfKinds = (pace: Pace): Pace => ({ ...pace, rate: 0.4, rarity: 0.5, fewestTexts: Math.max(3, pace.fewestTexts) })

function lessonsOf(example: Example, index: RoutingIndex): Known {
  const reading = read(index, example.text)
  const weight = example.weight ?? 1
  const kind = example.kind ?? 'pengaduan'
  return {
    example,
    lesson: { features: reading.features, label: example.owner, weight },
    kind: { features: kindFeatures(reading), label: kind, weight },
  }
}

function verdictOn({ evidence, right, words }: Judged, blend: readonly number[]): Verdict {
  const shares = sharesOf(evidence, blend)
  const [best] = [...shares].sort((a, b) => b[1] - a[1])[0]!
  return { signs: signsOf(evidence, shares, words), isRight: right.includes(best) }
}

const rightFor = ({ owner, also }: Example): string[] => (also ? [owner, also] : [owner])

/** Whole voices go to one fold, the largest to the emptiest; texts without a voice are dealt out one by one. */
function divide(known: readonly Known[], folds: number): number[] {
  const sizes = new Array<number>(folds).fill(0)
  const counts = new Map<string, number>()
  const voiceOf = ({ example }: Known, i: number) => example.voice ?? `#${i}`
  known.forEach((one, i) => counts.set(voiceOf(one, i), (counts.get(voiceOf(one, i)) ?? 0) + 1))
  const home = new Map<string, number>()
  for (const [voice, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    const emptiest = sizes.indexOf(Math.min(...sizes))
    home.set(voice, emptiest)
    sizes[emptiest]! += count
  }
  return known.map((one, i) => home.get(voiceOf(one, i))!)
}

function* scaled<T>(steps: Generator<number, T>, from: number, to: number): Generator<number, T> {
  for (;;) {
    const { value, done } = steps.next()
    if (done) return value
    yield from + (to - from) * value
  }
}
