import { closesBySilenceAt, questionLapsesAt } from '../sla/silence'
import { type Class, type ComplaintEvent, type Filing, type Folded, type Kind, phaseOf, type State } from './complaint'

const stateAfter: Partial<Record<ComplaintEvent['type'], State>> = {
  verified: 'verified',
  assigned: 'assigned',
  returned: 'verified',
  followUpStarted: 'inProgress',
  asked: 'awaitingReporter',
  replied: 'inProgress',
  answered: 'answered',
  reopened: 'inProgress',
  closed: 'closed',
  forwarded: 'forwarded',
  archived: 'archived',
  withdrawn: 'withdrawn',
}

/** The class a complaint has until the coordinator classifies it (practice): information for a request, else the ordinary 14-day class. */
export const firstClass = (kind: Kind): Class => (kind === 'informasi' ? 'information' : 'nonOversight')

/** A summary for lists until an officer writes a better one: the first words, numbers of nine digits or more hidden (NIK, telephone). */
export function summaryOf(text: string, most = 80): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/\+?\d(?:[\d .-]{7,}\d)/g, '…')
    .trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most - 1)
  const lastSpace = cut.lastIndexOf(' ')
  const whole = lastSpace > most / 2 ? cut.slice(0, lastSpace) : cut
  return `${whole.replace(/[\s.,;:!?…]+$/, '')}…`
}

/** State, holder and classification, from the history alone: folding it again gives what is stored. The first event is `received`. */
export function fold(filing: Filing, history: readonly ComplaintEvent[]): Folded {
  const first = history[0]!
  const folded: Folded = {
    state: 'received',
    phase: 'open',
    unit: null,
    holders: [],
    kind: filing.kind,
    class: firstClass(filing.kind),
    category: 'lainnya',
    title: summaryOf(filing.text),
    oversight: false,
    register: null,
    receivedAt: first.at,
    answeredAt: null,
    waitsUntil: null,
  }
  for (const event of history) apply(folded, event)
  return { ...folded, phase: phaseOf(folded.state), waitsUntil: waitsUntil(folded, history) }
}

function waitsUntil({ state, answeredAt }: Folded, history: readonly ComplaintEvent[]): Date | null {
  if (state === 'answered') return answeredAt && closesBySilenceAt(answeredAt)
  if (state !== 'awaitingReporter') return null
  return questionLapsesAt(history.findLast(({ type }) => type === 'asked')!.at)
}

function apply(folded: Folded, event: ComplaintEvent): void {
  folded.state = stateAfter[event.type] ?? folded.state
  if (event.type === 'recorded') folded.register = event.register
  if (event.type === 'classified') {
    const { kind, class: className, category, title } = event
    Object.assign(folded, { kind, class: className, category, title, oversight: className === 'oversight' })
  }
  if (event.type === 'assigned') {
    folded.unit = event.unit
    if (!folded.holders.includes(event.unit)) folded.holders = [...folded.holders, event.unit]
  }
  if (event.type === 'returned') folded.unit = null
  if (event.type === 'answered') folded.answeredAt = event.at
  if (event.type === 'reopened') folded.answeredAt = null
}
