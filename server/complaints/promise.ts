import type { Complaint, ComplaintEvent } from './complaint'
import { lastExtension } from './extension'
import type { TrackingPage, TrackingStep } from './pages'

/** Where a changed calendar has moved the answer's due date; the other clocks are nobody's promise to the reporter. */
export function answerMoved(event: ComplaintEvent): TrackingStep['moved'] {
  const move = event.type === 'duesMoved' ? event.moves.find(({ clock }) => clock === 'resolution') : undefined
  return move?.from && move.to ? { from: move.from, to: move.to } : null
}

/** The date that the reporter was told instead of the due date, as long as no answer stands; the reason is for the reporter alone. */
export function extendedTo(complaint: Complaint, own: boolean, now: Date): TrackingPage['extended'] {
  const last = lastExtension(complaint)
  if (!last || complaint.phase !== 'open' || !complaint.promisedAt) return null
  return { until: complaint.promisedAt, passed: complaint.promisedAt < now, reason: own ? last.reason : null }
}
