import { Refused } from '../errors'
import { mask } from '../masking/mask'
import type { StoredFile } from '../platform/files'
import type { Stamp, Window } from './versions'

/** What coaching (pembinaan) is about. */
export const coachingTopics = ['timeliness', 'answers', 'recording', 'standards', 'courtesy', 'other'] as const
export type CoachingTopic = (typeof coachingTopics)[number]

export type PostName = { post: string; title: string }

/**
 * An entry of the coaching log: who coached whom, posts by their titles on that day, and what was agreed. Written once; a mistake is annulled with a
 * reason and stays readable.
 */
export type Coaching = Stamp & {
  _id: string
  unit: string
  date: string
  topic: CoachingTopic
  subject: string
  coach: PostName
  coached: PostName[]
  agreed: string
  files: StoredFile[]
  link: string | null
  annulled: (Stamp & { reason: string }) | null
}

/** Entries of the window, by their date, the latest first; annulled ones only when asked for. */
export function coachingIn(entries: readonly Coaching[], { from, to }: Window, { annulled = false } = {}): Coaching[] {
  return entries
    .filter((entry) => entry.date >= from && entry.date <= to && (annulled || !entry.annulled))
    .toSorted((a, b) => (a.date === b.date ? b.at.getTime() - a.at.getTime() : a.date < b.date ? 1 : -1))
}

const say = (text: string): string => mask(text).masked
const named = (file: StoredFile): StoredFile => ({ ...file, name: say(file.name) })

/** An entry as it is read: without personal data in what was written. */
export const shownCoaching = ({ subject, agreed, files, annulled, ...entry }: Coaching): Coaching => ({
  ...entry,
  subject: say(subject),
  agreed: say(agreed),
  files: files.map(named),
  annulled: annulled && { ...annulled, reason: say(annulled.reason) },
})

/** A file of one of these entries. Throws Refused `missing` when it belongs to none of them. */
export function coachingFile(entries: readonly Pick<Coaching, 'files'>[], id: string): StoredFile {
  const file = entries.flatMap(({ files }) => files).find((one) => one.id === id)
  if (!file) throw new Refused('missing', 'fileMissing')
  return named(file)
}
