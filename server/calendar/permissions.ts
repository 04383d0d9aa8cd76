import type { Officer } from '../staff/officer'

/** Every officer may read by which calendar time is counted. */
export const mayReadCalendars = (officer: Officer | null): boolean => officer !== null

/** The coordinator and the administrator keep the calendars. */
export const mayEditCalendars = (officer: Officer | null): boolean => officer?.role === 'coordinator' || officer?.role === 'admin'
