import { round } from './chart'
import { edgesOf, type Step, stepOf } from './steps'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export type HoursInput = {
  /** `hour` 0–23 of the local day. Missing cells count 0. */
  cells: { day: Weekday; hour: number; count: number; href?: string | null }[]
  /** Working hours as `HH:MM` pairs, as a calendar's week has them: outlined. */
  open?: Partial<Record<Weekday, [string, string][]>>
}

export type HourCell = { day: Weekday; hour: number; count: number; href: string | null; step: Step }
export type HoursLayout = {
  size: 'wide' | 'narrow'
  width: number
  height: number
  cells: (HourCell & { x: number; y: number; width: number; height: number })[]
  days: { day: Weekday; x: number; y: number }[]
  hours: { hour: number; x: number; y: number }[]
  open: { x: number; y: number; width: number; height: number }[]
}

/** Counts by weekday and hour. `days` is the data table: seven rows of 24 cells. Wide: hours across; narrow: hours down. */
export type Hours = { days: { day: Weekday; cells: HourCell[]; total: number }[]; total: number; layouts: HoursLayout[] }

/** Counts by weekday and hour, shaded from the largest cell down, with the working hours outlined. */
export function drawHours({ cells: given, open = {} }: HoursInput): Hours {
  const edges = edgesOf(given.map(({ count }) => count))
  const counted = new Map(given.map((cell) => [`${cell.day} ${cell.hour}`, cell]))
  const days = weekdays.map((day) => {
    const cells = Array.from({ length: 24 }, (_, hour): HourCell => {
      const { count = 0, href = null } = counted.get(`${day} ${hour}`) ?? {}
      return { day, hour, count, href, step: stepOf(count, edges) }
    })
    return { day, cells, total: cells.reduce((sum, { count }) => sum + count, 0) }
  })
  const all = days.flatMap(({ cells }) => cells)
  return { days, total: days.reduce((sum, { total }) => sum + total, 0), layouts: [wide(all, open), narrow(all, open)] }
}

type Open = NonNullable<HoursInput['open']>
type Box = { x: number; y: number; width: number; height: number }

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
/** The working hours, in hours, with the days that follow one another and have the same as one box. */
function openBlocks(open: Open): { row: number; rows: number; from: number; to: number }[] {
  const blocks: { row: number; rows: number; from: number; to: number }[] = []
  weekdays.forEach((day, row) => {
    for (const [start, end] of open[day] ?? []) {
      const [from, to] = [minutes(start) / 60, minutes(end) / 60]
      const before = blocks.find((block) => block.row + block.rows === row && block.from === from && block.to === to)
      if (before) before.rows++
      else blocks.push({ row, rows: 1, from, to })
    }
  })
  return blocks
}

const boxOf = (x: number, y: number, width: number, height: number): Box => ({
  x: round(x),
  y: round(y),
  width: round(width),
  height: round(height),
})

function wide(cells: HourCell[], open: Open): HoursLayout {
  const [left, top, w, h] = [64, 24, 34, 34]
  return {
    size: 'wide',
    width: left + 24 * w,
    height: top + 7 * h + 2,
    cells: cells.map((cell) => ({
      ...cell,
      ...boxOf(left + cell.hour * w + 1, top + weekdays.indexOf(cell.day) * h + 1, w - 2, h - 2),
    })),
    days: weekdays.map((day, i) => ({ day, x: left - 8, y: round(top + (i + 0.5) * h) })),
    hours: Array.from({ length: 24 }, (_, hour) => ({ hour, x: round(left + (hour + 0.5) * w), y: 14 })),
    open: openBlocks(open).map(({ row, rows, from, to }) => boxOf(left + from * w, top + row * h, (to - from) * w, rows * h)),
  }
}

function narrow(cells: HourCell[], open: Open): HoursLayout {
  const [left, top, w, h] = [32, 24, 44, 24]
  return {
    size: 'narrow',
    width: left + 7 * w,
    height: top + 24 * h + 2,
    cells: cells.map((cell) => ({
      ...cell,
      ...boxOf(left + weekdays.indexOf(cell.day) * w + 1, top + cell.hour * h + 1, w - 2, h - 2),
    })),
    days: weekdays.map((day, i) => ({ day, x: round(left + (i + 0.5) * w), y: 14 })),
    hours: Array.from({ length: 24 }, (_, hour) => ({ hour, x: left - 6, y: round(top + (hour + 0.5) * h) })),
    open: openBlocks(open).map(({ row, rows, from, to }) => boxOf(left + row * w, top + from * h, rows * w, (to - from) * h)),
  }
}
