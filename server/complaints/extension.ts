import type { Complaint, ComplaintEvent } from './complaint'

type History = Pick<Complaint, 'history'>
type Asked = Extract<ComplaintEvent, { type: 'extensionAsked' }>
type Extended = Extract<ComplaintEvent, { type: 'extended' }>

const ends: readonly ComplaintEvent['type'][] = [
  'extended',
  'extensionRefused',
  'assigned',
  'returned',
  'answered',
  'forwarded',
  'archived',
  'withdrawn',
]

/** The holder's request for more time that nobody has granted or refused; it ends with the holding. */
export function openExtension({ history }: History): Asked | null {
  const last = history.findLast(({ type }) => type === 'extensionAsked' || ends.includes(type))
  return last?.type === 'extensionAsked' ? last : null
}

/** The last extension that was granted: its interim reply stands until the answer. */
export const lastExtension = ({ history }: History): Extended | null =>
  history.findLast((event): event is Extended => event.type === 'extended') ?? null

/** Why a deed about an extension is not possible, whoever does it: one request at a time, and nothing is granted that was not asked for. */
export function extensionHindrance(deed: string, complaint: History): 'extensionAsked' | 'noExtensionAsked' | null {
  const open = openExtension(complaint)
  if (deed === 'askExtension') return open && 'extensionAsked'
  return (deed === 'extend' || deed === 'refuseExtension') && !open ? 'noExtensionAsked' : null
}
