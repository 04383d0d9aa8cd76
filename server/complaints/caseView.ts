import type { DueMove } from '../sla/change'
import type { Extension } from '../sla/extension'
import type { ClockName } from '../sla/clock'
import type { Explained } from '../sla/explanation'
import type { Officer } from '../staff/officer'
import type { Complaint, ComplaintEvent } from './complaint'
import { clockLine, clockView, explainable } from './clockView'
import { dueIn, type TimeLeftBetween, type WorkingDays } from './dueIn'
import { extensionNote } from './extensionNote'
import type { Names } from './naming'
import type { CasePage, CaseRow, CaseSummary, HistoryEntry, MovedDue } from './desk'
import { deedsFor, disclosure, isBarred, mayReadOriginal, type OfficerDeed } from './permissions'
import { maskerFor } from './masked'
import { photoLinks } from './photo'
import { markWords } from './markWords'
import { type SuggestionNote, suggestionRow } from './proposal'
import type { ReusedPicture, SimilarCase } from './similar'
import { fileLink } from './trackingView'

type Looking = { names: Names; now: Date; workingDays: WorkingDays; timeLeft: TimeLeftBetween }

/** One line of a list. A case that the officer may only know of has no summary, and a blank code: nothing to open. */
export function rowOf(complaint: Complaint, officer: Officer, { names, now, workingDays, timeLeft }: Looking): CaseRow {
  const isFull = disclosure(officer, complaint) === 'full'
  return {
    code: isFull ? complaint._id : '',
    register: complaint.register,
    title: isFull ? maskerFor(complaint, 'officer')(complaint.title) : '',
    kecamatan: names.kecamatan(complaint.filing.kecamatan),
    unit: complaint.unit && names.unit(complaint.unit).shortName,
    state: complaint.state,
    kind: complaint.kind,
    identity: complaint.filing.identity,
    ageDays: workingDays(complaint.receivedAt, now),
    due: dueIn(complaint, now, timeLeft),
    suggested: suggestionRow(complaint, officer, names),
  }
}

/** What every page about one case shows of it. */
export function summaryOf(complaint: Complaint, { names, now, timeLeft }: Looking): CaseSummary {
  const { _id: code, register, version, title, state, kind, category, oversight, receivedAt, filing } = complaint
  const unit = complaint.unit ? names.unit(complaint.unit) : null
  const place = names.place(complaint)
  const due = dueIn(complaint, now, timeLeft)
  return {
    code,
    register,
    version,
    title,
    text: filing.text,
    photos: photoLinks(complaint, `/meja/aduan/${code}`),
    state,
    kind,
    class: complaint.class,
    category,
    identity: filing.identity,
    oversight,
    receivedAt,
    place,
    unit,
    due,
  }
}

/** The whole case for the desk; the caller has made sure that the officer may see it. */
export function caseView(
  complaint: Complaint,
  officer: Officer,
  context: Looking & {
    left: Extension[]
    suggestion: SuggestionNote | null
    past: SimilarCase[]
    similar: SimilarCase[]
    reused: ReusedPicture[]
    explained: { clock: ClockName; why: Explained } | null
    list: CaseRow[] | null
    done: OfficerDeed | null
    accepted: string | null
  },
): CasePage {
  const { names, explained, suggestion } = context
  const { name = null, email = null, phone = null } = complaint.filing
  const summary = summaryOf(complaint, context)
  return {
    errors: {},
    complaint: summary,
    chosenUnit: complaint.filing.chosenUnit && names.unit(complaint.filing.chosenUnit).name,
    reporter: complaint.filing.identity === 'anonymous' ? null : { name, email, phone },
    suggestion,
    textParts: markWords(summary.text, suggestion?.because ?? []),
    past: context.past,
    similar: context.similar,
    reused: context.reused,
    explained: explained && clockView(complaint, explained.clock, explained.why, names),
    explainable: explainable(complaint),
    clocks: complaint.clocks.map((clock) => clockLine(clock, names)),
    extension: extensionNote(complaint, context.left, names),
    history: complaint.history.map((event) => entryOf(complaint, event, names)),
    deeds: deedsFor(officer, complaint).filter((deed) => deed !== 'askExtension' || context.left.length > 0),
    barred: isBarred(officer, complaint),
    mayReadOriginal: mayReadOriginal(officer, complaint),
    list: context.list,
    back: '/meja',
    done: context.done,
    accepted: context.accepted,
    values: { text: '' },
  }
}

const open = new Set<ComplaintEvent['type']>([
  'asked',
  'replied',
  'answered',
  'reopened',
  'rated',
  'closed',
  'forwarded',
  'withdrawn',
  'extended',
  'duesMoved',
])

/** One event in full, with those of its fields that it has. */
export function entryOf(complaint: Complaint, event: ComplaintEvent, names: Names): HistoryEntry {
  const text =
    event.type === 'received'
      ? complaint.filing.text
      : 'text' in event
        ? event.text
        : event.type === 'recorded'
          ? event.register
          : 'note' in event
            ? event.note
            : null
  return {
    type: event.type,
    at: event.at,
    by: names.actor(event),
    open: open.has(event.type),
    unit: 'unit' in event ? names.unit(event.unit).shortName : null,
    to: 'to' in event && event.type !== 'escalated' ? names.unit(event.to).shortName : null,
    role: event.type === 'escalated' ? event.to : null,
    text: text || null,
    reason: 'reason' in event ? event.reason : null,
    rating: event.type === 'rated' ? event.rating : null,
    clock: 'clock' in event ? event.clock : null,
    days: 'days' in event ? event.days : null,
    moves: event.type === 'duesMoved' ? event.moves.map((move) => movedDue(move, names)) : [],
    files: 'files' in event ? event.files.map((file) => fileLink(`/meja/aduan/${complaint._id}`, file)) : [],
  }
}

const movedDue = ({ clock, unit, from, to }: DueMove, names: Names): MovedDue => ({
  clock,
  unit: unit ? names.unit(unit).shortName : null,
  from,
  to,
})
