import type { CalendarRecord } from '../calendar/calendar'
import { addWorkingDays } from './deadline'
import { nextOpen, sameTimeLater, type WorkingCalendar, workingDaysBetween } from '../calendar/workingDays'
import { fingerprint } from '../platform/fingerprint'
import { remember } from '../platform/remember'
import type { Unit } from '../units/unit'
import { type DueMove, staleClocks } from './change'
import type { ClockName } from './clock'
import { type Explained, explained } from './explanation'
import { type Extension, extendedDays, extensionsLeft } from './extension'
import { lapseDays } from './history'
import { judgeRun } from './judge'
import { dateOrNull, endedAs, isOpen, judgeCase, type Judgement, type Part, partsOf, type Subject } from './judgement'
import type { Policy } from './policy'
import { type Edition, editionOf, type Rules, rulesOf } from './rules'
import { type TimeLeft, timeLeft } from './timeLeft'

type Needs = {
  calendars: { calendars(): Promise<CalendarRecord[]>; edition(print: string): Promise<CalendarRecord | null> }
  policies: () => Promise<Policy[]>
  units: { list(): Promise<Unit[]> }
  baseId?: string
  freshMs?: number
}

export type SlaService = ReturnType<typeof createSlaService>

/**
 * Judges complaints: the clocks of a unit by the calendar of that unit, those of the case by the regency's, each by the policy that held on the day of
 * receipt. The only place outside the pure files of this folder that knows of deadlines. Rules are read from memory; an edit elsewhere is seen
 * within `freshMs`.
 */
export function createSlaService({ calendars, policies, units, baseId = 'serang-5', freshMs = 5_000 }: Needs) {
  const memory = remember(
    async () => {
      const [records, all, register] = await Promise.all([calendars.calendars(), policies(), units.list()])
      const sources = { calendars: records, policies: all, units: register, baseId }
      return { sources, rules: rulesOf(sources) }
    },
    {
      freshMs,
      printOf: ({ sources: { units: register, ...rest } }) =>
        fingerprint([rest, register.map(({ _id, parent, calendar }) => [_id, parent, calendar])]),
    },
  )
  const rules = async (): Promise<Rules> => (await memory.get()).rules
  const earlier = new Map<string, Promise<Edition | null>>()

  /** An edition that was judged by, also when another is in force by now; null when it was never kept. */
  function editionOfPrint(print: string): Promise<Edition | null> {
    const known = earlier.get(print)
    if (known) return known
    const read = calendars.edition(print).then((record) => record && editionOf(record))
    earlier.set(print, read)
    read.then(
      (found) => found ?? earlier.delete(print),
      () => earlier.delete(print),
    )
    return read
  }

  async function editionFor(part: Part, { clocks = [] }: Subject): Promise<Edition> {
    const stored = endedAs(part, clocks)
    return (stored && stored.calendar !== part.edition.print && (await editionOfPrint(stored.calendar))) || part.edition
  }

  return {
    /** Calendars and policies as they are in force, ready for judging. */
    rules,
    /** Sees at once what has been edited, here and in the database. */
    refresh: async (): Promise<Rules> => {
      memory.forget()
      return rules()
    },

    /** The rules as they were no longer than `freshMs` ago: what is written must not be written by those of an hour ago. */
    current: async (): Promise<Rules> => (await memory.within(freshMs)).rules,
    /** The rules with this record in place of the calendar of its id: a draft. */
    async rulesWith(draft: CalendarRecord): Promise<Rules> {
      const { sources } = await memory.get()
      return rulesOf({ ...sources, calendars: [...sources.calendars.filter(({ _id }) => _id !== draft._id), draft] })
    },

    /** The rules with these units, or the regency (null), working by another calendar: a draft. */
    async rulesWhere(calendarOf: ReadonlyMap<string | null, string>): Promise<Rules> {
      const { sources } = await memory.get()
      const register = sources.units.map((unit) => ({ ...unit, calendar: calendarOf.get(unit._id) ?? unit.calendar }))
      return rulesOf({ ...sources, units: register, baseId: calendarOf.get(null) ?? sources.baseId })
    },

    /** The parts of a case, each with the edition by which it stands: an ended clock with that of its time. */
    async partsAsJudged(subject: Subject, now: Date, by: Rules): Promise<Part[]> {
      const parts = partsOf(subject, by, now)
      return Promise.all(parts.map(async (part) => ({ ...part, edition: await editionFor(part, subject) })))
    },

    /** The clocks as they stand now, when the next open one falls due, and what time will do. */
    judgeCase: async (subject: Subject, now: Date, by?: Rules): Promise<Judgement> =>
      judgeCase(subject, by ?? (await rules()), now),

    /**
     * Which open clocks another edition of their calendar has moved since they were stored, both counted to now. Null when they were judged by the
     * editions in force; empty when the new edition moves nothing. Where the old edition was never kept, the stored due date is compared with.
     */
    async movesOf(subject: Subject, now: Date, by?: Rules): Promise<DueMove[] | null> {
      const { clocks = [] } = subject
      const loaded = by ?? (await rules())
      const stale = staleClocks(clocks, loaded)
      if (stale.length === 0) return null
      const parts = partsOf(subject, loaded, now).filter(({ run }) => isOpen(run))
      const moves: DueMove[] = []
      for (const { clock, unit, startedAt, calendar, dueAt } of stale) {
        const part = parts.find(({ run }) => run.clock === clock && run.unit === unit && run.startedAt === startedAt.getTime())
        if (!part) continue
        const before = await editionOfPrint(calendar)
        const from = before ? dueBy(part, before.working, now) : dueAt
        const to = dueBy(part, part.edition.working, now)
        if (from?.getTime() !== to?.getTime()) moves.push({ clock, ...(unit && { unit }), from, to, calendar: part.edition.id })
      }
      return moves
    },

    /** One clock day by day, and its target: the last of that name. Null when it is not judged. */
    async explain(subject: Subject, name: ClockName, now: Date): Promise<Explained | null> {
      const loaded = await rules()
      const part = partsOf(subject, loaded, now).findLast(({ run }) => run.clock === name)
      return part ? explained(part, await editionFor(part, subject), loaded.base, now) : null
    },

    /** The extensions of what the reporter is told that can still be given, fewest days first. */
    async extensionsLeft(subject: Subject, now: Date): Promise<Extension[]> {
      const loaded = await rules()
      const part = partsOf(subject, loaded, now).find(({ run }) => run.clock === 'resolution' && isOpen(run))
      if (!part) return []
      const calendar = part.edition.working
      return extensionsLeft({ ...part, calendar, dueAt: dueBy(part, calendar, now), extended: extendedDays(subject.events), now })
    },

    /** The targets in working days of the policy in force today for this class: what pages promise. */
    async promised(className: string, kind: string, now: Date): Promise<Partial<Record<ClockName, number>>> {
      const policy = (await rules()).policyFor({ kind, class: className, category: '', unit: null, receivedAt: now })
      return Object.fromEntries(
        Object.entries(policy?.targets ?? {}).flatMap(([clock, { days }]) => (days ? [[clock, days]] : [])),
      )
    },

    /** Counts working days from one instant to another by the calendar of a unit, else the regency's; never negative. */
    async workingDays(): Promise<(from: Date, to: Date, unit?: string) => number> {
      const { calendarFor } = await rules()
      return (from, to, unit) => workingDaysBetween(calendarFor(unit).working, from.getTime(), to.getTime())
    },

    /** What lies between two instants by the calendar of a unit, else the regency's. */
    async timeLeft(): Promise<(from: Date, to: Date, unit?: string) => TimeLeft> {
      const { calendarFor } = await rules()
      return (from, to, unit) => timeLeft(calendarFor(unit).working, from.getTime(), to.getTime())
    },

    /** The close of the N-th working day after an instant, by the regency's calendar. */
    async closings(): Promise<(after: Date, days: number) => Date> {
      const { base } = await rules()
      return (after, days) => dateOrNull(addWorkingDays(base.working, after.getTime(), days)) ?? after
    },

    /** Now, or when the regency's offices open next: officers are not written to at night about what time has brought. */
    async officeTime(now: Date): Promise<Date> {
      const { base } = await rules()
      return dateOrNull(nextOpen(base.working, now.getTime())) ?? now
    },

    /** The last instant at which a question asked then is still open (design §4: the same local time 30 calendar days later). */
    async lapsesAt(askedAt: Date): Promise<Date> {
      const { base } = await rules()
      return new Date(sameTimeLater(base.working, askedAt.getTime(), lapseDays))
    },

    /** The regency's calendar. */
    calendar: async (): Promise<WorkingCalendar> => (await rules()).base.working,
  }
}

const dueBy = ({ run, target }: Part, calendar: WorkingCalendar, now: Date): Date | null =>
  dateOrNull(judgeRun(run, calendar, target, now.getTime()).dueAt)
