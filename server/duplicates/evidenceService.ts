import type { Complaint } from '../complaints/complaint'
import { maskerFor } from '../complaints/masked'
import { disclosure } from '../complaints/permissions'
import { evidenceOf, photosOf } from '../complaints/photo'
import type { ReusedPicture } from '../complaints/similar'
import type { ComplaintStore } from '../complaints/store'
import type { Clock } from '../platform/clock'
import { inTime } from '../platform/inTime'
import type { Officer } from '../staff/officer'
import { dayOf } from './likeness'
import { pictureProbesOf, sameAmong } from './samePicture'
import type { LikenessStore } from './store'

/** So many pictures of a case are looked up, the newest; and so many cases are named beside each. */
const mostPictures = 6
const mostCases = 3
const deskMs = 1_500

type Needs = {
  store: LikenessStore
  complaints: ComplaintStore
  clock: Clock
  /** A look-up that failed or took too long is nobody's error page, but is not kept secret either. */
  report: (error: unknown) => void
}

/** Whether what a unit gave as evidence proves this case: officers have answered two cases with one photo (Jakarta, 2025). */
export function createEvidence({ store, complaints, clock, report }: Needs) {
  async function reusedOf(officer: Officer, complaint: Complaint): Promise<ReusedPicture[]> {
    const say = maskerFor(complaint, 'officer')
    const days = { from: 0, to: dayOf(clock.now()) }
    const looked = evidenceOf(complaint)
      .slice(0, mostPictures)
      .map(async ({ name, ...picture }): Promise<ReusedPicture> => {
        const keys = [...pictureProbesOf(picture, 'evidence'), ...pictureProbesOf(picture, 'photos')]
        const others = (await store.picturesSharing(keys, days)).filter(
          ({ code, photos, evidence }) => code !== complaint._id && sameAmong([picture], [...photos, ...evidence]),
        )
        const read = others.length > 0 ? await complaints.getMany(others.map(({ code }) => code)) : []
        const cases = read.filter((other) => disclosure(officer, other) === 'full').slice(0, mostCases)
        return {
          name: say(name),
          own: sameAmong([picture], photosOf(complaint)),
          cases: cases.map(({ _id, register }) => ({ code: _id, register })),
        }
      })
    return (await Promise.all(looked)).filter(({ own, cases }) => own !== null || cases.length > 0)
  }

  return {
    /** The pictures given as evidence in this case that the reporter had sent, or that stand in other cases which the officer sees in full. It warns; it refuses nothing. */
    reused: (officer: Officer, complaint: Complaint): Promise<ReusedPicture[]> =>
      inTime(deskMs, reusedOf(officer, complaint)).catch((error: unknown) => {
        report(error)
        return []
      }),
  }
}
