import { fingerprint } from '../platform/fingerprint'
import type { CalendarRecord } from './calendar'

/** How an edition of a calendar is named, kept, and found again in what was judged by it: equal for equal hours, whatever is said about them. */
export const printOfCalendar = ({ _id, calendar }: Pick<CalendarRecord, '_id' | 'calendar'>): string =>
  `${_id}@${fingerprint(calendar)}`
