import { DateTime } from 'luxon'

/** "Selesai otomatis dalam 10 hari" (SP4N-LAPOR!, confirmed as practised): calendar days, through the whole tenth day in Asia/Jakarta. */
export const silentDays = 10

/** The last local day on which the reporter may confirm or rebut an answer given at `answeredAt`. */
export const lastDayToRebut = (answeredAt: Date): Date =>
  DateTime.fromJSDate(answeredAt, { zone: 'Asia/Jakarta' }).plus({ days: silentDays }).startOf('day').toJSDate()

/** The first instant at which an answer that nobody confirmed or rebutted closes the complaint. */
export const closesBySilenceAt = (answeredAt: Date): Date =>
  DateTime.fromJSDate(lastDayToRebut(answeredAt), { zone: 'Asia/Jakarta' }).plus({ days: 1 }).toJSDate()
