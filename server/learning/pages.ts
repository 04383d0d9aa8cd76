import type { WindowBar } from '../indicators/windowView'
import type { Trend } from '../platform/charts/trend'
import type { Bin, Effect, MonthAccuracy, Share } from './accuracy'
import type { Version } from './versionService'

type Form = { errors: Record<string, string>; details: Record<string, unknown> }

/** Suggested first, right in truth: how often, and which share of the wrong ones that is. */
export type PairRow = { suggested: string; truth: string; n: number; share: number }
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
