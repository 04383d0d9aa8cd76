import type { Complaint } from './complaint'
import { openExtension } from './extension'
import type { OfficerDeed } from './permissions'

/** A form may come back without some of its fields; its page shows them all. */
export const blankValues = (complaint: Complaint, deed: OfficerDeed): Record<string, string> =>
  Object.fromEntries(Object.keys(firstValues(complaint, deed)).map((name) => [name, '']))

/** What the form of a deed holds before anybody has typed: what routing, or the unit that gave the case back, proposes. */
export function firstValues(complaint: Complaint, deed: OfficerDeed): Record<string, string> {
  const routed = complaint.history.findLast((event) => event.type === 'routed')
  const returned = complaint.history.findLast((event) => event.type === 'returned')
  const best = returned?.to ?? routed?.ranked[0]?.unit ?? ''
  const { title, kind, class: className, category } = complaint
  if (deed === 'verify' || deed === 'classify') return { title, kind, class: className, category }
  if (deed === 'assign') return { unit: best, note: '' }
  if (deed === 'forward') return { to: best, reason: '' }
  if (deed === 'return') return { to: '', reason: '' }
  if (deed === 'archive') return { reason: '', note: '' }
  if (deed === 'askExtension') return { days: '', reason: '', text: '' }
  if (deed === 'extend') return wordsOf(complaint)
  if (deed === 'refuseExtension') return { reason: '' }
  return deed === 'startFollowUp' ? { note: '' } : { text: '' }
}

/** Who grants may send the interim reply as it was drafted. */
function wordsOf(complaint: Complaint): Record<string, string> {
  const { reason = '', text = '' } = openExtension(complaint) ?? {}
  return { reason, text }
}

/** The field whose text the officer must not lose. */
export const textField: Record<OfficerDeed, string> = {
  verify: 'title',
  classify: 'title',
  assign: 'note',
  return: 'reason',
  forward: 'reason',
  startFollowUp: 'note',
  ask: 'text',
  answer: 'text',
  archive: 'note',
  askExtension: 'text',
  extend: 'text',
  refuseExtension: 'reason',
}
