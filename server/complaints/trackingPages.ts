import type { Clock } from '../platform/clock'
import type { SlaService } from '../sla/service'
import type { UnitService } from '../units/service'
import { asOfNow } from './asOfNow'
import type { Complaint } from './complaint'
import { namesOf } from './naming'
import type { Improved, ReceiptPage, TrackingPage } from './pages'
import type { ReporterDeed } from './permissions'
import { receiptView } from './receiptView'
import { trackingView } from './trackingView'

type Needs = {
  units: UnitService
  sla: SlaService
  clock: Clock
  coordinatorUnit: string
  /** What came of complaints like this one, in the words that the public is told. */
  toldOf: (complaint: Complaint) => Promise<Improved | null>
}
export type TrackingPages = ReturnType<typeof createTrackingPages>

/** Gathers what the reporter's pages need to say about a complaint, judged as of now. */
export function createTrackingPages({ units, sla, clock, coordinatorUnit, toldOf }: Needs) {
  const names = async () => namesOf(await units.list(), await units.kecamatan())

  return {
    async tracking(
      complaint: Complaint,
      { key, done }: { key: string | null; done: ReporterDeed | null },
    ): Promise<TrackingPage> {
      const now = clock.now()
      const explained = await sla.explain({ ...complaint, events: complaint.history }, 'resolution', now)
      const asked = complaint.history.findLast(({ type }) => type === 'asked')
      const judged = await asOfNow(sla, complaint, now)
      return trackingView(judged, {
        names: await names(),
        now,
        own: key !== null,
        key,
        workingDays: await sla.workingDays(),
        explained,
        coordinator: coordinatorUnit,
        replyBy: asked ? await sla.lapsesAt(asked.at) : null,
        withdraws: judged.deemsWithdrawn,
        improved: await toldOf(complaint),
        done,
      })
    },

    async receipt(complaint: Complaint, key: string, qr: string): Promise<ReceiptPage> {
      const { resolution } = await sla.promised(complaint.class, complaint.kind, complaint.receivedAt)
      return receiptView(complaint, { names: await names(), key, qr, coordinator: coordinatorUnit, target: resolution ?? null })
    },
  }
}
