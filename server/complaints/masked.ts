import { mask, type MaskContext } from '../masking/mask'
import type { Complaint, ComplaintEvent } from './complaint'

type Audience = NonNullable<MaskContext['audience']>
/** What decides what is hidden in the texts of a complaint: the reporter's own name, and what people have marked. */
type Known = {
  filing: { name?: string }
  history: readonly { type: string; words?: string }[]
}

/** A stretch that somebody marked to be hidden; `seq` is the event by which it was. */
export type Mark = { seq: number; at: Date; by: string; post?: string; words: string }

/** The stretches marked to be hidden that nobody has taken back, in the order in which they were marked. */
export function marksIn(history: readonly ComplaintEvent[]): Mark[] {
  let marks: Mark[] = []
  for (const event of history) {
    if (event.type === 'unhidden') marks = marks.filter(({ words }) => words !== event.words)
    if (event.type !== 'hidden' || marks.some(({ words }) => words === event.words)) continue
    const { seq, at, by, post, words } = event
    marks.push({ seq, at, by, post, words })
  }
  return marks
}

/**
 * How any text that belongs to a complaint goes out: without personal data, the reporter's name, and what was marked (issue 6, item 5). To officers a
 * NIP is no secret.
 */
export function maskerFor({ filing, history }: Known, audience: Audience = 'public'): (text: string) => string {
  const marked = new Set<string>()
  for (const { type, words } of history) {
    if (words !== undefined && type === 'hidden') marked.add(words)
    if (words !== undefined && type === 'unhidden') marked.delete(words)
  }
  const context = { names: filing.name ? [filing.name] : [], marked: [...marked], audience }
  return (text) => mask(text, context).masked
}

/** The complaint with all that anybody wrote in it masked; who the reporter is stands where it stood. */
export function masked(complaint: Complaint, audience: Audience): Complaint {
  const say = maskerFor(complaint, audience)
  const { filing, history, title } = complaint
  return {
    ...complaint,
    title: say(title),
    filing: { ...filing, text: say(filing.text), placeDetail: say(filing.placeDetail) },
    history: history.map((event) => maskedEvent(event, say)),
  }
}

const written = ['text', 'reason', 'note', 'title', 'words', 'why'] as const

function maskedEvent(event: ComplaintEvent, say: (text: string) => string): ComplaintEvent {
  const copy: Record<string, unknown> = { ...event }
  for (const field of written) if (typeof copy[field] === 'string') copy[field] = say(copy[field])
  if (event.type === 'answered') copy.files = event.files.map((file) => ({ ...file, name: say(file.name) }))
  if (event.type === 'routed') copy.ranked = event.ranked.map((one) => ({ ...one, because: one.because?.map(say) ?? [] }))
  return copy as ComplaintEvent
}

/** Whether an officer has read and classified it; what routing classified alone nobody has read. */
export const isClassified = ({ history }: { history: readonly Pick<ComplaintEvent, 'type' | 'by'>[] }): boolean =>
  history.some(({ type, by }) => type === 'classified' && by !== 'system')
