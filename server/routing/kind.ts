import { hashOf } from './features'
import { type Learner, scoresOf, softmax } from './learner'
import type { Reading } from './reading'

/** What a text is, as the citizen's words suggest; the same words as the complaint's kinds. */
export const suggestedKinds = ['pengaduan', 'aspirasi', 'informasi'] as const
export type SuggestedKind = (typeof suggestedKinds)[number]

/**
 * What tells a question or a proposal from a complaint: the small words that say nothing of the matter ("apakah", "kapan", "sebaiknya"), alone,
 * in pairs and threes, and how the text begins and ends.
 */
export function kindFeatures({ words }: Pick<Reading, 'words'>): Uint32Array {
  const ids = new Set<number>()
  const said = words.map(({ word }) => word)
  said.forEach((word, i) => {
    ids.add(hashOf(`k ${word}`, true))
    if (i + 1 < said.length) ids.add(hashOf(`k ${word} ${said[i + 1]}`, true))
    if (i + 2 < said.length) ids.add(hashOf(`k ${word} ${said[i + 1]} ${said[i + 2]}`, true))
    if (i < 3) ids.add(hashOf(`k begins ${word}`, true))
    if (i >= said.length - 3) ids.add(hashOf(`k ends ${word}`, true))
  })
  return Uint32Array.from(ids)
}

/** Is it a question, a proposal or a complaint? The likeliest; a complaint where nothing is known. */
export function kindOf(reading: Pick<Reading, 'words'>, kinds: Learner): SuggestedKind {
  const shares = softmax(scoresOf(kinds, kindFeatures(reading)))
  const best = shares.reduce((at, share, k) => (share > shares[at]! ? k : at), 0)
  return suggestedKinds.find((kind) => kind === kinds.classes[best]) ?? 'pengaduan'
}
