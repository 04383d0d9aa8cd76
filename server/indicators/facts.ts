import { ageOnDate, type WorkingCalendar } from '../calendar/workingDays'
import { dateOfDay, dayOfDate } from '../calendar/date'
import type { Class, Complaint, ComplaintEvent, Kind } from '../complaints/complaint'
import { jakartaOffset, localDate } from '../platform/localDate'
import { tell } from '../sla/history'
import { type CountedEvent, type Fact, factsIn, isCounted } from './fact'
import { ages } from './indicator'

/** What a row says about its complaint. `unit` null: nobody ever held the case. */
export type About = {
  code: string
  unit: string | null
  class: Class
  kind: Kind
  category: string
  kecamatan: string
  /** Counts and is listed for the Inspektorat only. */
  oversight: boolean
}

/** A fact as it is kept: of a counted complaint only, so that it changes by events only. Its `unit` is the one that the fact belongs to. */
export type FactRow = Omit<About, 'unit'> & Fact & { _id: string }

/** A time in which no answer stood and the complaint had not ended: open at t ⇔ from ≤ t < to. */
export type Opening = { from: Date; to: Date }

/** Local dates at whose end the case was open and of that age (index in `ages`): `from` inclusive, `until` not. */
export type Stay = { age: number; from: string; until: string }

/**
 * One row a complaint: the version whose facts are stored. `openFrom`: since when it is open, null when it is not; `late`: and its resolution has fallen
 * due; `stays`: where it was open before; `answeredOn`: the local date of its last answer. `_id` is the code.
 */
export type CaseFact = About & {
  _id: string
  version: number
  receivedAt: Date
  /** Kind pengaduan, and not archived as duplicate or spam (design §6). */
  counted: boolean
  /** Listed without words. */
  confidential: boolean
  openFrom: Date | null
  late: boolean
  stays: Stay[]
  answeredOn: string | null
}

/** All that is kept of a complaint. */
export type Kept = { case: CaseFact; facts: FactRow[] }

/** The end of an opening that has not ended. */
export const forever = new Date('9999-12-31T00:00:00Z')

/**
 * What a complaint adds to the numbers: its facts, by its own stored clocks, and when it was open, by the calendar of the regency. The past of a calendar
 * is never edited, so that stays that are over do not change with it.
 */
export function keptOf(complaint: Complaint, calendar: WorkingCalendar): Kept {
  const { _id, version, history, kind, clocks, receivedAt, filing } = complaint
  const events = history.map(countedEvent)
  const told = tell(events, calendar, Infinity)
  const counted = isCounted(kind, told)
  const about = aboutOf(complaint)
  const openings = openingsOf(history)
  const open = openings.find(({ to }) => to === forever)
  const answered = history.findLast(({ type }) => type === 'answered')
  return {
    case: {
      _id,
      ...about,
      version,
      receivedAt,
      counted,
      confidential: filing.identity === 'confidential',
      openFrom: open?.from ?? null,
      late: open !== undefined && clocks.some(({ clock, verdict }) => clock === 'resolution' && verdict === 'late'),
      stays: openings.filter((opening) => opening !== open).flatMap((opening) => staysIn(opening, receivedAt, calendar)),
      answeredOn: answered ? localDate(answered.at) : null,
    },
    facts: counted ? rowsOf(complaint, about, { told, events }) : [],
  }
}

function rowsOf(
  complaint: Complaint,
  about: About,
  { told, events }: Pick<Parameters<typeof factsIn>[0], 'told' | 'events'>,
): FactRow[] {
  const facts = factsIn({
    told,
    events,
    asOf: Infinity,
    unit: about.unit,
    clocks: complaint.clocks.map((clock) => ({
      ...clock,
      stoppedAt: millis(clock.stoppedAt),
      verdictAt: millis(clock.verdictAt),
    })),
    localDateOf: (instant) => localDate(new Date(instant)),
  })
  const receipt = facts.find(({ of }) => of === 'receipt')
  if (receipt) receipt.hour = hourOf(complaint.receivedAt)
  const all = [...facts, ...returnsIn(complaint.history)]
  const numbers = new Map<string, number>()
  return all.map((fact) => {
    const number = numbers.get(fact.of) ?? 0
    numbers.set(fact.of, number + 1)
    return { _id: `${complaint._id}:${fact.of}:${number}`, ...about, ...fact }
  })
}

const millis = (date: Date | null): number | null => date && date.getTime()

/** The weekday, 1 for Monday to 7, and the hour, by the wall clock of Serang. */
function hourOf(instant: Date): string {
  const local = new Date(instant.getTime() + jakartaOffset)
  return `${local.getUTCDay() || 7}-${String(local.getUTCHours()).padStart(2, '0')}`
}

const returnsIn = (history: readonly ComplaintEvent[]): Fact[] =>
  history.flatMap((event): Fact[] =>
    event.type === 'returned' ? [{ of: 'return', on: localDate(event.at), unit: event.unit, to: event.to }] : [],
  )

function countedEvent(event: ComplaintEvent): CountedEvent {
  return {
    at: event.at.getTime(),
    type: event.type,
    by: event.by,
    ...('unit' in event && { unit: event.unit }),
    ...(event.type === 'answered' && { evidence: event.evidence }),
    ...(event.type === 'rated' && { rating: event.rating }),
    ...('reason' in event && { reason: event.reason }),
  }
}

function aboutOf({ _id, history, class: className, kind, category, filing, oversight }: Complaint): About {
  const assigned = history.findLast((event) => event.type === 'assigned')
  return { code: _id, unit: assigned?.unit ?? null, class: className, kind, category, kecamatan: filing.kecamatan, oversight }
}

const ends: readonly string[] = ['forwarded', 'archived', 'withdrawn'] satisfies ComplaintEvent['type'][]

/** When it was open: from `received` or `reopened` to the answer or the end, after which nothing opens it again (design §4, §6). */
export function openingsOf(history: readonly ComplaintEvent[]): Opening[] {
  const openings: Opening[] = []
  for (const { type, at } of history) {
    const last = openings.at(-1)
    const isOpen = last?.to === forever
    if (isOpen && (type === 'answered' || ends.includes(type))) last.to = at
    else if (!isOpen && (type === 'received' || type === 'reopened')) openings.push({ from: at, to: forever })
    if (ends.includes(type)) break
  }
  return openings.filter(({ from, to }) => from < to)
}

/** The dates at whose end an opening that is over was still open, split by the age that the case had then. */
export function staysIn({ from, to }: Opening, receivedAt: Date, calendar: WorkingCalendar): Stay[] {
  const [first, end] = [dayOfDate(localDate(from))!, dayOfDate(localDate(to))!]
  const starts = ages.map((_, age) =>
    age === 0 ? first : firstDayAged(ages[age - 1]!.to + 1, { first, end }, receivedAt, calendar),
  )
  return starts.flatMap((start, age) => {
    const until = starts[age + 1] ?? end
    return start < until ? [{ age, from: dateOfDay(start), until: dateOfDay(until) }] : []
  })
}

/** The first of these days on which the case was so many working days old, else `end`: found by halving, for it only grows older. */
function firstDayAged(
  days: number,
  { first, end }: { first: number; end: number },
  receivedAt: Date,
  calendar: WorkingCalendar,
): number {
  let [young, old] = [first, end]
  while (young < old) {
    const middle = Math.floor((young + old) / 2)
    if (ageOnDate(calendar, receivedAt.getTime(), dateOfDay(middle)) >= days) old = middle
    else young = middle + 1
  }
  return young
}
