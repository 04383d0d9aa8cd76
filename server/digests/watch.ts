import { type Figure, type MeasureId, measureIds } from '../indicators/indicator'
import { isFew, unitOfMeasureOf } from '../indicators/measure'
import { monthOf, type Window } from '../indicators/period'

/** From the first day of the month, or of the quarter, to today. */
export const watchWindows = ['month', 'quarter'] as const
export type WatchWindow = (typeof watchWindows)[number]
export const sides = ['below', 'above'] as const
export type Side = (typeof sides)[number]

const first: readonly MeasureId[] = [
  'onTime.unit',
  'onTime.resolution',
  'onTime.followUp',
  'overdue',
  'backlog.all',
  'p90.unit',
  'rating',
]

/** Every measure can be watched; what is asked for most comes first in the form. */
export const watchable: readonly MeasureId[] = [...first, ...measureIds.filter((id) => !first.includes(id))]

/** More than these nobody reads. */
export const mostWatches = 20

/**
 * "Tell me when this number of that unit falls below a value." `unit` null is the regency; `value` a share from 0 to 1, working days, a mean or a count.
 * waiting: nothing could be said yet · calm: on the good side · fired: was told, and has not recovered since · lost: no longer the officer's to see.
 */
export type WatchedState = 'waiting' | 'calm' | 'fired' | 'lost'
export type Watch = {
  _id: string
  officer: string
  indicator: MeasureId
  unit: string | null
  side: Side
  value: number
  window: WatchWindow
  createdAt: Date
  /** The local date on which it was looked at last. */
  evaluatedOn: string | null
  state: WatchedState
  last: { value: number | null; n: number } | null
  /** How often it was told, and the last time. */
  firings: number
  firedOn: string | null
  unseen: boolean
}
export type Judged = Pick<Watch, 'state' | 'last'> & { fires: boolean }

/**
 * To where a number has to come back before it can be told again: by two points of a share, a day, a tenth of a mean or of a count, yet not
 * beyond the best that there is.
 */
export function backAt({ indicator, side, value }: Pick<Watch, 'indicator' | 'side' | 'value'>): number {
  const unit = unitOfMeasureOf(indicator)
  const margin = { share: 0.02, days: 1, mean: 0.1, count: Math.max(1, value / 10) }[unit]
  const most = { share: 1, days: Infinity, mean: 4, count: Infinity }[unit]
  return side === 'below' ? Math.min(value + margin, most) : Math.max(value - margin, 0)
}

/**
 * Where a watch stands with today's number. It fires when the number lies beyond the value, and not again before the number has come back by the margin:
 * one that wavers about the value is told once. Of fewer than ten cases nothing is said, and all stays as it was.
 */
export function judgeWatch(watch: Pick<Watch, 'indicator' | 'side' | 'value' | 'state'>, figure: Figure): Judged {
  const { indicator, side, value, state } = watch
  const last = { value: figure.value, n: figure.denominator }
  if (figure.value === null || isFew(indicator, figure))
    return { state: state === 'lost' ? 'waiting' : state, last, fires: false }
  const beyond = side === 'below' ? value - figure.value : figure.value - value
  // Shares are sums of floats: a hair is no crossing.
  if (beyond > 1e-9) return { state: 'fired', last, fires: state !== 'fired' }
  const isBack = side === 'below' ? figure.value >= backAt(watch) - 1e-9 : figure.value <= backAt(watch) + 1e-9
  return { state: state === 'fired' && !isBack ? 'fired' : 'calm', last, fires: false }
}

/** The window of a watch on a local date. */
export function windowOf(window: WatchWindow, today: string): Window {
  const month = Number(today.slice(5, 7))
  const first = window === 'month' ? monthOf(today) : `${today.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}`
  return { from: `${first}-01`, to: today }
}
