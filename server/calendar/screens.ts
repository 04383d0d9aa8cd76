import type { Entry } from '../audit/entry'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import type { CalendarRecord } from './calendar'
import type { Difference } from './differences'
import { type DeedWord, formOf, type Typed } from './forms'
import { weekLines, writeHours } from './hours'
import type { MovedDue, MovedPage, Rejudging } from './impact'
import type {
  CalendarCheckPage,
  CalendarEditPage,
  CalendarListPage,
  CalendarPage,
  HistoryRow,
  MovedDuesPage,
  MovedRow,
} from './pages'
import { planOf } from './plan'
import type { CalendarService, Draft } from './service'
import { missingYear, weeksAround, yearOf, yearsOf } from './year'

type Needs = {
  calendars: CalendarService
  units: { list(): Promise<Unit[]> }
  staff: { namesOf(ids: string[]): Promise<Record<string, string>> }
  progress(calendar: string): Promise<Rejudging | null>
  movedBy(rejudging: string, officer: Officer, cursor?: string): Promise<MovedPage>
}

const optionOf = ({ _id, name }: Unit) => ({ id: _id, name })

export type CalendarScreens = ReturnType<typeof createCalendarScreens>

/** The pages of the calendars, as their templates want them. */
export function createCalendarScreens({ calendars, units, staff, progress, movedBy }: Needs) {
  async function historyOf(entries: readonly Entry[]): Promise<HistoryRow[]> {
    const names = await staff.namesOf([...new Set(entries.map(({ by }) => by))])
    return entries.map(({ at, by, details }) => ({
      at,
      who: names[by] ?? by,
      changes: (details.changes ?? []) as Difference[],
      more: Number(details.more ?? 0),
    }))
  }

  async function namedRows(rows: readonly MovedDue[]): Promise<MovedRow[]> {
    const names = new Map((await units.list()).map(({ _id, shortName }) => [_id, shortName]))
    return rows.map((row) => ({ ...row, unit: row.unit && (names.get(row.unit) ?? row.unit) }))
  }

  return {
    async list(officer: Officer): Promise<CalendarListPage> {
      const today = calendars.today()
      const rows = (await calendars.list(officer)).map(({ record, users }) => ({
        id: record._id,
        name: record.name,
        lines: weekLines(weeksAround(record, today).now.week),
        own: users.own.map(({ shortName }) => shortName),
        inherited: users.inherited.length,
        missing: missingYear(record, today),
      }))
      return { rows, mayEdit: calendars.mayEdit(officer) }
    },

    /** One calendar in the year asked for, else this one. */
    async calendar(
      officer: Officer,
      id: string,
      { year: asked, done = false }: { year: number; done?: boolean },
    ): Promise<CalendarPage> {
      const today = calendars.today()
      const { record, users, history } = await calendars.entry(officer, id)
      const years = yearsOf(record, today)
      const year = years.includes(asked) ? asked : Number(today.slice(0, 4))
      const rejudging = await progress(id)
      const { now, next } = weeksAround(record, today)
      return {
        id,
        title: record.name,
        today,
        years,
        ...yearOf(record, year),
        missing: missingYear(record, today),
        ...saidOf(record, year, today),
        week: { lines: weekLines(now.week), from: now.from, source: now.source },
        nextWeek: next && { lines: weekLines(next.week), from: next.from!, source: next.source },
        own: users.own.map(optionOf),
        inherited: users.inherited.map(optionOf),
        history: await historyOf(history),
        rejudging,
        running: rejudging !== null && rejudging.finishedAt === null,
        mayEdit: calendars.mayEdit(officer),
        done,
      }
    },

    /** The form of a deed: as it opens (`query` names the day or period), or with what was typed. */
    async edit(
      officer: Officer,
      { id, word, query }: { id: string; word: DeedWord; query: Typed },
      returned: Partial<Pick<CalendarEditPage, 'values' | 'base' | 'errors' | 'details' | 'overtaken'>> = {},
    ): Promise<CalendarEditPage> {
      const { record } = await calendars.entry(officer, id)
      const today = calendars.today()
      const values = returned.values ?? formOf(word, record, query, today)
      const standing = word === 'ubah-masa' ? values.period : word === 'ubah-hari' ? values.date : undefined
      return {
        id,
        calendar: record.name,
        word,
        base: record.version,
        today,
        fixed: standing !== undefined && standing < today,
        overtaken: false,
        errors: {},
        details: {},
        ...returned,
        values,
      }
    },

    async check(
      { id, word, typed }: { id: string; word: DeedWord; typed: Typed },
      { before, differences, impact }: Draft,
      { left = null, overtaken = false }: Partial<Pick<CalendarCheckPage, 'left' | 'overtaken'>> = {},
    ): Promise<CalendarCheckPage> {
      const names = new Map((await units.list()).map(({ _id, name }) => [_id, name]))
      const { examined, complete, count, byUnit } = impact
      return {
        id,
        calendar: before.name,
        word,
        base: before.version,
        fields: Object.entries(typed).map(([name, value]) => ({ name, value })),
        changes: differences,
        left,
        examined,
        complete,
        count,
        byUnit: byUnit.map((one) => ({ unit: one.unit && (names.get(one.unit) ?? one.unit), count: one.count })),
        moved: await namedRows(impact.moved),
        overtaken,
      }
    },

    /** What a counting anew has moved, as far as the officer may know. */
    async moved(officer: Officer, { id, run, cursor }: { id: string; run: string; cursor: string }): Promise<MovedDuesPage> {
      const { record } = await calendars.entry(officer, id)
      const { rows, next } = await movedBy(run, officer, cursor)
      return { id, calendar: record.name, run, first: cursor === '', rows: await namedRows(rows), next }
    },
  }
}

/** The days and periods that a year has. */
function saidOf(record: CalendarRecord, year: number, today: string): Pick<CalendarPage, 'days' | 'spans'> {
  const { days, spans } = planOf(record)
  const of = String(year)
  return {
    days: days
      .filter(({ date }) => date.startsWith(of))
      .map(({ hours, note = '', ...day }) => ({ ...day, note, hours: writeHours(hours), past: day.date < today })),
    spans: spans
      .filter(({ from, to }) => from.slice(0, 4) <= of && to.slice(0, 4) >= of)
      .map(({ week, ...span }) => ({ ...span, lines: weekLines(week), past: span.to < today, begun: span.from < today })),
  }
}
