import type { Class, Complaint, ComplaintEvent, Kind } from '../complaints/complaint'
import type { ClockName, Verdict } from '../sla/clock'
import { localDate } from '../platform/localDate'

/** What a fact says about its complaint. `unit` null: nobody ever held the case. */
type About = {
  code: string
  unit: string | null
  class: Class
  kind: Kind
  category: string
  kecamatan: string
  /** Kind pengaduan, and not archived as duplicate or spam (design §6). */
  counted: boolean
  /** Counts and is listed for the Inspektorat only. */
  oversight: boolean
  /** Listed without words. */
  confidential: boolean
}

/**
 * One row a clock (design §5). `…On` are dates in Asia/Jakarta; days are working days. What moves on by itself while a clock is open, its days and,
 * as long as it is not late, its due date, is left out: so a fact changes by events only.
 */
export type ClockFact = About & {
  _id: string
  clock: ClockName
  startedAt: Date
  dueAt: Date | null
  stoppedAt: Date | null
  open: boolean
  verdict: Verdict
  verdictAt: Date | null
  verdictOn: string | null
  stoppedOn: string | null
  elapsedDays: number
  pausedDays: number
  /** Of a resolution: whether the reporter was told a later date than the due date, which is judged all the same. */
  extended: boolean
}

/** A time in which no answer stood and the complaint had not ended: open at t ⇔ from ≤ t < to. */
export type Opening = { from: Date; to: Date }

/** One row a complaint: the version whose facts are stored, and when it was open. `_id` is the code. */
export type CaseFact = About & { _id: string; version: number; receivedAt: Date; openings: Opening[] }

/** The end of an opening that has not ended. A date, so that "open at t" is one range in an index. */
export const forever = new Date('9999-12-31T00:00:00Z')

/**
 * The clocks of a complaint as rows. A number about an assignment belongs to its unit (followUp, unit), a number about the complaint to the unit
 * that holds it last (verification, resolution), which a case that was returned still counts for.
 */
export function factsOf(complaint: Complaint): ClockFact[] {
  const about = aboutOf(complaint)
  const extended = complaint.history.some(({ type }) => type === 'extended')
  return complaint.clocks.map((judged, index) => {
    const { clock, unit, startedAt, stoppedAt, verdict, verdictAt, open } = judged
    return {
      _id: `${complaint._id}:${clock}:${index}`,
      ...about,
      unit: unit ?? about.unit,
      clock,
      startedAt,
      dueAt: verdict === 'running' ? null : judged.dueAt,
      stoppedAt,
      open,
      verdict,
      verdictAt,
      verdictOn: verdictAt && localDate(verdictAt),
      stoppedOn: stoppedAt && localDate(stoppedAt),
      elapsedDays: open ? 0 : judged.elapsedDays,
      pausedDays: open ? 0 : judged.pausedDays,
      extended: extended && clock === 'resolution',
    }
  })
}

/** The complaint as one row, for what is counted by case: the backlog. */
export const caseOf = (complaint: Complaint): CaseFact => ({
  _id: complaint._id,
  ...aboutOf(complaint),
  version: complaint.version,
  receivedAt: complaint.receivedAt,
  openings: openingsOf(complaint.history),
})

function aboutOf({ _id, history, class: className, kind, category, filing, oversight }: Complaint): About {
  const assigned = history.findLast((event) => event.type === 'assigned')
  const dropped = history.some((event) => event.type === 'archived' && (event.reason === 'duplicate' || event.reason === 'spam'))
  return {
    code: _id,
    unit: assigned?.unit ?? null,
    class: className,
    kind,
    category,
    kecamatan: filing.kecamatan,
    counted: kind === 'pengaduan' && !dropped,
    oversight,
    confidential: filing.identity === 'confidential',
  }
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
