import type { Impact, MovedDue } from '../calendar/impact'
import type { DueMove } from '../sla/change'
import { isOpen, judgedPart, partsOf, type Subject } from '../sla/judgement'
import type { Rules } from '../sla/rules'
import type { Officer } from '../staff/officer'
import type { OpenCase } from './openCase'
import { disclosure } from './permissions'

const mostListed = 100

/** Which open clocks fall due at another moment under drafted rules than under those in force. Policies are the same in both. */
export function movesUnder(subject: Subject, inForce: Rules, drafted: Rules, now: Date): DueMove[] {
  return partsOf(subject, inForce, now).flatMap((part) => {
    const edition = drafted.calendarFor(part.run.unit)
    if (!isOpen(part.run) || edition.print === part.edition.print) return []
    const [from, to] = [judgedPart(part, now).dueAt, judgedPart({ ...part, edition }, now).dueAt]
    const { clock, unit } = part.run
    return from?.getTime() === to?.getTime() ? [] : [{ clock, ...(unit && { unit }), from, to, calendar: edition.id }]
  })
}

/** What moved in some cases, added up for an officer: an oversight case that is hidden from them is not counted either. */
export function tally() {
  const counts = new Map<string | null, number>()
  const listed: MovedDue[] = []
  return {
    add({ _id: code, register, unit, ...one }: OpenCase, moves: readonly DueMove[], officer: Officer): void {
      const isHidden = disclosure(officer, { ...one, unit }) === 'none'
      if (isHidden && one.oversight) return
      for (const { clock, unit: own, from, to } of moves) {
        const at = own ?? unit
        counts.set(at, (counts.get(at) ?? 0) + 1)
        if (!isHidden) listed.push({ code, register, unit: at, clock, from, to })
      }
    },
    /** Units with most first; the due dates that come soonest are listed. */
    told(): Pick<Impact, 'count' | 'byUnit' | 'moved'> {
      const byUnit = [...counts].map(([unit, count]) => ({ unit, count }))
      return {
        count: byUnit.reduce((sum, { count }) => sum + count, 0),
        byUnit: byUnit.sort((a, b) => b.count - a.count || (a.unit ?? '').localeCompare(b.unit ?? '')),
        moved: listed.sort((a, b) => instantOf(a) - instantOf(b)).slice(0, mostListed),
      }
    },
  }
}

const instantOf = ({ from }: MovedDue): number => from?.getTime() ?? Infinity
