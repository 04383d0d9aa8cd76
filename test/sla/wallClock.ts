/** A calendar as design.md §3 writes it. */
export type WallCalendar = {
  timeZone: string
  week: Week
  periods?: { from: string; to: string; week: Week }[]
  closed?: string[]
  open?: { date: string; hours: [string, string][] }[]
}
type Week = Partial<Record<string, [string, string][]>>

// As in walk.ts: jest's sandbox is slow to find a global.
const { floor } = Math
const minute = 60_000
const day = 24 * 60 * minute

/** What the wall clock and the calendar say of each minute: whether it is working time, and whether a working day closes with it. */
export function wallClock(calendar: WallCalendar) {
  const shown = localTime(calendar.timeZone)
  const hours = new Map<number, number[][]>()
  const dateOf = (t: number) => floor(shown(t) / day)

  const isWorking = (t: number): boolean => {
    const date = dateOf(t)
    if (!hours.has(date)) hours.set(date, hoursOf(calendar, date))
    const now = shown(t) - date * day
    return hours.get(date)!.some(([from, to]) => from! <= now && now < to!)
  }
  // The last working minute of its date ends here.
  const closesAt = (t: number): boolean => {
    if (t % minute !== 0 || !isWorking(t - minute)) return false
    const date = dateOf(t - minute)
    for (let later = t; later < t + 26 * 60 * minute; later += minute)
      if (dateOf(later) === date && isWorking(later)) return false
    return true
  }
  // The first minute that shows the wanted time; where the clock was put forward over it, as much later.
  const sameTimeLater = (at: number, days: number): number => {
    const wanted = shown(at) + days * day
    for (let t = at + (days - 1) * day; ; t += minute) {
      if (shown(t) === wanted) return t
      if (shown(t) > wanted) return t - minute + (wanted - shown(t - minute))
    }
  }
  return { isWorking, closesAt, sameTimeLater }
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The hours of a date, as times of its day. */
function hoursOf(calendar: WallCalendar, dayNumber: number): number[][] {
  const date = new Date(dayNumber * day).toISOString().slice(0, 10)
  const open = calendar.open?.find((one) => one.date === date)
  const period = calendar.periods?.find(({ from, to }) => from <= date && date <= to)
  const usual = (period ?? calendar).week[weekdays[new Date(dayNumber * day).getUTCDay()]!] ?? []
  const hours = open ? open.hours : calendar.closed?.includes(date) ? [] : usual
  const timeOf = (text: string) => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * minute
  return hours.map(([from, to]) => [timeOf(from), timeOf(to)])
}

const quarter = 15 * minute
const zones = new Map<string, Map<number, number>>()

/** The local time of an instant as if it were UTC, as the platform tells it. Clocks are put forward and back at a quarter of an hour, never between. */
function localTime(timeZone: string): (t: number) => number {
  const ahead = zones.get(timeZone) ?? new Map<number, number>()
  zones.set(timeZone, ahead)
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const aheadAt = (at: number): number => {
    if (!ahead.has(at)) ahead.set(at, Date.parse(format.format(at).replace(' ', 'T') + 'Z') - at)
    return ahead.get(at)!
  }
  let [from, last] = [NaN, 0]
  return (t) => {
    const at = floor(t / quarter) * quarter
    if (at !== from) [from, last] = [at, aheadAt(at)]
    return t + last
  }
}
