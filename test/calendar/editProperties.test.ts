import fc from 'fast-check'
import type { CalendarRecord } from '../../server/calendar/calendar'
import { dateOfDay, dayOfDate } from '../../server/calendar/date'
import { differences } from '../../server/calendar/differences'
import { applyEdit, type Edit, yearWithoutWork } from '../../server/calendar/edit'
import type { TypedWeek } from '../../server/calendar/hours'
import { calendarOfPlan, planOf } from '../../server/calendar/plan'
import { compileCalendar } from '../../server/calendar/workingDays'
import { Refused } from '../../server/errors'
import { fingerprint } from '../../server/platform/fingerprint'
import { referenceCalendars } from '../../server/seed/referenceData'

const today = '2026-11-30'
const office = referenceCalendars()[0]!
const words = { name: 'Pilkades', source: 'SK Bupati 12/2026', note: '', confirmed: true }
const first = dayOfDate('2024-01-01')!
const pastOf = (date: string): number[] => Array.from({ length: dayOfDate(date)! - first }, (_, i) => first + i)

describe('for every edit', () => {
  const date = fc.integer({ min: -400, max: 500 }).map((days) => dateOfDay(dayOfDate(today)! + days))
  const minute = fc.integer({ min: 0, max: 24 * 60 })
  const time = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}.${String(at % 60).padStart(2, '0')}`
  const hours = fc
    .uniqueArray(minute, { minLength: 0, maxLength: 6 })
    .map((list) => list.sort((a, b) => a - b))
    .map((list) =>
      Array.from({ length: Math.floor(list.length / 2) }, (_, i) => `${time(list[2 * i]!)}–${time(list[2 * i + 1]!)}`).join(', '),
    )
  const typedWeek: fc.Arbitrary<TypedWeek> = fc.record({
    mon: hours,
    tue: hours,
    wed: hours,
    thu: hours,
    fri: hours,
    sat: hours,
    sun: hours,
  })
  const name = fc.constantFrom('Ramadan', 'Pilkades', 'Hari Jadi')
  const text = { name, source: fc.constant('SK'), note: fc.constantFrom('', 'catatan'), confirmed: fc.boolean(), hours }
  const kind = fc.constantFrom('holiday' as const, 'cutiBersama' as const, 'open' as const)
  const span = { from: date, to: date, name, source: fc.constant('SK'), week: typedWeek }
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ deed: fc.constant('addDay' as const), date, kind, ...text }),
    fc.record({
      deed: fc.constant('changeDay' as const),
      date: fc.constantFrom(...office.days.map((day) => day.date)),
      to: date,
      kind,
      ...text,
    }),
    fc.record({ deed: fc.constant('removeDay' as const), date: fc.constantFrom(...office.days.map((day) => day.date)) }),
    fc.record({ deed: fc.constant('setWeek' as const), from: date, source: fc.constant('SK'), week: typedWeek }),
    fc.record({ deed: fc.constant('addPeriod' as const), ...span }),
    fc.record({ deed: fc.constant('changePeriod' as const), period: fc.oneof(date, fc.constant('2026-02-19')), ...span }),
    fc.record({ deed: fc.constant('removePeriod' as const), period: date }),
  )
  /** A walk of edits on days of their own; what is refused changes nothing. */
  const walk = (
    edits: [Edit, number][],
    each: (before: CalendarRecord, after: CalendarRecord, today: string) => void,
  ): CalendarRecord => {
    let [record, now] = [office, '2026-06-01']
    for (const [one, days] of edits) {
      now = dateOfDay(dayOfDate(now)! + days)
      let next: CalendarRecord
      try {
        next = applyEdit(record, one, now)
      } catch (error) {
        if (error instanceof Refused) continue
        throw error
      }
      each(record, next, now)
      record = next
    }
    return record
  }
  const edits = fc.array(fc.tuple(edit, fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 8 })

  test('every past day keeps its hours', () => {
    fc.assert(
      fc.property(edits, (list) => {
        walk(list, (before, next, now) => {
          const [old, young] = [compileCalendar(before.calendar), compileCalendar(next.calendar)]
          const changed = pastOf(now).filter((day) => String(young.minutesOn(day)) !== String(old.minutesOn(day)))
          expect(changed.map(dateOfDay)).toEqual([])
        })
      }),
      { numRuns: 250 },
    )
  })

  test('what is judged by follows from what is said, and can be read', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const record = walk(list, (before, next) => expect(differences(before, next)).not.toEqual([]))
        compileCalendar(record.calendar)
        if (record !== office) expect(fingerprint(calendarOfPlan(planOf(record)))).toBe(fingerprint(record.calendar))
        expect(yearWithoutWork(record, '2026-06-01')).toBeNull()
      }),
      { numRuns: 250 },
    )
  })

  test('to take back what was added is to have the calendar as it was', () => {
    fc.assert(
      fc.property(date, kind, hours, (on, which, open) => {
        let added: CalendarRecord
        try {
          added = applyEdit(office, { deed: 'addDay', ...words, date: on, kind: which, hours: open }, today)
        } catch (error) {
          if (error instanceof Refused) return
          throw error
        }
        expect(applyEdit(added, { deed: 'removeDay', date: on }, today).calendar).toEqual(office.calendar)
      }),
      { numRuns: 250 },
    )
  })
})
