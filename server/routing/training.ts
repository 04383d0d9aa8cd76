import { fitBlend, type Judged } from './blend'
import { evidenceOf } from './evidence'
import { kindFeatures, type SuggestedKind } from './kind'
import { learn, type Lesson, type Pace, usualPace } from './learner'
import type { RoutingModel } from './learned'
import { read, type Reading } from './reading'
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

export const usualPlan: Plan = { folds: 5, tried: 5, pace: usualPace }

type Read = { example: Example; reading: Reading; lesson: Lesson }

/**
 * Trains a model: for each tried fold it learns from the other folds and keeps the evidence on this one; from that the weights of the sources
 * are fitted, and the model learns from everything. The same examples and register give the same model. Yields the share done (0…1).
 */
export function* train(
  examples: readonly Example[],
  index: RoutingIndex,
  { folds, tried, pace }: Plan = usualPlan,
): Generator<number, RoutingModel> {
  const known: Read[] = []
  for (const example of examples) {
    const reading = read(index, example.text)
    known.push({ example, reading, lesson: { features: reading.features, label: example.owner, weight: example.weight ?? 1 } })
    if (known.length % 200 === 0) yield (known.length / examples.length) * 0.1
  }
  const foldOf = divide(known, folds)
  const judged: Judged[] = []
  const stage = (done: number) => 0.1 + (0.85 * done) / (tried + 1)
  for (let fold = 0; fold < tried; fold += 1) {
    const others = known.filter((_, i) => foldOf[i] !== fold).map(({ lesson }) => lesson)
    const learner = yield* scaled(learn(others, pace), stage(fold), stage(fold + 1))
    known.forEach(({ example, reading }, i) => {
      if (foldOf[i] === fold)
        judged.push({ evidence: evidenceOf(reading, learner), right: rightFor(example), words: reading.features.length })
    })
  }
  const blend = fitBlend(judged)
  const kinds = yield* scaled(learn(known.map(kindLesson), pace), 0.95, 1)
  const trust = fitTrust(judged.map((one) => verdictOn(one, blend)))
  const learner = yield* scaled(
    learn(
      known.map(({ lesson }) => lesson),
      pace,
    ),
    stage(tried),
    0.95,
  )
  return { learner, blend, trust, kinds }
}

const kindLesson = ({ example, reading }: Read): Lesson => ({
  features: kindFeatures(reading),
  label: example.kind ?? 'pengaduan',
  weight: example.weight ?? 1,
})

function verdictOn({ evidence, right, words }: Judged, blend: readonly number[]): Verdict {
  const shares = sharesOf(evidence, blend)
  const [best] = [...shares].sort((a, b) => b[1] - a[1])[0]!
  return { signs: signsOf(evidence, shares, words), isRight: right.includes(best) }
}

const rightFor = ({ owner, also }: Example): string[] => (also ? [owner, also] : [owner])

/** Whole voices go to one fold, the largest to the emptiest; texts without a voice are dealt out one by one. */
function divide(known: readonly Read[], folds: number): number[] {
  const sizes = new Array<number>(folds).fill(0)
  const counts = new Map<string, number>()
  const voiceOf = ({ example }: Read, i: number) => example.voice ?? `#${i}`
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
