import { isWorkingDate, type WorkingCalendar } from '../calendar/workingDays'
import type { CaseRow } from '../complaints/desk'
import type { Complaint } from '../complaints/complaint'
import type { OpenCase } from '../complaints/openCase'
import { disclosure } from '../complaints/permissions'
import { Refused } from '../errors'
import type { Figures, MeasureId } from '../indicators/indicator'
import { addDays, addMonths, datesOf, monthOf, type Window, windowOfMonth } from '../indicators/period'
import { type Sight, sightOf } from '../indicators/permissions'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { SlaService } from '../sla/service'
import type { Officer } from '../staff/officer'
import type { UnitService } from '../units/service'
import { calibration, gapOf, together } from './calibration'
import { likelyLate } from './lateCases'
import { type Histogram, paceOf } from './lateness'
import { type Month, sinceBeginning } from './load'
import { byLoad, type Drawn, isBusy, loadRow, stopMonths, trialsOf } from './outlook'
import type { ForecastPage, LateCases, LateRow, LoadRow } from './pages'

type Subject = { of: 'all' } | { of: 'unit'; id: string }
type Needs = {
  numbers: {
    monthly(
      subject: Subject,
      months: readonly string[],
      sight: Sight,
      ids: readonly MeasureId[],
    ): Promise<{ month: string; figures: Figures }[]>
    daysBy(kind: 'unit', clock: 'unit', window: Window, sight: Sight): Promise<ReadonlyMap<string, Histogram>>
  }
  cases: {
    atWork(officer: Officer, now: Date, until: Date, most: number): Promise<OpenCase[]>
    getMany(codes: string[]): Promise<Complaint[]>
    rows(officer: Officer, slice: { complaints: Complaint[] }): Promise<CaseRow[]>
  }
  units: Pick<UnitService, 'list'>
  sla: Pick<SlaService, 'rules' | 'workingDays' | 'closings'>
  /** Working days within which a unit has to answer, of each class that has such a limit. */
  limits: (now: Date) => Promise<number[]>
  clock: Clock
}
type Past = Pick<ForecastPage, 'month' | 'known' | 'units' | 'quiet' | 'bands' | 'gap'> & { own: Drawn }

const monthsBack = 30
const paceDays = 180
const horizonDays = 15
const mostLooked = 500
const pageSize = 25
const freshMs = 3_600_000

export type ForecastService = ReturnType<typeof createForecastService>

/** What is to come: next month's load, the cases likely to be late, and how well such forecasts did. Each officer sees the own units, supervisors all. */
export function createForecastService({ numbers, cases, units, sla, limits, clock }: Needs) {
  // Whole months change seldom: what follows from them is worked out once an hour for each sight.
  const kept = new Map<string, { at: number; past: Promise<Past> }>()

  async function monthsOf(
    subject: Subject,
    names: readonly string[],
    sight: Sight,
    workingDays: (month: string) => number,
  ): Promise<Month[]> {
    const found = await numbers.monthly(subject, names, sight, ['received'])
    return found.map(({ month, figures }) => ({
      month,
      received: figures.get('received')?.value ?? 0,
      workingDays: workingDays(month),
    }))
  }

  async function loads(officer: Officer, sight: Sight, today: string): Promise<{ own: Drawn; units: LoadRow[] }> {
    const current = monthOf(today)
    const next = addMonths(current, 1)
    const names = Array.from({ length: monthsBack }, (_, i) => addMonths(current, i - monthsBack))
    const { base, calendarFor } = await sla.rules()
    const days = workingDaysIn()
    const whole = sinceBeginning(await monthsOf({ of: 'all' }, names, sight, (month) => days(base.working, month)))
    const rowOf = async (unit: LoadRow['unit']) => {
      const { working } = calendarFor(unit?.id)
      const all = unit ? await monthsOf({ of: 'unit', id: unit.id }, names, sight, (month) => days(working, month)) : whole
      // A unit's months count from when the regency's do: one without complaints is a month without complaints.
      const ahead = (month: string) => ({ month, workingDays: days(working, month) })
      return loadRow(unit, all.slice(all.length - whole.length), { running: ahead(current), next: ahead(next) })
    }
    const shown = (await units.list())
      .filter(({ _id, kind, active }) => active && kind !== 'outside' && (sight.units === null || sight.units.includes(_id)))
      .map(({ _id: id, name, shortName }) => ({ id, name, shortName }))
    const rows = await Promise.all(shown.map(rowOf))
    const own =
      sight.units === null ? await rowOf(null) : (rows.find(({ unit }) => unit?.id === officer.unit) ?? (await rowOf(null)))
    return { own, units: rows.filter((row) => row !== own).sort(byLoad) }
  }

  async function workOut(officer: Officer, sight: Sight, now: Date): Promise<Past> {
    const today = localDate(now)
    const known = addMonths(monthOf(today), -1)
    const names = Array.from({ length: stopMonths }, (_, i) => addMonths(known, i - stopMonths + 1))
    const [{ own, units: others }, stops, targets] = await Promise.all([
      loads(officer, sight, today),
      Promise.all(names.map((month) => numbers.daysBy('unit', 'unit', windowOfMonth(month), sight))),
      limits(now),
    ])
    const bands = calibration(
      trialsOf(stops, (unit) => sight.units === null || sight.units.includes(unit)),
      targets,
    )
    return {
      month: addMonths(known, 2),
      known,
      own,
      units: others.filter(isBusy),
      quiet: others.filter((one) => !isBusy(one)),
      bands,
      gap: gapOf(bands),
    }
  }

  function pastOf(officer: Officer, sight: Sight, now: Date): Promise<Past> {
    const key = `${monthOf(localDate(now))} ${officer.unit} ${JSON.stringify(sight)}`
    const found = kept.get(key)
    if (found && Date.now() - found.at < freshMs) return found.past
    if (kept.size > 200) kept.clear()
    const past = workOut(officer, sight, now)
    kept.set(key, { at: Date.now(), past })
    past.catch(() => kept.delete(key))
    return past
  }

  async function lateCases(officer: Officer, sight: Sight, { now, page }: { now: Date; page: number }): Promise<LateCases> {
    const today = localDate(now)
    const until = (await sla.closings())(now, horizonDays)
    const [open, stops, workingDays] = await Promise.all([
      cases.atWork(officer, now, until, mostLooked + 1),
      numbers.daysBy('unit', 'unit', { from: addDays(today, -paceDays), to: addDays(today, -1) }, sight),
      sla.workingDays(),
    ])
    const looked = open.slice(0, mostLooked).filter((one) => disclosure(officer, one) !== 'none')
    const found = likelyLate(looked, {
      now,
      workingDays,
      pace: new Map([...stops].map(([unit, found]) => [unit, paceOf(found)])),
      regency: paceOf(together([...stops.values()])),
    })
    const pages = Math.max(1, Math.ceil(found.likely.length / pageSize))
    const current = Math.min(page, pages)
    const shown = found.likely.slice((current - 1) * pageSize, current * pageSize)
    const hrefOf = (to: number) => `/ringkasan/perkiraan?halaman=${to}#terlambat`
    return {
      rows: await rowsOf(officer, shown),
      total: found.likely.length,
      first: (current - 1) * pageSize + 1,
      looked: looked.length,
      more: open.length > mostLooked,
      unknown: found.unknown,
      expected: found.expected,
      newer: current > 1 ? hrefOf(current - 1) : null,
      older: current < pages ? hrefOf(current + 1) : null,
    }
  }

  async function rowsOf(officer: Officer, shown: ReturnType<typeof likelyLate>['likely']): Promise<LateRow[]> {
    const byCode = new Map((await cases.getMany(shown.map(({ code }) => code))).map((one) => [one._id, one]))
    const still = shown.filter(({ code }) => byCode.has(code) && disclosure(officer, byCode.get(code)!) !== 'none')
    const rows = await cases.rows(officer, { complaints: still.map(({ code }) => byCode.get(code)!) })
    return still.map(({ chance, dueAt, left }, i) => ({ row: rows[i]!, chance, dueAt, left }))
  }

  return {
    /** @throws Refused `forbidden` `indicatorsForbidden` for the administrator of the system */
    async page(officer: Officer, page: number): Promise<Past & { late: LateCases }> {
      const sight = sightOf(officer)
      if (!sight) throw new Refused('forbidden', 'indicatorsForbidden')
      const now = clock.now()
      const [past, late] = await Promise.all([pastOf(officer, sight, now), lateCases(officer, sight, { now, page })])
      return { ...past, late }
    },
  }
}

/** The working days of a month by a calendar, each counted once. */
function workingDaysIn(): (calendar: WorkingCalendar, month: string) => number {
  const known = new Map<WorkingCalendar, Map<string, number>>()
  return (calendar, month) => {
    const months = known.get(calendar) ?? new Map<string, number>()
    known.set(calendar, months)
    const found = months.get(month) ?? datesOf(windowOfMonth(month)).filter((date) => isWorkingDate(calendar, date)).length
    months.set(month, found)
    return found
  }
}
