import { mask } from '../masking/mask'
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

const longest = 80

/** A summary for lists until an officer writes a better one: the first words, without personal data and the reporter's names. */
export function summaryOf(text: string, names: readonly string[] = []): string {
  // What is hidden may be longer than its sign, but not by so much.
  const line = oneLine(mask(oneLine(text).slice(0, longest * 12), { names }).masked)
  if (line.length <= longest) return line
  const cut = line.slice(0, longest - 1)
  const lastSpace = cut.lastIndexOf(' ')
  const whole = lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut
  return `${whole.replace(/\[[^\]]*$/, '').replace(/[\s.,;:!?…]+$/, '')}…`
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
const sign = /\[[^\]]*\]|…/

/** Is the title cut from the text, whatever was hidden in it by the rules of the day when it was cut? */
export function isCutFrom(title: string, text: string): boolean {
  const line = oneLine(text)
  const pieces = title.split(sign).map((piece) => piece.trim())
  const isOpen = pieces.at(-1) === ''
  let at = 0
  for (const [i, piece] of pieces.entries()) {
    const found = line.indexOf(piece, at)
    if (found < 0 || (i === 0 && found > 0)) return false
    at = found + piece.length
  }
  return isOpen || at === line.length
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
    title: summaryOf(filing.text, filing.name ? [filing.name] : []),
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
