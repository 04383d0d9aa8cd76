import { addDays, type Window } from '../indicators/period'
import { type RateRatio, rateRatio } from './rateRatio'

/** At least and at most so many days before, and as many after; so many days until a complaint has surely reached its unit; so few cases say nothing. */
export const effectLimits = { fewestDays: 30, mostDays: 180, settling: 7, fewestCases: 10, measuredAfter: 90 }

/** The days before and after a deed, equally many, the day itself in neither. `days` below 30: not to be compared. */
export type Spells = { days: number; before: Window; after: Window }

export const verdicts = ['fewer', 'more', 'chance', 'tooEarly', 'littleBefore', 'tooFew'] as const

/**
 * What the numbers allow to say: `fewer`, `more`: chance alone would seldom (5 %) do that; `chance`: it would; `tooEarly`: fewer than 30 days
 * after; `littleBefore`: fewer than 30 days known before; `tooFew`: fewer than 10 cases together.
 */
export type EffectVerdict = (typeof verdicts)[number]

/** The days before a deed, or those after it. */
export const spellNames = ['before', 'after'] as const
export type Spell = (typeof spellNames)[number]

export type Counts = { before: number; after: number }

/** Before and after: counts, rates for 30 days, their ratio with its interval, and what that allows to say; `others`: the unit's other complaints. */
export type Effect = Spells & {
  doneOn: string
  counts: Counts
  others: Counts
  per30: { before: number; after: number } | null
  ratio: RateRatio | null
  verdict: EffectVerdict
}

const dayMs = 86_400_000
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/** The spells of a deed done on a date, as known on `today`; complaints are known since `since`. */
export function spellsOf(doneOn: string, today: string, since: string): Spells {
  const known = { after: daysBetween(doneOn, today) - effectLimits.settling, before: daysBetween(since, doneOn) }
  const days = Math.max(0, Math.min(known.after, known.before, effectLimits.mostDays))
  return {
    days,
    before: { from: addDays(doneOn, -days), to: addDays(doneOn, -1) },
    after: { from: addDays(doneOn, 1), to: addDays(doneOn, days) },
  }
}

type Observed = Pick<Effect, 'doneOn' | 'counts' | 'others'> & { today: string; spells: Spells }

/** Whether a theme became rarer after a deed, and whether chance alone explains it. */
export function effectOf({ doneOn, today, spells, counts, others }: Observed): Effect {
  const { days } = spells
  const head = { ...spells, doneOn, counts, others }
  if (days < effectLimits.fewestDays) {
    const isEarly = daysBetween(doneOn, today) - effectLimits.settling < effectLimits.fewestDays
    return { ...head, per30: null, ratio: null, verdict: isEarly ? 'tooEarly' : 'littleBefore' }
  }
  const ratio = rateRatio({ count: counts.before, days }, { count: counts.after, days })
  const per30 = { before: (counts.before * 30) / days, after: (counts.after * 30) / days }
  return { ...head, per30, ratio, verdict: verdictOf(counts, ratio) }
}

/** The first date on which as many days after a deed are known as the measure that is kept takes. */
export const measuredOn = (doneOn: string): string => addDays(doneOn, effectLimits.measuredAfter + effectLimits.settling)

function verdictOf({ before, after }: Counts, { low, high }: RateRatio): EffectVerdict {
  if (before + after < effectLimits.fewestCases) return 'tooFew'
  if (high !== null && high < 1) return 'fewer'
  return low > 1 ? 'more' : 'chance'
}
