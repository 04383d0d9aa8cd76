import type { RoutingModel } from './learned'
import type { RoutingIndex } from './register'
import { type Question, type Ranked, suggest } from './suggest'
import type { SuggestedKind } from './kind'
import { sayWhy, type Why } from './why'

/** A suggestion and what follows from it. `why` is one sentence in Indonesian for the officer, `reason` the same as data. */
export type Choice = {
  ranked: Ranked[]
  decision: 'assign' | 'triage'
  reason: Why
  why: string
  kind: SuggestedKind
  oversight: boolean
  second: string | null
}

/**
 * Suggests units for a text and says whether the complaint may be assigned without a person: only when the likeliest unit reaches the
 * coordinator's `threshold` (0…1), the citizen did not choose another, it is a unit of the regency, and it is hardly one on oversight.
 */
export function chooseUnit(index: RoutingIndex, model: RoutingModel, question: Question, threshold: number): Choice {
  const { ranked, kind, oversight, second, isNobodys, oversightChance } = suggest(index, model, question)
  const reason = reasonFor(isNobodys ? undefined : ranked[0], {
    oversight,
    chosen: question.chosenUnit ?? null,
    threshold,
    index,
    oversightChance,
  })
  return {
    ranked,
    decision: reason.key === 'certain' ? 'assign' : 'triage',
    reason,
    why: sayWhy(reason),
    kind,
    oversight: oversight.length > 0,
    second,
  }
}

/** With a chance above this of being one on oversight no text is assigned unread. */
const oversightRisk = 0.01

type Circumstances = {
  oversight: string[]
  chosen: string | null
  threshold: number
  index: RoutingIndex
  oversightChance: number
}

function reasonFor(best: Ranked | undefined, { oversight, chosen, threshold, index, oversightChance }: Circumstances): Why {
  const unit = best?.name ?? ''
  const words = best?.because ?? []
  if (oversight.length > 0) return { key: 'oversight', unit, words: oversight }
  if (!best || best.confidence === 0) return { key: 'nothing', unit: '', words: [] }
  if (index.byId.get(best.unit)?.kind === 'outside') return { key: 'outside', unit, words }
  if (chosen !== null && chosen !== best.unit)
    return { key: 'contradicted', unit, words, chosen: index.byId.get(chosen)?.name ?? chosen }
  if (best.confidence < threshold || oversightChance > oversightRisk) return { key: 'unsure', unit, words }
  return { key: 'certain', unit, words }
}
