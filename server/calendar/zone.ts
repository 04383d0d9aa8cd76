import { dayMs } from './date'

/**
 * A time zone. `offsetAt` is local time minus UTC at an instant; `instantOf` is the instant of a local time, given as if it were UTC:
 * of a time that comes twice the first, of a time that is skipped the instant as much later as the clock was put forward
 * (what Temporal calls "compatible", and what Luxon does).
 */
export type Zone = { name: string; offsetAt(instant: number): number; instantOf(local: number): number }

// No two changes of any zone lie closer together than 3,98 days (measured on tzdata 2025c), so no step of three days jumps over a pair. Before
// there was zone time, and after the dates that Morocco and Gaza have fixed for themselves, there are no short seasons.
const [fine, coarse] = [3 * dayMs, 60 * dayMs]
const [firstFine, lastFine] = [Date.UTC(1880, 0), Date.UTC(2100, 0)]
const stepAt = (instant: number): number => (instant + coarse < firstFine || instant > lastFine ? coarse : fine)
const firstYear = -62_135_510_400_000

const known = new Map<string, Zone>()
const mostKnown = 1_000

/** The zone of an IANA name, or null when there is none of that name. */
export function zoneOf(name: string): Zone | null {
  const found = known.get(name) ?? makeZone(name)
  // Names are read without regard to case, so there are more spellings than zones.
  if (found && known.size < mostKnown) known.set(name, found)
  return found
}

function makeZone(name: string): Zone | null {
  const format = formatOf(name)
  if (!format) return null
  const offsetAt = remembered((instant) => measure(format, Math.max(instant, firstYear)))
  return { name, offsetAt, instantOf: (local) => instantOf(offsetAt, local) }
}

function formatOf(name: string): Intl.DateTimeFormat | null {
  // Newer engines also take "+07:00" for a zone; it is not an IANA name.
  if (!/^[A-Za-z]/.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return null
  }
}

function measure(format: Intl.DateTimeFormat, instant: number): number {
  const [month, day, year, hour, minute, second] = format.format(instant).match(/\d+/g)!.map(Number)
  const local = new Date(0)
  local.setUTCFullYear(year!, month! - 1, day)
  local.setUTCHours(hour!, minute, second)
  return local.getTime() - Math.floor(instant / 1000) * 1000
}

function instantOf(offsetAt: (instant: number) => number, local: number): number {
  const before = offsetAt(local - dayMs)
  const after = offsetAt(local + dayMs)
  if (before === after || offsetAt(local - before) === before) return local - before
  return offsetAt(local - after) === after ? local - after : local - before
}

type Spans = { starts: number[]; offsets: number[] }

/** Asking Intl costs a microsecond or two; so the spans of equal offset are kept, and grow to either side when asked beyond. */
function remembered(ask: (instant: number) => number): (instant: number) => number {
  const margin = 400 * dayMs
  let spans: Spans = { starts: [], offsets: [] }
  let [from, to, hit] = [Infinity, -Infinity, 0]

  function grow(instant: number): void {
    const [oldFrom, oldTo] = from > to ? [instant, instant] : [from, to]
    ;[from, to, hit] = [Math.min(oldFrom, instant - margin), Math.max(oldTo, instant + margin), 0]
    spans = joined(joined(spansIn(ask, from, oldFrom), spans), spansIn(ask, oldTo, to))
  }

  return (instant) => {
    if (instant < from || instant >= to) grow(instant)
    if (instant < spans.starts[hit]! || instant >= (spans.starts[hit + 1] ?? Infinity))
      hit = lastAtOrBefore(spans.starts, instant)
    return spans.offsets[hit]!
  }
}

/** The spans of equal offset in [from, to). */
function spansIn(ask: (instant: number) => number, from: number, to: number): Spans {
  const spans: Spans = { starts: [], offsets: [] }
  if (from >= to) return spans
  let [at, offset] = [from, ask(from)]
  spans.starts.push(at)
  spans.offsets.push(offset)
  while (at < to) {
    const next = Math.min(at + stepAt(at), to)
    const then = ask(next)
    const change = then === offset ? to : changeBetween(ask, at, next, offset)
    if (change < to) {
      spans.starts.push(change)
      spans.offsets.push(then)
    }
    ;[at, offset] = [next, then]
  }
  return spans
}

function changeBetween(ask: (instant: number) => number, low: number, high: number, offset: number): number {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (ask(middle) === offset) low = middle
    else high = middle
  }
  return high
}

function joined(left: Spans, right: Spans): Spans {
  const drop = left.offsets.length > 0 && left.offsets.at(-1) === right.offsets[0] ? 1 : 0
  return {
    starts: [...left.starts, ...right.starts.slice(drop)],
    offsets: [...left.offsets, ...right.offsets.slice(drop)],
  }
}

function lastAtOrBefore(sorted: number[], value: number): number {
  let [low, high] = [0, sorted.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sorted[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}
