import type { WindowBar, WindowInWords } from '../indicators/windowView'
import type { Trend } from '../platform/charts/trend'
import type { Bin, Effect, MonthAccuracy, Share } from './accuracy'
import type { TruthBy } from './record'
import type { Version } from './versionService'

type Form = { errors: Record<string, string>; details: Record<string, unknown> }

/** Suggested first, right in truth: how often, which share of the wrong ones that is, and where they are listed for whoever may read them. */
export type PairRow = { suggested: string; truth: string; n: number; share: number; href: string | null }
export type EffectRow = Effect & { current: boolean }

/**
 * views/learning/page. `n` complaints of which the right unit is known, `all` that were routed. `threshold` and `values.threshold` in percent.
 * POST /perutean/ambang with `threshold`; POST /perutean/latih without fields. `waiting`: a training is asked for; `enough`: there is enough
 * to learn from, at least `fewest`.
 */
export type RoutingPage = {
  bar: WindowBar
  all: number
  n: number
  top1: Share | null
  top3: Share | null
  months: MonthAccuracy[]
  chart: Trend | null
  wrong: number
  pairs: PairRow[]
  bins: Bin[]
  error: number | null
  lean: 'modest' | 'bold' | null
  effects: EffectRow[]
  threshold: number
  versions: Version[]
  current: string
  waiting: boolean
  enough: boolean
  fewest: number
  mayEdit: boolean
  done: 'threshold' | 'asked' | 'model' | null
  values: { threshold: string }
} & Form

/** views/learning/model: POST to its own address with `reason`. */
export type ModelPage = { version: Version; current: string; values: { reason: string } } & Form

/** `code` and what is told of a complaint are null when this officer may know that it exists, and no more. `truthBy`: who made known which unit is right. */
export type MistakeRow = {
  code: string | null
  register: string | null
  title: string | null
  kecamatan: string
  day: string
  confidence: number
  truthBy: TruthBy | null
}

/** views/learning/mistakes: the complaints behind a pair of units that are taken for each other. */
export type MistakesPage = {
  suggested: { id: string; name: string }
  truth: { id: string; name: string }
  shown: WindowInWords
  total: number
  first: number
  rows: MistakeRow[]
  newer: string | null
  older: string | null
  back: string
}
