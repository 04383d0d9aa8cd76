import type { ClockName } from '../sla/clock'
import type { ArchiveReason } from './complaint'

/**
 * What the templates of views/email are given. `link` is the whole address of the page that the mail leads to. No text of a citizen travels
 * by mail; `unit` and `to` are null where the report is confidential, for who deals with it says what it is about. `withdraws`: a question
 * without a reply withdraws the complaint.
 */
export type ReporterMails = {
  acknowledgement: { code: string; link: string; unit: string; receivedAt: Date; verifyBy: Date | null; answerBy: Date | null }
  question: { code: string; link: string; unit: string | null; replyBy: Date; withdraws: boolean }
  answered: { code: string; link: string; unit: string | null; onTime: boolean | null; confirmBy: Date }
  forwarded: { code: string; link: string; to: string | null }
  closed: { code: string; link: string; bySilence: boolean }
  archived: { code: string; link: string; reason: ArchiveReason }
  withdrawn: { code: string; link: string; askedAt: Date }
  extended: { code: string; link: string; unit: string | null; until: Date; from: Date }
}

type Case = { code: string; register: string | null; link: string; unit: string }

/** A deadline that passed `days` working days ago. `theirs`: the case is the reader's own unit's to deal with; else it is another's that they watch. */
type Late = Case & { clock: ClockName; dueAt: Date; days: number; theirs: boolean }

/** `assigned`: a new case for the unit; `returned`: back with the coordinator; `warning` tells of a deadline `days` working days off; of an
 * extension by `days`, `until` is what the reporter was told, `dueAt` what is judged all the same. */
export type OfficerMails = {
  assigned: Case & { followUpBy: Date | null; answerBy: Date | null }
  returned: Case & { to: string }
  replied: Case
  reopened: Case & { answerBy: Date | null }
  warning: Case & { clock: ClockName; dueAt: Date; days: number }
  overdue: Case & { clock: ClockName; dueAt: Date }
  extensionAsked: Case & { days: number }
  extensionGranted: Case & { days: number; until: Date; dueAt: Date }
  extensionRefused: Case & { answerBy: Date | null }
  reminder: Late
  escalation: Late
}

export type Mails = ReporterMails & OfficerMails
export type MailName = keyof Mails
