import type { Judgement } from '../sla/judgement'
import type { SlaService } from '../sla/service'
import type { Complaint } from './complaint'

/** The complaint with its clocks as they stand now, not as they were stored at the last deed or sweep: what pages show. */
export async function asOfNow(
  sla: Pick<SlaService, 'judgeCase'>,
  complaint: Complaint,
  now: Date,
): Promise<Complaint & Pick<Judgement, 'deemsWithdrawn'>> {
  const { clocks, dueAt, promisedAt, deemsWithdrawn } = await sla.judgeCase({ ...complaint, events: complaint.history }, now)
  return { ...complaint, clocks, dueAt, promisedAt, deemsWithdrawn }
}
