import type { ComplaintEvent, Happening } from './complaint'

/** What time tells of a clock: that it falls due, fell due, has been late for so long. */
export type OfTime = Extract<Happening, { type: 'warned' | 'overdue' | 'escalated' }>

/** Has this been told of this clock and due date (and level) before? */
export function isTold(history: readonly ComplaintEvent[], happening: OfTime): boolean {
  return history.some(
    (event) =>
      event.type === happening.type &&
      event.clock === happening.clock &&
      event.startedAt.getTime() === happening.startedAt.getTime() &&
      event.dueAt.getTime() === happening.dueAt.getTime() &&
      levelOf(event) === levelOf(happening),
  )
}

const levelOf = (happening: Happening): number => (happening.type === 'escalated' ? happening.level : 0)
