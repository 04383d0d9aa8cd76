import { Refused } from '../errors'
import { type CalendarRecord, type DayKind, weekdays } from './calendar'
import type { Edit } from './edit'
import { type TypedWeek, writeHours, writeWeek } from './hours'
import { planOf, shifted } from './plan'
import { importedDays } from './schemas'
import { weeksAround } from './year'

/** The deeds by the words of their addresses. */
export const deeds = {
  'tambah-hari': 'addDay',
  'ubah-hari': 'changeDay',
  'hapus-hari': 'removeDay',
  impor: 'addDays',
  jam: 'setWeek',
  'tambah-masa': 'addPeriod',
  'ubah-masa': 'changePeriod',
  'hapus-masa': 'removePeriod',
  nama: 'rename',
} as const satisfies Record<string, Edit['deed']>

export type DeedWord = keyof typeof deeds
export const isDeedWord = (word: string): word is DeedWord => Object.hasOwn(deeds, word)

/** The fields of a form, as typed; those of another deed are not there. */
export type Typed = Record<string, string>

const dayFields = ['date', 'kind', 'name', 'source', 'note', 'confirmed', 'hours']
const periodFields = ['from', 'to', 'name', 'source', ...weekdays]
const fieldsOfDeed: Record<Edit['deed'], string[]> = {
  addDay: dayFields,
  changeDay: [...dayFields, 'to'],
  removeDay: ['date'],
  addDays: ['source', 'days'],
  setWeek: ['from', 'source', ...weekdays],
  addPeriod: periodFields,
  changePeriod: ['period', ...periodFields],
  removePeriod: ['period'],
  rename: ['name'],
}

/** What a form of the deed has sent; what is missing is empty, what is too much is left out. */
export const typedFrom = (word: DeedWord, body: Record<string, unknown>): Typed =>
  Object.fromEntries(
    fieldsOfDeed[deeds[word]].map((name) => [name, typeof body[name] === 'string' ? body[name].replaceAll('\r\n', '\n') : '']),
  )

/** The edit that a form means. Throws Refused `invalid` `requestMalformed` for days that no page of ours has sent. */
export function editOf(word: DeedWord, typed: Typed): Edit {
  const { date = '', to = '', from = '', name = '', source = '', period = '' } = typed
  const week = Object.fromEntries(weekdays.map((weekday) => [weekday, typed[weekday] ?? ''])) as TypedWeek
  const day = {
    date,
    kind: typed.kind as DayKind,
    name,
    source,
    note: typed.note ?? '',
    confirmed: typed.confirmed === 'yes',
    hours: typed.hours ?? '',
  }
  switch (deeds[word]) {
    case 'addDay':
      return { deed: 'addDay', ...day }
    case 'changeDay':
      return { deed: 'changeDay', ...day, to }
    case 'removeDay':
      return { deed: 'removeDay', date }
    case 'addDays':
      return { deed: 'addDays', days: daysFrom(typed.days ?? '') }
    case 'setWeek':
      return { deed: 'setWeek', from, source, week }
    case 'addPeriod':
      return { deed: 'addPeriod', from, to, name, source, week }
    case 'changePeriod':
      return { deed: 'changePeriod', period, from, to, name, source, week }
    case 'removePeriod':
      return { deed: 'removePeriod', period }
    case 'rename':
      return { deed: 'rename', name }
  }
}

function daysFrom(text: string) {
  const read = importedDays.safeParse(text)
  if (!read.success) throw new Refused('invalid', 'icalMissing', { fields: { file: 'icalMissing' } })
  return read.data
}

/** The form as it opens: what stands there now, or a sensible beginning. `query` names the day or period. Throws Refused `missing` when it is not there. */
export function formOf(word: DeedWord, record: CalendarRecord, query: Typed, today: string): Typed {
  const { days, spans, weeks } = planOf(record)
  const empty = typedFrom(word, {})
  switch (deeds[word]) {
    case 'addDay':
      return { ...empty, date: query.date ?? '', kind: 'holiday', confirmed: 'yes' }
    case 'changeDay': {
      const day = days.find(({ date }) => date === query.date)
      if (!day) throw new Refused('missing', 'dayUnknown')
      const { date, kind, name, source, note = '', confirmed, hours } = day
      return { date, to: date, kind, name, source, note, confirmed: confirmed ? 'yes' : 'no', hours: writeHours(hours) }
    }
    case 'setWeek':
      return { ...empty, from: shifted(today, 1), ...writeWeek((weeksAround(record, today).next ?? weeks.at(-1)!).week) }
    case 'addPeriod':
      return { ...empty, ...writeWeek((spans.at(-1) ?? weeks.at(-1)!).week) }
    case 'changePeriod': {
      const span = spans.find(({ from }) => from === query.period)
      if (!span) throw new Refused('missing', 'periodUnknown')
      const { week, ...words } = span
      return { ...words, period: span.from, ...writeWeek(week) }
    }
    case 'rename':
      return { name: record.name }
    case 'addDays':
    case 'removeDay':
    case 'removePeriod':
      return { ...empty, date: query.date ?? '', period: query.period ?? '' }
  }
}
