import type { Window } from '../indicators/period'
import { fold, type Improvement, isOverdue, openImprovements } from './improvement'
import type { ReviewImprovement } from './review'
import { localDate } from '../platform/localDate'

const isOpen = (state: string): boolean => (openImprovements as readonly string[]).includes(state)

/**
 * The improvements that a month's review speaks of, as they stood at an instant: those that were open then, and those that something was done to in
 * the window.
 */
export function improvementsAt(all: readonly Improvement[], window: Window, at: Date): ReviewImprovement[] {
  return all.flatMap(({ _id, history }): ReviewImprovement[] => {
    const then = history.filter((event) => event.at <= at)
    if (then.length === 0) return []
    const { plan, state } = fold(then)
    const moved = then.some(({ on, by }) => on >= window.from && on <= window.to && by !== 'system')
    if (!isOpen(state) && !moved) return []
    return [{ id: _id, title: plan.title, state, dueOn: plan.dueOn, overdue: isOverdue({ state, plan }, localDate(at)) }]
  })
}
