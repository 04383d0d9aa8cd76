import { dateOfDay, dayOfDate } from '../calendar/date'
import { localDate, nextWorkingDate, startOfDate } from '../calendar/workingDays'
import type { Clock } from '../platform/clock'
import type { SlaService } from '../sla/service'
import type { Officer } from '../staff/officer'
import type { AgendaEntry } from './agendaFile'
import type { CaseRow, DeskView } from './desk'
import type { DeskPages } from './deskPages'
import { nextDue } from './dueIn'
import { disclosure } from './permissions'
import type { ComplaintQueries } from './queries'

type Needs = { queries: ComplaintQueries; sla: SlaService; pages: Pick<DeskPages, 'rows'>; clock: Clock; baseUrl: string }

/** views/desk/agenda. `more`: there are more than are shown; the list has them all. */
export type AgendaSection = { id: 'late' | 'today' | 'next'; date: string | null; rows: CaseRow[]; more: boolean; list: string }
export type AgendaPage = { today: string; sections: AgendaSection[] }

/** views/desk/feed; POST /akun/kalender makes another address. */
export type FeedPage = { address: string; changed: boolean }

const mostEntries = 200
export type Agenda = ReturnType<typeof createAgenda>

/** What falls due today and on the next working day, and an officer's deadlines for a calendar of their own. */
export function createAgenda({ queries, sla, pages, clock, baseUrl }: Needs) {
  return {
    /** What is late, what falls due today, and what until the end of the next working day of the regency. */
    async page(officer: Officer): Promise<AgendaPage> {
      const now = clock.now()
      const calendar = await sla.calendar()
      const today = localDate(calendar, now.getTime())
      const next = nextWorkingDate(calendar, today)
      const endOf = (date: string) => new Date(startOfDate(calendar, dateOfDay(dayOfDate(date)! + 1)))
      const section = async (id: AgendaSection['id'], view: DeskView, date: string | null, from: Date, to: Date) => {
        const slice = await queries.list(officer, { view }, from, to)
        return { id, date, rows: await pages.rows(officer, slice), more: slice.older !== null, list: `/meja?view=${view}` }
      }
      const sections = [
        section('late', 'late', null, now, now),
        section('today', 'soon', today, now, endOf(today)),
        ...(next ? [section('next', 'soon', next, new Date(endOf(today).getTime() + 1), endOf(next))] : []),
      ]
      return { today, sections: await Promise.all(sections) }
    },

    /** The next deadlines of what the officer may open, the soonest first; two hundred at the most. */
    async entries(officer: Officer, wordsOf: (register: string, clock: string) => string): Promise<AgendaEntry[]> {
      const now = clock.now()
      const entries: AgendaEntry[] = []
      for (let cursor: string | null | undefined; cursor !== null && entries.length < mostEntries;) {
        const slice = await queries.list(officer, { view: 'all', cursor }, now, now)
        for (const complaint of slice.complaints) {
          const due = nextDue(complaint)
          if (!due?.dueAt || disclosure(officer, complaint) !== 'full') continue
          const { _id: code, register, version } = complaint
          const what = wordsOf(register ?? code, due.clock)
          entries.push({
            code,
            register,
            clock: due.clock,
            dueAt: due.dueAt,
            version,
            what,
            link: `${baseUrl}/meja/aduan/${code}`,
          })
        }
        cursor = slice.older
      }
      return entries.slice(0, mostEntries)
    },
  }
}
