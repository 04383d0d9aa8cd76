import { dateOfDay, dayOfDate } from '../calendar/date'
import { localDate, nextWorkingDate, startOfDate } from '../calendar/workingDays'
import type { Clock } from '../platform/clock'
import type { SlaService } from '../sla/service'
import type { Officer } from '../staff/officer'
import { type AgendaDue, type AgendaPage, type AgendaRow, type AgendaSection, duesWithin, waitEnd } from './agenda'
import type { AgendaEntry } from './agendaFile'
import type { Complaint } from './complaint'
import { pageSize } from './desk'
import type { DeskPages } from './deskPages'
import { nextDue } from './dueIn'
import { disclosure } from './permissions'
import type { ComplaintQueries } from './queries'

type Needs = { queries: ComplaintQueries; sla: SlaService; pages: Pick<DeskPages, 'rows'>; clock: Clock; baseUrl: string }
type Span = { after: Date; until: Date }
type Day = Pick<AgendaSection, 'id' | 'date' | 'isTomorrow'> & Span

export type Agenda = ReturnType<typeof createAgenda>

const dayAfter = (date: string): string => dateOfDay(dayOfDate(date)! + 1)
const start = new Date(0)

/** What falls due today and on the next working day, and an officer's deadlines for a calendar of their own. */
export function createAgenda({ queries, sla, pages, clock, baseUrl }: Needs) {
  async function rowsOf(
    officer: Officer,
    complaints: Complaint[],
    duesOf: (one: Complaint) => AgendaDue[],
  ): Promise<AgendaRow[]> {
    const known = complaints.filter((one) => disclosure(officer, one) !== 'none')
    const rows = await pages.rows(officer, { complaints: known })
    return rows.map((row, i) => ({ row, dues: duesOf(known[i]!) }))
  }

  /** What else of a late case falls due in the days of this page is told with it. */
  async function late(officer: Officer, now: Date, until: Date): Promise<AgendaSection> {
    const slice = await queries.list(officer, { view: 'late' }, now, now)
    const rows = await rowsOf(officer, slice.complaints, (one) => duesWithin(one, { after: start, until }))
    return { id: 'late', date: null, isTomorrow: false, rows, more: slice.older && '/meja?view=late' }
  }

  /** First what officers have to do, then whose reporter's time ends. */
  async function day(officer: Officer, { id, date, isTomorrow, ...span }: Day): Promise<AgendaSection> {
    const soonFrom = new Date(span.after.getTime() + 1)
    const [slice, waiting] = await Promise.all([
      queries.list(officer, { view: 'soon' }, soonFrom, span.until),
      queries.waiting(officer, span.after, span.until),
    ])
    const due = await rowsOf(officer, slice.complaints, (one) => duesWithin(one, span))
    const waits = await rowsOf(officer, waiting.slice(0, pageSize), waitEnd)
    const more = slice.older ? '/meja?view=soon' : waiting.length > pageSize ? '/meja?view=answered' : null
    return { id, date, isTomorrow, rows: [...due, ...waits], more }
  }

  return {
    /** What is late, what falls due today, and what until the end of the next working day of the regency. */
    async page(officer: Officer): Promise<AgendaPage> {
      const now = clock.now()
      const calendar = await sla.calendar()
      const today = localDate(calendar, now.getTime())
      const next = nextWorkingDate(calendar, today) ?? dayAfter(today)
      const endOf = (date: string) => new Date(startOfDate(calendar, dayAfter(date)))
      const isTomorrow = next === dayAfter(today)
      const sections = await Promise.all([
        late(officer, now, endOf(next)),
        day(officer, { id: 'today', date: today, isTomorrow: false, after: now, until: endOf(today) }),
        day(officer, { id: 'next', date: next, isTomorrow, after: endOf(today), until: endOf(next) }),
      ])
      return { today, sections }
    },

    /** The next deadlines of the officer's own units, of what the officer may open. */
    async entries(officer: Officer, wordsOf: (register: string, clock: string) => string): Promise<AgendaEntry[]> {
      const complaints = await queries.own(officer)
      return complaints.flatMap((complaint) => {
        const due = nextDue(complaint)
        if (!due?.dueAt || disclosure(officer, complaint) !== 'full') return []
        const { _id: code, register, version, history } = complaint
        const what = wordsOf(register ?? code, due.clock)
        const link = `${baseUrl}/meja/aduan/${code}`
        return [{ code, dueAt: due.dueAt, version, changedAt: history.at(-1)!.at, what, link }]
      })
    },
  }
}
