import { findPersonal } from '../masking/mask'
import { entryOf } from './caseView'
import type { Complaint } from './complaint'
import type { HistoryEntry } from './desk'
import { marksIn, masked, maskerFor } from './masked'
import type { Names } from './naming'
import type { Actor, FormState } from './pages'

type Marked = { seq: number; words: string; at: Date; by: Actor }
/** What the page of hidden words was just asked to do. */
export const hidingDeeds = ['hide', 'unhide'] as const
export type HidingDeed = (typeof hidingDeeds)[number]

/** views/desk/hidden: what is hidden of a case beyond what the rules find, and the way to what was written. `marks` only for those who may change them. */
export type HiddenPage = FormState & {
  code: string
  register: string | null
  title: string
  text: string
  placeDetail: string
  mayHide: boolean
  marks: Marked[]
  done: HidingDeed | null
  values: Record<string, string>
}

/** views/desk/original: all that was written, once. `reason`: what the reader gave. */
export type OriginalPage = {
  code: string
  register: string | null
  title: string
  reason: string
  text: string
  placeDetail: string
  history: HistoryEntry[]
}

/** The page of hidden words, for somebody who may read the original. */
export function hiddenView(
  complaint: Complaint,
  { mayHide, names, done }: { mayHide: boolean; names: Names; done: HidingDeed | null },
): HiddenPage {
  const { _id: code, register, title, filing } = masked(complaint, 'officer')
  const marks = marksIn(complaint.history).map((mark) => ({ ...mark, by: names.actor(mark) }))
  return {
    errors: {},
    code,
    register,
    title,
    text: filing.text,
    placeDetail: filing.placeDetail,
    mayHide,
    marks: mayHide ? marks : [],
    done,
    values: Object.fromEntries(['why', 'words', ...marks.map(({ seq }) => `reason${seq}`)].map((name) => [name, ''])),
  }
}

/** What was written, as it was written. */
export function originalView(complaint: Complaint, reason: string, names: Names): OriginalPage {
  const { _id: code, register, title, filing, history } = complaint
  const entries = history.map((event) => entryOf(complaint, event, names))
  const said = entries.filter(({ type, text, reason: why }) => !silent.has(type) && (text !== null || why !== null))
  return { code, register, title, reason, text: filing.text, placeDetail: filing.placeDetail, history: said }
}

const silent: ReadonlySet<HistoryEntry['type']> = new Set(['received', 'recorded', 'archived'])

/** Do these words stand in any text of the complaint, so that hiding them hides something? */
export function standsIn({ filing, history, title }: Complaint, words: string): boolean {
  const texts = history.flatMap((event) => Object.entries(event).flatMap(([name, one]) => (isText(name, one) ? [one] : [])))
  return anyHas([title, filing.text, filing.placeDetail, ...texts], words)
}

/** Do these words stand in what the reporter wrote? Over the words of others they have no say. */
export const standsInOwn = (complaint: Complaint, words: string): boolean => anyHas(ownTexts(complaint), words)

const anyHas = (texts: string[], words: string): boolean =>
  texts.some((text) => findPersonal(text, { marked: [words] }).some(({ type }) => type === 'marked'))

const isText = (name: string, value: unknown): value is string =>
  ['text', 'reason', 'note', 'title'].includes(name) && typeof value === 'string'

/** All that the reporter wrote, in the order in which it was written. */
function ownTexts({ filing, history }: Complaint): string[] {
  const said = history.flatMap((event) => {
    if (event.type === 'replied') return [event.text]
    if (event.type === 'reopened' || event.type === 'withdrawn') return [event.reason]
    return []
  })
  return [filing.text, filing.placeDetail, ...said].filter((text) => text !== '')
}

const byReporter = ({ by }: { by: string }): boolean => by === 'reporter'

/** A reporter may mark so many stretches and no more: each of them stays in the history. */
export const mostOwnMarks = 30
export const ownMarksLeft = ({ history }: Complaint): number =>
  Math.max(0, mostOwnMarks - history.filter((event) => event.type === 'hidden' && byReporter(event)).length)

/** views/citizen/hidden: what others read of what the reporter wrote, and what the reporter has marked. */
export type OwnHiddenPage = FormState & {
  code: string
  key: string
  texts: string[]
  marks: { words: string; at: Date }[]
  left: number
  done: boolean
  values: { words: string }
}

/** The page of hidden words, for the reporter. */
export function ownHiddenView(complaint: Complaint, { key, done }: { key: string; done: boolean }): OwnHiddenPage {
  return {
    errors: {},
    code: complaint._id,
    key,
    texts: ownTexts(complaint).map(maskerFor(complaint)),
    marks: marksIn(complaint.history)
      .filter(byReporter)
      .map(({ words, at }) => ({ words, at })),
    left: ownMarksLeft(complaint),
    done,
    values: { words: '' },
  }
}
