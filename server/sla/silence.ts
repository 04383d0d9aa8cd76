import { DateTime } from 'luxon'
import { lapseDays } from './history'

/** "Selesai otomatis dalam 10 hari" (SP4N-LAPOR!, confirmed as practised): calendar days, through the whole tenth day in Asia/Jakarta. */
export const silentDays = 10

/** The last local day on which the reporter may confirm or rebut an answer given at `answeredAt`. */
export const lastDayToRebut = (answeredAt: Date): Date =>
  DateTime.fromJSDate(answeredAt, { zone: 'Asia/Jakarta' }).plus({ days: silentDays }).startOf('day').toJSDate()

/** The first instant at which an answer that nobody confirmed or rebutted closes the complaint. */
export const closesBySilenceAt = (answeredAt: Date): Date =>
  DateTime.fromJSDate(lastDayToRebut(answeredAt), { zone: 'Asia/Jakarta' }).plus({ days: 1 }).toJSDate()

/** When a question that nobody replies to pauses no longer: the same local time thirty calendar days later (design §4). */
export const questionLapsesAt = (askedAt: Date): Date =>
  DateTime.fromJSDate(askedAt, { zone: 'Asia/Jakarta' }).plus({ days: lapseDays }).toJSDate()

/** The first instant at which a question that nobody replied to withdraws the complaint: through the whole day on which it lapses, as the reporter was told. */
export const withdrawsBySilenceAt = (askedAt: Date): Date =>
  DateTime.fromJSDate(questionLapsesAt(askedAt), { zone: 'Asia/Jakarta' }).startOf('day').plus({ days: 1 }).toJSDate()
