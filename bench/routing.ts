import { compileRegister } from '../server/routing/register'
import { deliveredExamples } from '../server/routing/delivered'
import { type Example, train } from '../server/routing/training'
import { neighbourPlaces, referencePlaces, referenceUnits } from '../server/seed/referenceData'
import { linesPerSecond } from './lines'
import type { Row } from './row'

const lines = 40_000
const taught = 100_000

/** The built command in lines a second, and the training on a hundred thousand texts: time, and memory on top of the texts. */
export async function benchRouting(): Promise<Row[]> {
  const examples = deliveredExamples()
  const block = Buffer.from(examples.map(({ text }, id) => `${JSON.stringify({ id, text })}\n`).join(''))
  const route = await linesPerSecond(['route'], { blocks: [block], linesOfBlock: examples.length, lines })
  return [{ name: 'aduan route', value: route, unit: 'lines/s', aim: 2_000 }, ...trainingRows(examples)]
}

function trainingRows(examples: readonly Example[]): Row[] {
  const many = Array.from({ length: taught }, (_, i) => variedFrom(examples, i))
  const index = compileRegister(referenceUnits(), referencePlaces(), neighbourPlaces())
  const before = process.memoryUsage().rss
  const began = performance.now()
  const steps = train(many, index)
  let peak = before
  for (let step = 0, done: boolean | undefined = false; !done; step += 1) {
    done = steps.next().done
    if (step % 20 === 0 || done) peak = Math.max(peak, process.memoryUsage().rss)
  }
  return [
    {
      name: `training on ${taught.toLocaleString('en')} texts`,
      value: (performance.now() - began) / 1_000,
      unit: 's',
      aim: 60,
      atMost: true,
    },
    { name: 'memory of the training, on top of the texts', value: (peak - before) / 2 ** 20, unit: 'MiB', aim: null },
  ]
}

/** An example with every eighth word of another one of the same owner: no two alike, as many words as in real texts. */
function variedFrom(examples: readonly Example[], i: number): Example {
  const one = examples[i % examples.length]!
  const other = examples[(i * 31 + 7) % examples.length]!.text.split(' ')
  const text = one.text.split(' ').map((word, k) => ((k + i) % 8 === 0 ? (other[(k + i) % other.length] ?? word) : word))
  return { ...one, text: text.join(' '), voice: undefined }
}
