import type { Example } from './training'
import five from './data/examples/five.json'
import four from './data/examples/four.json'
import one from './data/examples/one.json'
import seven from './data/examples/seven.json'
import six from './data/examples/six.json'
import three from './data/examples/three.json'
import two from './data/examples/two.json'
import modelFile from './data/model.json'
import { type PackedModel, type RoutingModel, unpack } from './learned'
import type { SuggestedKind } from './kind'

type Written = { unit: string; text: string; voice: string; also?: string; kind?: string }

const kinds: Readonly<Record<string, SuggestedKind>> = { aspirasi: 'aspirasi', 'permintaan informasi': 'informasi' }
const ofMany = new Set(['kecamatan', 'puskesmas'])
const ownerOf = (unit: string): string => (ofMany.has(unit) ? `kind:${unit}` : unit)

/** The examples as delivered: each thought up by one of a few writers, none of them a real person's. A writer is a voice. */
export const deliveredExamples = (): Example[] =>
  Object.entries({ one, two, three, four, five, six, seven }).flatMap(([voice, written]) =>
    (written as Written[]).map(({ unit, text, also, kind }) => ({
      text,
      owner: ownerOf(unit),
      also: also ? ownerOf(also) : undefined,
      kind: kinds[kind ?? ''] ?? ('pengaduan' as const),
      voice,
    })),
  )

let unpacked: RoutingModel | null = null

/** The model as delivered, learned from the delivered examples by `npm run train`. */
export const deliveredModel = (): RoutingModel => (unpacked ??= unpack(modelFile as PackedModel))
