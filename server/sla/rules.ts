import type { Calendar, CalendarRecord } from '../calendar/calendar'
import { printOfCalendar } from '../calendar/print'
import { compileCalendar, localDate, type WorkingCalendar } from '../calendar/workingDays'
import type { Unit } from '../units/unit'
import { calendarOf } from '../units/unitTree'
import { type Policy, policyChooser, policyPrint } from './policy'

/** One edition of a calendar, ready for counting; `print` is `id@fingerprint` of the judged part. */
export type Edition = {
  id: string
  name: string
  print: string
  calendar: Calendar
  working: WorkingCalendar
  names: ReadonlyMap<string, string>
}

/** What a policy is chosen by, the instant of receipt in place of its date. */
export type Chooser = { kind: string; class: string; category: string; unit: string | null; receivedAt: Date }

/** Calendars and policies made ready for judging; never changed once made. */
export type Rules = {
  /** The calendar of the regency: the case clocks run by it, and people are told within its hours. */
  base: Edition
  /** The calendar by which a unit works: its own, or the nearest one above it, else the regency's. */
  calendarFor(unit?: string | null): Edition
  policyFor(chooser: Chooser): Policy | null
  printOf(policy: Policy): string
}

type Sources = {
  calendars: readonly CalendarRecord[]
  policies: readonly Policy[]
  units: readonly Pick<Unit, '_id' | 'parent' | 'calendar'>[]
  baseId: string
}

const mostChoices = 20_000

/** The edition of a calendar as the register keeps it. */
export function editionOf(record: CalendarRecord): Edition {
  return {
    id: record._id,
    name: record.name,
    print: printOfCalendar(record),
    calendar: record.calendar,
    working: compileCalendar(record.calendar),
    names: new Map(record.days.map(({ date, name }) => [date, name])),
  }
}

/** Makes calendars, policies and the units' choices ready. @throws Error when the regency's calendar is missing */
export function rulesOf({ calendars, policies, units, baseId }: Sources): Rules {
  const editions = new Map(calendars.map((record) => [record._id, editionOf(record)]))
  const base = editions.get(baseId)
  if (!base) throw new Error(`the calendar ${baseId} is not in the database: run "aduan seed"`)
  const byUnit = new Map<string, Edition>()
  const choices = new Map<string, Policy | null>()
  const prints = new Map(policies.map((policy) => [policy._id, policyPrint(policy)]))
  const choose = policyChooser(policies)

  function calendarFor(unit?: string | null): Edition {
    if (!unit) return base!
    const known = byUnit.get(unit)
    if (known) return known
    const found = editions.get(calendarOf(units, unit, baseId)) ?? base!
    byUnit.set(unit, found)
    return found
  }

  function policyFor({ receivedAt, ...chooser }: Chooser): Policy | null {
    const receivedOn = localDate(base!.working, receivedAt.getTime())
    const key = `${receivedOn}|${chooser.kind}|${chooser.class}|${chooser.category}|${chooser.unit ?? ''}`
    const known = choices.get(key)
    if (known !== undefined) return known
    if (choices.size >= mostChoices) choices.clear()
    const chosen = choose({ ...chooser, receivedOn })
    choices.set(key, chosen)
    return chosen
  }

  return { base, calendarFor, policyFor, printOf: ({ _id }) => prints.get(_id) ?? '' }
}
