import { dateOfDay, dayOfDate } from '../calendar/date'
import { type Channel, type Count, openIn, standingCounts } from './channel'
import { type Coaching, coachingIn } from './coaching'
import type { DocumentKind, UnitDocument } from './document'
import type { Procedure } from './procedure'
import { type Kept, versionOn, versionsIn } from './versions'

/** What the Ombudsman asks to see beside numbers, in the order in which pages tell it. */
export const checkIds = ['decree', 'sop', 'notice', 'procedure', 'channels', 'counts', 'coaching', 'survey'] as const
export type CheckId = (typeof checkIds)[number]

/** `ending`: there, but only until `until`, within 60 days. `none`: nothing is asked. `n` is how many there are, of `of` where that is known. */
export type Check = {
  id: CheckId
  state: 'there' | 'ending' | 'missing' | 'none'
  until: string | null
  n: number
  of: number | null
}

/** What a unit has. `survey` is the last day of the latest survey's period, null when there is none. */
export type Holdings = {
  documents: readonly UnitDocument[]
  procedure: Procedure | null
  channels: readonly Channel[]
  counts: readonly Count[]
  coaching: readonly Coaching[]
  survey: string | null
}

/** Our own: no rule says how long before its end a document is to be renewed, or how often coaching is due. */
const soonDays = 60
const coachingDays = 183

const later = (date: string, days: number): string => dateOfDay(dayOfDate(date)! + days)
const monthBefore = (date: string): string => dateOfDay(dayOfDate(`${date.slice(0, 7)}-01`)! - 1).slice(0, 7)

/**
 * What is there and what is missing on a local date: each kind of document and the procedure in force; a channel beside the product itself; the counts of
 * last month for each of those channels; coaching within half a year; a survey of this year or the last.
 */
export function checklistOf(holdings: Holdings, today: string): Check[] {
  const { procedure, channels, coaching, survey } = holdings
  const open = channels.filter((channel) => versionOn(channel, today))
  const coached = coachingIn(coaching, { from: later(today, -coachingDays), to: today }).length
  const surveyed = survey !== null && Number(survey.slice(0, 4)) >= Number(today.slice(0, 4)) - 1
  return [
    ...(['decree', 'sop', 'notice'] as const).map((kind) => documentCheck(holdings, kind, today)),
    checkOf('procedure', procedure ? endsOf([procedure], today) : [], today),
    simple('channels', open.length),
    countsCheck(holdings, monthBefore(today)),
    simple('coaching', coached),
    simple('survey', surveyed ? 1 : 0),
  ]
}

const simple = (id: CheckId, n: number): Check => ({ id, state: n > 0 ? 'there' : 'missing', until: null, n, of: null })

const documentCheck = ({ documents }: Holdings, kind: DocumentKind & CheckId, today: string): Check =>
  checkOf(
    kind,
    endsOf(
      documents.filter((document) => document.kind === kind),
      today,
    ),
    today,
  )

/** The last days of those in force today; null where there is none. A version that is written already and follows on the next day goes on. */
function endsOf<T>(kept: readonly Kept<T>[], today: string): (string | null)[] {
  return kept.flatMap((one) => {
    const held = versionsIn(one, { from: today, to: '9999-12-31' })
    if (!held[0] || held[0].from > today) return []
    let end = held[0].to
    for (const next of held.slice(1)) if (end !== null && next.from <= later(end, 1)) end = next.to
    return [end]
  })
}

function checkOf(id: CheckId, ends: (string | null)[], today: string): Check {
  if (ends.length === 0) return simple(id, 0)
  // Of several the one that holds longest counts: as long as one does, nothing is missing.
  const until = ends.includes(null) ? null : ends.toSorted().at(-1)!
  const ending = until !== null && until <= later(today, soonDays)
  return { id, state: ending ? 'ending' : 'there', until: ending ? until : null, n: ends.length, of: null }
}

function countsCheck({ channels, counts }: Holdings, month: string): Check {
  const window = { from: `${month}-01`, to: `${month}-31` }
  const due = channels.filter((channel) => openIn(versionsIn(channel, window), month))
  const counted = due.filter(({ _id }) => standingCounts(counts.filter(({ channel }) => channel === _id)).has(month)).length
  const state = due.length === 0 ? 'none' : counted === due.length ? 'there' : 'missing'
  return { id: 'counts', state, until: null, n: counted, of: due.length }
}
