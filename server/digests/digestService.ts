import { isWorkingDate } from '../calendar/workingDays'
import type { AgendaPage } from '../complaints/agenda'
import { countedUpTo } from '../complaints/desk'
import { listHref, overviewHref } from '../indicators/links'
import type { Figures, MeasureId } from '../indicators/indicator'
import type { Numbers } from '../indicators/numbersService'
import { sightOf } from '../indicators/permissions'
import type { MailingWriter, NewMailing } from '../notifications/mailing'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { SlaService } from '../sla/service'
import type { Officer, Role } from '../staff/officer'
import type { StaffService } from '../staff/service'
import type { UnitService } from '../units/service'
import { dailySections } from './daily'
import type { DailyMail, WeeklyMail } from './mails'
import type { Preference } from './preference'
import { isMorning, lastWeek, mondayOf } from './schedule'
import { belowTarget, biggestChanges, fourWeeks, judgedUnits, measured, shareOf } from './weekly'

type Needs = {
  numbers: Pick<Numbers, 'of' | 'by'>
  agenda: { page(officer: Officer): Promise<AgendaPage> }
  /** Cases whose reporter was asked something, counted up to `countedUpTo` and one. */
  waiting: (officer: Officer, now: Date) => Promise<number>
  target: (date: string) => Promise<number | null>
  /** Improvement actions overdue on a date, of those that this officer sees; null where nobody counts them. */
  overdueImprovements: (officer: Officer, date: string) => Promise<number | null>
  store: { preference(officer: string): Promise<Preference> }
  staff: Pick<StaffService, 'unitsWith' | 'holdersOf' | 'officerById'>
  units: Pick<UnitService, 'list'>
  sla: Pick<SlaService, 'rules'>
  mailings: { queue(wanted: NewMailing[]): Promise<void> }
  clock: Clock
  baseUrl: string
}

const weekIds: readonly MeasureId[] = ['received', 'answers', 'closings', 'onTime.resolution']

/** The week to supervisors, the day to heads: queued in the morning of a working day, once each, written when they go out. */
export function createDigestService(needs: Needs) {
  const { numbers, agenda, waiting, target, overdueImprovements, store, staff, units, sla, mailings, clock, baseUrl } = needs
  const settings = `${baseUrl}/pantauan`

  /** Who acts in a post of this role today; who holds two is in the one that acts. */
  async function officersIn(role: Role, today: string): Promise<Officer[]> {
    const posts = await staff.unitsWith(role)
    const held = (await Promise.all(posts.map((unit) => staff.holdersOf(unit, role, today)))).flat()
    const officers = await Promise.all([...new Set(held.map(({ id }) => id))].map((id) => staff.officerById(id)))
    return officers.filter((one): one is Officer => one?.role === role)
  }

  /** On the first working day of the week; for who was not told then, be it that we slept, on another one. */
  async function weeklies(today: string): Promise<NewMailing[]> {
    const { base } = await sla.rules()
    if (!isWorkingDate(base.working, today)) return []
    const week = mondayOf(today)
    return (await officersIn('supervisor', today)).map(({ id, unit }) => ({
      template: 'weekly',
      key: week,
      officer: id,
      unit,
      about: { week },
    }))
  }

  async function dailies(today: string): Promise<NewMailing[]> {
    const { calendarFor } = await sla.rules()
    return (await officersIn('head', today))
      .filter(({ unit }) => isWorkingDate(calendarFor(unit).working, today))
      .map(({ id, unit }) => ({ template: 'daily', key: today, officer: id, unit, about: { date: today } }))
  }

  const nameOf = async (): Promise<(id: string) => string> => {
    const names = new Map((await units.list()).map(({ _id, shortName }) => [_id, shortName]))
    return (id) => names.get(id) ?? id
  }

  const writeWeekly: MailingWriter = async ({ officer, about, now }): Promise<WeeklyMail | null> => {
    const sight = sightOf(officer)
    const today = localDate(now)
    // A week that is over is no news any more.
    if (!sight || officer.role !== 'supervisor' || about.week !== mondayOf(today) || !(await store.preference(officer.id)).weekly)
      return null
    const week = lastWeek(today)
    const four = fourWeeks(week)
    const inWindow = (window: typeof week): Promise<Map<string, Figures>> => numbers.by('unit', window, sight, [measured])
    const [figures, stock, now4, before4, aim, name, improvements] = await Promise.all([
      numbers.of({ of: 'all' }, week, sight, weekIds),
      numbers.of({ of: 'all' }, { from: today, to: today }, sight, ['overdue']),
      inWindow(four.now),
      inWindow(four.before),
      target(today),
      nameOf(),
      overdueImprovements(officer, today),
    ])
    const count = (id: MeasureId) => figures.get(id)?.value ?? 0
    const named = <T extends { unit: string }>(rows: T[]): T[] => rows.map((row) => ({ ...row, unit: name(row.unit) }))
    return {
      ...week,
      received: count('received'),
      answered: count('answers'),
      closed: count('closings'),
      onTime: shareOf(figures.get('onTime.resolution')),
      overdue: stock.get('overdue')?.value ?? 0,
      overdueLink: baseUrl + listHref({ indicator: 'overdue', window: { from: today, to: today } }),
      target: aim,
      judged: judgedUnits(now4),
      below: aim === null ? [] : named(belowTarget(now4, aim)),
      changes: named(biggestChanges(now4, before4)),
      improvements,
      improvementsLink: `${baseUrl}/perbaikan`,
      link: baseUrl + overviewHref(week),
      settings,
    }
  }

  const writeDaily: MailingWriter = async ({ officer, about, now }): Promise<DailyMail | null> => {
    const today = localDate(now)
    if (officer.role !== 'head' || about.date !== today || !(await store.preference(officer.id)).daily) return null
    const sections = dailySections(await agenda.page(officer))
    // Who waits for a reporter has nothing to do: that alone is no news.
    if (sections.length === 0) return null
    const waits = await waiting(officer, now)
    return {
      date: today,
      unit: (await nameOf())(officer.unit),
      sections,
      waiting: Math.min(waits, countedUpTo),
      waitingMore: waits > countedUpTo,
      link: `${baseUrl}/meja/agenda`,
      settings,
    }
  }

  let queuedOn = ''

  return {
    /** Queues what this morning is due, once however often it is asked; a process that has done so today does not look again. */
    async queueDue(): Promise<void> {
      const now = clock.now()
      const today = localDate(now)
      if (queuedOn === today || !isMorning(today, now)) return
      await mailings.queue([...(await weeklies(today)), ...(await dailies(today))])
      queuedOn = today
    },
    writeWeekly,
    writeDaily,
  }
}
