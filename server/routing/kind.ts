import { kindFeatures } from './kindFeatures'
import { type Learner, scoresOf, softmax } from './learner'
import type { Reading } from './reading'

/** What a text is, as the citizen's words suggest; the same words as the complaint's kinds. */
export const suggestedKinds = ['pengaduan', 'aspirasi', 'informasi'] as const
export type SuggestedKind = (typeof suggestedKinds)[number]

/** Questions and proposals are a smaller part of the examples than of what citizens send: each counts so many times. Practice. */
const rarer = 3

/** Is it a question, a proposal or a complaint? The likeliest; a complaint where nothing is known. */
export function kindOf(reading: Pick<Reading, 'words' | 'asked'>, kinds: Learner): SuggestedKind {
  const shares = softmax(scoresOf(kinds, kindFeatures(reading), { whole: 0, piece: 0 }))
  const chanceOf = (kind: SuggestedKind) => (shares[kinds.classes.indexOf(kind)] ?? 0) * (kind === 'pengaduan' ? 1 : rarer)
  return suggestedKinds.reduce((best, kind) => (chanceOf(kind) > chanceOf(best) ? kind : best))
}
