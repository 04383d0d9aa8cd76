const hourMs = 3_600_000

/** Asia/Jakarta has no daylight saving: WIB is UTC+7 all year. Milliseconds. */
export const jakartaOffset = 7 * hourMs

/** The date in Asia/Jakarta of an instant, `YYYY-MM-DD`. */
export const localDate = (instant: Date): string => new Date(instant.getTime() + jakartaOffset).toISOString().slice(0, 10)
