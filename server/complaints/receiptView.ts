import { silentDays } from '../sla/silence'
import type { Complaint } from './complaint'
import { photosOf } from './photo'
import type { Names } from './naming'
import type { ReceiptPage } from './pages'

type Context = { names: Names; key: string | null; qr: string; coordinator: string; target: number | null }

/** The receipt. The unit named is the one that looks at it now: the coordinator's, until somebody holds the case. */
export function receiptView(complaint: Complaint, { names, key, qr, coordinator, target }: Context): ReceiptPage {
  const dueOf = (name: string) => complaint.clocks.find(({ clock }) => clock === name)?.dueAt ?? null
  const place = names.place(complaint)
  return {
    code: complaint._id,
    key,
    qr,
    receivedAt: complaint.receivedAt,
    kind: complaint.filing.kind,
    identity: complaint.filing.identity,
    kecamatan: place.kecamatan ?? '',
    desa: place.desa,
    unit: names.unit(complaint.unit ?? coordinator),
    toCheck: complaint.state === 'received',
    chosenUnit: complaint.filing.chosenUnit && names.unit(complaint.filing.chosenUnit).name,
    verifyBy: dueOf('verification'),
    answerBy: dueOf('resolution'),
    answerDays: target,
    confirmDays: silentDays,
    mailed: complaint.filing.email !== undefined,
    photos: photosOf(complaint).length,
    recorded: true,
  }
}
