import { randomUUID } from 'node:crypto'
import type { Calendar } from '../../server/calendar/calendar'
import type { MovedDue } from '../../server/calendar/impact'
import { createCalendarStore } from '../../server/calendar/store'
import type { Complaint } from '../../server/complaints/complaint'
import { settableClock } from '../../server/platform/clock'
import { aFiling, anOfficer, at } from '../support/aComplaint'
import { useServices } from '../support/services'

export const coordinator = anOfficer('coordinator', 'diskominfo')
const start = at('2026-11-23T09:00')

/** Complaints under calendars that are changed, on the product's own services; each test begins on Monday 23 November 2026, 09.00. */
export function useChangingCalendars() {
  const clock = settableClock(start)
  const { services, clear } = useServices(() => ({ clock }))
  const calendars = createCalendarStore()

  beforeEach(async () => {
    await clear()
    clock.set(start)
    await services().sla.refresh()
  })

  const read = async (code: string): Promise<Complaint> => (await services().store.get(code))!
  const later = (ms: number): void => clock.set(new Date(clock.now().getTime() + ms))
  const progress = async (calendar = 'serang-5') => (await services().rejudging.progress(calendar))!

  async function filed(unit?: string, filing = aFiling()): Promise<string> {
    const { complaint } = await services().file(filing, randomUUID())
    if (unit) await services().complaints.does(coordinator, complaint._id, 1, { deed: 'assign', unit })
    return complaint._id
  }

  async function edited(id: string, change: (calendar: Calendar) => Calendar) {
    const record = (await calendars.get(id))!
    return { ...record, calendar: change(record.calendar) }
  }

  async function saved(id: string, change: (calendar: Calendar) => Calendar): Promise<void> {
    const before = (await calendars.get(id))!
    await calendars.keep(before, { at: clock.now(), by: 'seed' })
    await calendars.save(await edited(id, change), { version: before.version, at: clock.now() })
    await services().rejudging.changed(id, 'admin')
  }

  async function work(rejudging = services().rejudging): Promise<void> {
    for (const id of await rejudging.unfinished()) while (await rejudging.goOn(id));
  }

  /** Both passes, the second ten seconds after the run began. */
  async function done(): Promise<void> {
    await work()
    later(10_000)
    await work()
  }

  async function everyMoved(id: string) {
    const all: MovedDue[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await services().impact.movedBy(id, coordinator, cursor)
      all.push(...page.rows)
      cursor = page.next
    }
    return all
  }

  return { services, clock, later, read, filed, edited, saved, work, done, progress, everyMoved }
}

export const closing =
  (...dates: string[]) =>
  (calendar: Calendar): Calendar => ({ ...calendar, closed: [...(calendar.closed ?? []), ...dates] })
