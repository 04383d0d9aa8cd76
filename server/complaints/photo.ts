import { createHash } from 'node:crypto'
import { Refused } from '../errors'
import type { Complaint, Photo } from './complaint'

/** So many photos a reporter may send along. */
export const mostPhotos = 3

type Filed = Pick<Complaint, 'history'>

/** The photos that the reporter sent along, in that order. */
export function photosOf({ history: [first] }: Filed): readonly Photo[] {
  return first?.type === 'received' ? (first.photos ?? []) : []
}

/** @throws Refused `missing` when the complaint has none of that id */
export function photoOf(complaint: Filed, id: string): Photo {
  const photo = photosOf(complaint).find((one) => one.id === id)
  if (!photo) throw new Refused('missing', 'fileMissing')
  return photo
}

/** The pictures that units gave with their answers, as far as it is known what they look like; the last first. */
export const evidenceOf = ({ history }: Filed): (Photo & { name: string })[] =>
  history
    .flatMap((event) => (event.type === 'answered' ? event.files : []))
    .flatMap(({ id, name, looks }) => (looks ? [{ id, name, looks }] : []))
    .reverse()

/** Where a photo of a complaint is shown: `base` is the page of the complaint, for whoever may see it there. */
export const photoLinks = (complaint: Filed, base: string): string[] => photosOf(complaint).map(({ id }) => `${base}/foto/${id}`)

/**
 * Under which id the bytes of a photo are kept. The same picture in two complaints is kept twice, so that what one form has left behind can be thrown away without asking who else
 * has it; and nobody finds it who does not know the request.
 */
export const keptAs = (request: string, id: string): string => createHash('sha256').update(`photo:${request}:${id}`).digest('hex')

/** Where the small one beside it is kept, for pages that show several. */
export const smallKeptAs = (kept: string): string => createHash('sha256').update(`small:${kept}`).digest('hex')

const listed = /^[0-9a-f]{64}(,[0-9a-f]{64})*$/

/** The photos that a form carries along, by their ids; what nobody's form says is left out. */
export const idsIn = (typed: string): string[] => (listed.test(typed) ? [...new Set(typed.split(','))].slice(0, mostPhotos) : [])
