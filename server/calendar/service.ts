import { Refused } from '../errors'
import type { Entry } from '../audit/entry'
import type { Clock } from '../platform/clock'
import { fingerprint } from '../platform/fingerprint'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import type { CalendarRecord, SpecialDay } from './calendar'
import { type Difference, differences } from './differences'
import { applyEdit, type Edit } from './edit'
import { newDays } from './editDays'
import { fromIcal } from './ical'
import type { Impact } from './impact'
import { mayEditCalendars, mayReadCalendars } from './permissions'
import type { CalendarStore } from './store'

type Audit = {
  record(entry: { by: string; as: string | null; deed: string; target: string; details: Record<string, unknown> }): Promise<void>
  of(target: string, limit?: number): Promise<Entry[]>
}
type Needs = {
  store: CalendarStore
  audit: Audit
  clock: Clock
  units: { list(): Promise<Unit[]>; calendarOf(id: string, otherwise: string): Promise<string> }
  /** Which open complaints a drafted calendar would give another date. */
  preview(draft: CalendarRecord, officer: Officer): Promise<Impact>
  /** Judges anew, in the background, what runs by a calendar whose hours have changed. */
  changed(calendar: string, by: string): Promise<void>
  baseId?: string
}

/** Which calendar is changed, and the version that the form was opened with. */
export type Upon = { id: string; base: number }
export type Draft = { before: CalendarRecord; after: CalendarRecord; differences: Difference[]; impact: Impact }
/** Units that work by a calendar: those that chose it, and those that have it from above. */
export type Users = { own: Unit[]; inherited: Unit[] }

const none: Impact = { examined: 0, complete: true, count: 0, byUnit: [], moved: [] }
const seed = { by: 'seed' }
const mostTold = 200
const targetOf = (id: string): string => `calendar:${id}`

export type CalendarService = ReturnType<typeof createCalendarService>

/** The calendars: read by every officer, changed by coordinator and administrator, each edition kept for as long as anything was judged by it. */
export function createCalendarService({ store, audit, clock, units, preview, changed, baseId = 'serang-5' }: Needs) {
  const today = (): string => localDate(clock.now())

  function reading(officer: Officer): void {
    if (!mayReadCalendars(officer)) throw new Refused('forbidden', 'calendarRead')
  }

  async function found(id: string): Promise<CalendarRecord> {
    const record = await store.get(id)
    if (!record) throw new Refused('missing', 'calendarUnknown')
    return record
  }

  /** The calendar as it was when the form was opened, for one who may change it. */
  async function editing(officer: Officer, { id, base }: Upon): Promise<CalendarRecord> {
    if (!mayEditCalendars(officer)) throw new Refused('forbidden', 'calendarEdit')
    const record = await found(id)
    if (record.version !== base) throw new Refused('conflict', 'calendarChanged')
    return record
  }

  async function usersOf(ids: readonly string[]): Promise<Map<string, Users>> {
    const users = new Map(ids.map((id) => [id, { own: [], inherited: [] } as Users]))
    for (const unit of await units.list()) {
      if (unit.kind === 'outside' || !unit.active) continue
      const by = users.get(await units.calendarOf(unit._id, baseId))
      if (by) (unit.calendar ? by.own : by.inherited).push(unit)
    }
    return users
  }

  return {
    mayEdit: mayEditCalendars,
    today,

    async list(officer: Officer): Promise<{ record: CalendarRecord; users: Users }[]> {
      reading(officer)
      const records = await store.calendars()
      const users = await usersOf(records.map(({ _id }) => _id))
      return records.map((record) => ({ record, users: users.get(record._id)! }))
    },

    async entry(officer: Officer, id: string): Promise<{ record: CalendarRecord; users: Users; history: Entry[] }> {
      reading(officer)
      const record = await found(id)
      const [users, history] = await Promise.all([usersOf([id]), audit.of(targetOf(id), 50)])
      return { record, users: users.get(id)!, history }
    },

    /** What an edit would bring about; nothing is written. Refuses as saving it would. */
    async draft(officer: Officer, upon: Upon, edit: Edit): Promise<Draft> {
      const before = await editing(officer, upon)
      const after = applyEdit(before, edit, today())
      return {
        before,
        after,
        differences: differences(before, after),
        impact: sameHours(before, after) ? none : await preview(after, officer),
      }
    },

    /** Saves an edit upon the version it was checked with. The edition before is kept, and what runs by the calendar is judged anew. */
    async save(officer: Officer, upon: Upon, edit: Edit): Promise<void> {
      const before = await editing(officer, upon)
      const now = clock.now()
      const after = { ...applyEdit(before, edit, localDate(now)), version: before.version + 1 }
      const why = 'source' in edit ? edit.source : undefined
      await store.keep(before, { ...seed, at: before.editedAt ?? now })
      if (!(await store.save(after, { version: before.version, at: now }))) throw new Refused('conflict', 'calendarChanged')
      await store.keep(after, { by: officer.id, at: now, why })
      const said = differences(before, after)
      const details = { version: after.version, changes: said.slice(0, mostTold), more: Math.max(0, said.length - mostTold) }
      await audit.record({ by: officer.id, as: officer.post, deed: 'editCalendar', target: targetOf(upon.id), details })
      if (!sameHours(before, after)) await changed(upon.id, officer.id)
    },

    /** The days of an iCalendar file beside those that are there. Throws Refused `invalid`: see `fromIcal`; `icalNothingNew`. */
    async readFile(officer: Officer, upon: Upon, file: { text: string; source: string }) {
      const record = await editing(officer, upon)
      const { days, skipped } = fromIcal(file.text, { source: file.source, today: today() })
      const read: Record<'added' | 'past' | 'there' | 'far', SpecialDay[]> = newDays(record, days, today())
      if (read.added.length === 0) throw new Refused('invalid', 'icalNothingNew', { fields: { file: 'icalNothingNew' } })
      return { ...read, skipped }
    },

    /** Keeps an edition of everything that is in force. */
    async ready(): Promise<void> {
      for (const record of await store.calendars()) await store.keep(record, { ...seed, at: record.editedAt ?? clock.now() })
    },
  }
}

const sameHours = (a: CalendarRecord, b: CalendarRecord): boolean => fingerprint(a.calendar) === fingerprint(b.calendar)
