import type { Language } from './i18n'

const timeZone = 'Asia/Jakarta'
const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

type DateLike = Date | string | number

/**
 * Dates in words and numbers with the language's separators. Instants are shown as in Asia/Jakarta (WIB);
 * a plain date (`2026-11-27`) or month (`2026-11`) stands for itself.
 */
export function createFormats(lang: Language) {
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locales[lang], { timeZone, ...options })
    return (value: DateLike) => format.format(instant(value))
  }
  const time = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const number = (value: number, digits = 0) =>
    value.toLocaleString(locales[lang], { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return {
    /** Jumat, 27 November 2026 */
    date: dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    /** Jumat, 27 November */
    dayMonth: dates({ weekday: 'long', day: 'numeric', month: 'long' }),
    /** Jum, 27 Nov */
    shortDate: dates({ weekday: 'short', day: 'numeric', month: 'short' }),
    /** 27 Nov 2026 */
    tableDate: dates({ day: 'numeric', month: 'short', year: 'numeric' }),
    /** 20.14 */
    time,
    /** November 2026 */
    month: dates({ month: 'long', year: 'numeric' }),
    /** Nov */
    shortMonth: dates({ month: 'short' }),
    /** 27 */
    dayNumber: dates({ day: 'numeric' }),
    /** 2026-11-27T20:14:00.000Z, for the datetime attribute */
    machine: (value: DateLike) => instant(value).toISOString(),
    /** 1.234 or, with one digit, 87,4 */
    number,
    /** A share from 0 to 1 as 87,4 % */
    percent: (share: number, digits = 0) =>
      lang === 'id' ? `${number(share * 100, digits)}\u00a0%` : `${number(share * 100, digits)}%`,
    /** 412 KB, 1,4 MB */
    fileSize: (bytes: number) =>
      bytes < 1e6 ? `${number(Math.ceil(bytes / 1000))} KB` : `${number(bytes / 1e6, bytes % 1e6 ? 1 : 0)} MB`,
  }
}

// Noon, so that a plain date keeps its day in Jakarta.
function instant(value: DateLike): Date {
  if (typeof value !== 'string' || value.length > 10) return new Date(value)
  return new Date(`${value.length === 7 ? value + '-15' : value}T12:00:00+07:00`)
}
