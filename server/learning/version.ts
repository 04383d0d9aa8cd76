import { jakartaOffset, localDate } from '../platform/localDate'

const dayMs = 86_400_000

/** The version of the week's training: the local date of its Monday, so that a week has one model, however often it is asked for. */
export function weekVersion(now: Date): string {
  const today = Date.parse(localDate(now))
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7
  return new Date(today - sinceMonday * dayMs).toISOString().slice(0, 10)
}

/** The version of a training that somebody asks for: local date and time to the minute, `2026-11-24.1435`. */
export const versionAt = (now: Date): string =>
  new Date(now.getTime() + jakartaOffset).toISOString().slice(0, 16).replace('T', '.').replace(':', '')
