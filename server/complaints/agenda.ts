import type { ClockName } from '../sla/clock'
import { lastDayToRebut } from '../sla/silence'
import type { Complaint } from './complaint'
import type { CaseRow } from './desk'

/** What happens to a case and when: a clock falls due, a question lapses, an answer closes it by silence at the end of that day. */
export type AgendaDue = { what: ClockName | 'lapse' | 'silence'; at: Date }
export type AgendaRow = { row: CaseRow; dues: AgendaDue[] }

/** views/desk/agenda. `more`: there are more than are shown; the lists have them all. `isTomorrow`: the next working day is. */
export type AgendaSection = {
  id: 'late' | 'today' | 'next'
  date: string | null
  isTomorrow: boolean
  rows: AgendaRow[]
  more: string | null
}
export type AgendaPage = { today: string; sections: AgendaSection[] }

/** views/desk/feed; POST /akun/kalender makes another address. `subscribe`: the same for the programs that open such links. */
export type FeedPage = { address: string; subscribe: string; changed: boolean }

/** The open clocks of a case that fall due after one instant and by another, the soonest first. */
export function duesWithin({ clocks }: Pick<Complaint, 'clocks'>, { after, until }: { after: Date; until: Date }): AgendaDue[] {
  return clocks
    .flatMap(({ clock, open, dueAt }) => (open && dueAt && dueAt > after && dueAt <= until ? [{ what: clock, at: dueAt }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** How the waiting for the reporter ends by itself. Silence is told by the last day on which it may be broken. */
export function waitEnd({ state, waitsUntil, answeredAt }: Pick<Complaint, 'state' | 'waitsUntil' | 'answeredAt'>): AgendaDue[] {
  if (!waitsUntil) return []
  return [
    state === 'answered' && answeredAt ? { what: 'silence', at: lastDayToRebut(answeredAt) } : { what: 'lapse', at: waitsUntil },
  ]
}
