import type { Extension } from '../sla/extension'
import type { Complaint } from './complaint'
import type { ExtensionNote } from './desk'
import { lastExtension, openExtension } from './extension'
import type { Names } from './naming'

/**
 * What the desk says of more time, as long as no answer stands: what was asked for and until when it would be, if that is `left` to give; and what the
 * reporter was told instead of the due date. Null when there is nothing to say.
 */
export function extensionNote(complaint: Complaint, left: readonly Extension[], names: Names): ExtensionNote | null {
  const [asked, extended] = [openExtension(complaint), lastExtension(complaint)]
  if (complaint.phase !== 'open' || !(asked ?? extended)) return null
  return {
    dueAt: complaint.clocks.find(({ clock }) => clock === 'resolution')?.dueAt ?? null,
    promisedAt: extended && complaint.promisedAt,
    asked: asked && {
      unit: names.unit(asked.unit).shortName,
      by: names.actor(asked),
      days: asked.days,
      reason: asked.reason,
      until: left.find(({ days }) => days === asked.days)?.until ?? null,
    },
  }
}
