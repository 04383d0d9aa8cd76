import type { Officer } from '../staff/officer'
import { messageIdOf } from './messageId'
import type { Sending } from './sendingStore'

/**
 * A mail to one officer that is not about one complaint. `template` is that of views/email; `about` holds periods and ids, never a number, which could
 * grow stale, nor anything personal: what it says is worked out when it is sent. It goes out while the offices of `unit` are open.
 */
export type Mailing = Sending & { template: string; officer: string; unit: string; about: Record<string, string> }

/** `key`: what and which period, so that template, key and officer together are told once. */
export type NewMailing = Pick<Mailing, 'template' | 'unit' | 'about'> & { key: string; officer: string }

/** What the template is given, as of `now`; null when there is nothing to tell, or not to this officer any more. */
export type MailingWriter = (asked: { officer: Officer; about: Record<string, string>; now: Date }) => Promise<object | null>

/** The row of a mailing that may go out from `nextAt`; the same mailing always has the same id, and its mail the same Message-ID. */
export function mailingOf(
  { key, ...wanted }: NewMailing,
  { baseUrl, now, nextAt }: { baseUrl: string; now: Date; nextAt: Date },
): Mailing {
  const _id = `${wanted.template}:${key}:${wanted.officer}`
  return { _id, ...wanted, messageId: messageIdOf(_id, baseUrl), status: 'queued', attempts: 0, createdAt: now, nextAt }
}
