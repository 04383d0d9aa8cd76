import type { CalendarRecord } from '../calendar/calendar'
import { addWorkingDays } from '../calendar/deadline'
import { compileCalendar, sameTimeLater, type WorkingCalendar, workingDaysBetween } from '../calendar/workingDays'
import { remember } from '../platform/remember'
import type { Clock, ClockName, JudgedClock, JudgedEvent, Targets } from './clock'
import { fingerprint } from '../platform/fingerprint'
import { tell } from './history'
import { judgeRun, judgeRuns, warningAt } from './judge'
import { choosePolicy, type Policy } from './policy'
import type { Run } from './run'
import type { SlaStore } from './store'
import { strip, type StripDay } from './strip'

/** What a policy is chosen by, and the history to judge. */
export type Subject = {
  kind: string
  class: string
  category: string
  unit: string | null
  receivedAt: Date
  events: readonly { at: Date; type: string; unit?: string }[]
}

export type Warning = { clock: ClockName; startedAt: Date; at: Date }
export type Judgement = { clocks: JudgedClock[]; dueAt: Date | null; policy: string; calendar: string; warnings: Warning[] }

type Rules = {
  calendar: WorkingCalendar
  record: CalendarRecord
  calendarPrint: string
  policies: Policy[]
  policyPrints: Map<string, string>
}
export type SlaService = ReturnType<typeof createSlaService>

const dateOrNull = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))
const dated = (clock: Clock, open: boolean): JudgedClock => ({
  ...clock,
  startedAt: new Date(clock.startedAt),
  dueAt: dateOrNull(clock.dueAt),
  stoppedAt: dateOrNull(clock.stoppedAt),
  verdictAt: dateOrNull(clock.verdictAt),
  open,
})

/**
 * Judges complaints by the calendar of the regency and the policy that held on the day of receipt. The only place outside the pure files
 * of this folder that knows of deadlines. Rules are read from memory; an edit elsewhere is seen within `freshMs`.
 */
export function createSlaService({
  store,
  calendarId = 'serang-5',
  freshMs = 5_000,
}: {
  store: SlaStore
  calendarId?: string
  freshMs?: number
}) {
  const { get: rules } = remember(() => readRules(store, calendarId), {
    freshMs,
    printOf: ({ record, policies }) => fingerprint([record, policies]),
  })

  function policyFor(
    { policies, calendar }: Rules,
    { kind, class: className, category, unit, receivedAt }: Subject,
  ): Policy | null {
    return choosePolicy(policies, { kind, class: className, category, unit, receivedOn: localDateOf(calendar, receivedAt) })
  }

  const told = (subject: Subject, calendar: WorkingCalendar, now: Date) => tell(eventsOf(subject), calendar, now.getTime())

  return {
    /** The clocks as they stand now, when the next open one falls due, when its unit is to be warned, and by which rules. */
    async judgeCase(subject: Subject, now: Date): Promise<Judgement> {
      const loaded = await rules()
      const { calendar } = loaded
      const policy = policyFor(loaded, subject)
      const targets: Targets = policy?.targets ?? {}
      const runs = told(subject, calendar, now).runs.filter((run) => targets[run.clock])
      const clocks = judgeRuns(runs, calendar, targets, now.getTime()).map((clock, i) => dated(clock, isOpen(runs[i]!)))
      return {
        clocks,
        dueAt: clocks
          .filter(({ open, dueAt }) => open && dueAt)
          .reduce<Date | null>((first, { dueAt }) => (first && first <= dueAt! ? first : dueAt), null),
        policy: policy ? loaded.policyPrints.get(policy._id)! : '',
        calendar: loaded.calendarPrint,
        warnings: policy ? runs.filter(isOpen).flatMap((run) => warningsOf(run, calendar, policy, now)) : [],
      }
    },

    /** One clock day by day, and its target: the last of that name. Null when it is not judged. */
    async explain(
      subject: Subject,
      name: ClockName,
      now: Date,
    ): Promise<{ days: StripDay[]; target: number | null; firstDueAt: Date | null } | null> {
      const loaded = await rules()
      const target = policyFor(loaded, subject)?.targets[name]
      const run = told(subject, loaded.calendar, now).runs.findLast(({ clock }) => clock === name)
      if (!target || !run) return null
      const names = new Map(loaded.record.days.map(({ date, name: word }) => [date, word]))
      return {
        days: strip({ run, calendar: loaded.calendar, target, asOf: now.getTime(), names }),
        target: target.days ?? null,
        firstDueAt: dateOrNull(judgeRun({ ...run, pauses: [] }, loaded.calendar, target, now.getTime()).dueAt),
      }
    },

    /** The targets in working days of the policy in force today for this class: what pages promise. */
    async promised(className: string, kind: string, now: Date): Promise<Partial<Record<ClockName, number>>> {
      const policy = policyFor(await rules(), { kind, class: className, category: '', unit: null, receivedAt: now, events: [] })
      return Object.fromEntries(
        Object.entries(policy?.targets ?? {}).flatMap(([clock, { days }]) => (days ? [[clock, days]] : [])),
      )
    },

    /** Counts working days from one instant to another, never negative. */
    async workingDays(): Promise<(from: Date, to: Date) => number> {
      const { calendar } = await rules()
      return (from, to) => workingDaysBetween(calendar, from.getTime(), to.getTime())
    },

    /** The close of the N-th working day after now. */
    async closingAfter(now: Date, days: number): Promise<Date> {
      const { calendar } = await rules()
      return dateOrNull(addWorkingDays(calendar, now.getTime(), days)) ?? now
    },

    /** The last instant at which a question asked then is still open (design §4: the same local time 30 calendar days later). */
    async lapsesAt(askedAt: Date): Promise<Date> {
      const { calendar } = await rules()
      return new Date(sameTimeLater(calendar, askedAt.getTime(), 30))
    },

    calendar: async (): Promise<WorkingCalendar> => (await rules()).calendar,
  }
}

const isOpen = (run: Run): boolean => run.stoppedAt === null && run.voidedAt === null
const eventsOf = ({ events }: Subject): JudgedEvent[] => events.map(({ at, type, unit }) => ({ at: at.getTime(), type, unit }))

function warningsOf(run: Run, calendar: WorkingCalendar, policy: Policy, now: Date): Warning[] {
  const target = policy.targets[run.clock]!
  return policy.warnings
    .filter(({ clock }) => clock === run.clock)
    .flatMap(({ share }) => {
      const at = warningAt(run, calendar, target, share, now.getTime())
      return at === null ? [] : [{ clock: run.clock, startedAt: new Date(run.startedAt), at: new Date(at) }]
    })
}

function localDateOf({ zone }: WorkingCalendar, instant: Date): string {
  return new Date(instant.getTime() + zone.offsetAt(instant.getTime())).toISOString().slice(0, 10)
}

async function readRules(store: SlaStore, calendarId: string): Promise<Rules> {
  const [records, policies] = await Promise.all([store.calendars(), store.policies()])
  const record = records.find(({ _id }) => _id === calendarId)
  if (!record) throw new Error(`the calendar ${calendarId} is not in the database: run "aduan seed"`)
  return {
    calendar: compileCalendar(record.calendar),
    record,
    calendarPrint: `${calendarId}@${fingerprint(record.calendar)}`,
    policies,
    policyPrints: new Map(
      policies.map((policy) => [policy._id, `${policy._id}@${fingerprint({ ...policy, name: null, source: null })}`]),
    ),
  }
}
