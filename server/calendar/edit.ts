import { fingerprint } from '../platform/fingerprint'
import type { CalendarRecord, SpecialDay } from './calendar'
import { dayNumber, dayOfDate } from './date'
import { addDay, addDays, type ChangedDay, changeDay, type NewDay, removeDay } from './editDays'
import { addPeriod, changePeriod, type PeriodFields, removePeriod, setWeek } from './editHours'
import type { TypedWeek } from './hours'
import { planOf } from './plan'
import { insist, tooLong } from './refusal'
import { compileCalendar } from './workingDays'

/** What a person wants to be different in a calendar, as typed. */
export type Edit =
  | ({ deed: 'addDay' } & NewDay)
  | ({ deed: 'changeDay' } & ChangedDay)
  | { deed: 'removeDay'; date: string }
  | { deed: 'addDays'; days: SpecialDay[] }
  | { deed: 'setWeek'; from: string; source: string; week: TypedWeek }
  | ({ deed: 'addPeriod' } & PeriodFields)
  | ({ deed: 'changePeriod'; period: string } & PeriodFields)
  | { deed: 'removePeriod'; period: string }
  | { deed: 'rename'; name: string }

const yearsAhead = 2
/** Where it is said what is wrong with an edit as a whole. */
const leadingField: Record<Edit['deed'], string> = {
  addDay: 'date',
  changeDay: 'to',
  removeDay: 'date',
  addDays: 'file',
  setWeek: 'mon',
  addPeriod: 'to',
  changePeriod: 'to',
  removePeriod: 'period',
  rename: 'name',
}

/**
 * The calendar after an edit; what lies before `today` (a date in Asia/Jakarta) stays as it was. Throws Refused `invalid` with the code at each
 * field at fault, `nothingChanged` when the edit changes nothing, `calendarNeverOpen` when it leaves this year or one of the next two without a
 * working day; Refused `missing` for a day or period that is not there.
 */
export function applyEdit(record: CalendarRecord, edit: Edit, today: string): CalendarRecord {
  const after = edited(record, edit, today)
  const field = leadingField[edit.deed]
  if (fingerprint(wordsOf(after)) === fingerprint(wordsOf(record))) insist({ [field]: 'nothingChanged' })
  const year = yearWithoutWork(after, today)
  if (year !== null) insist({ [field]: 'calendarNeverOpen' }, { year })
  return after
}

function edited(record: CalendarRecord, edit: Edit, today: string): CalendarRecord {
  switch (edit.deed) {
    case 'addDay':
      return addDay(record, edit, today)
    case 'changeDay':
      return changeDay(record, edit, today)
    case 'removeDay':
      return removeDay(record, edit, today)
    case 'addDays':
      return addDays(record, edit.days, today)
    case 'setWeek':
      return setWeek(record, edit, today)
    case 'addPeriod':
      return addPeriod(record, edit, today)
    case 'changePeriod':
      return changePeriod(record, edit, today)
    case 'removePeriod':
      return removePeriod(record, edit, today)
    case 'rename':
      return rename(record, edit.name)
  }
}

/** The calendar under another name. Throws Refused `invalid` when the name is missing or too long. */
function rename(record: CalendarRecord, typed: string): CalendarRecord {
  const name = typed.trim()
  insist({ name: name === '' ? 'calendarNameMissing' : tooLong(name, 80) })
  return { ...record, name }
}

const wordsOf = (record: CalendarRecord) => [record.name, planOf(record)]

/** The first of this year and the next two in which the calendar has no working day, or null. */
export function yearWithoutWork({ calendar }: CalendarRecord, today: string): number | null {
  const working = compileCalendar(calendar)
  const first = Number(today.slice(0, 4))
  for (let year = first; year <= first + yearsAhead; year++) {
    const day = dayOfDate(`${year}-01-01`)!
    const next = dayNumber(year + 1, 1, 1)
    let open = day
    while (open < next && working.minutesOn(open).length === 0) open++
    if (open === next) return year
  }
  return null
}
