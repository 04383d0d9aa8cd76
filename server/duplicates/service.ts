import type { Complaint, Photo } from '../complaints/complaint'
import { isClassified, maskerFor } from '../complaints/masked'
import { namesOf } from '../complaints/naming'
import { evidenceOf } from '../complaints/photo'
import { disclosure } from '../complaints/permissions'
import type { SimilarCase } from '../complaints/similar'
import type { ComplaintStore } from '../complaints/store'
import { isSecret, isWritten } from '../complaints/trackingView'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import { inTime } from '../platform/inTime'
import type { Officer } from '../staff/officer'
import type { UnitService } from '../units/service'
import { anywhereKeysOf, dayOf, type Described, keysOf, type Likeness, likenessOf, likenessOfComplaint } from './likeness'
import { likelyFrom, precedentFrom, precedentOf, type Resemblance, resemblanceOf, similarFrom } from './resemblance'
import { pictureProbesOf, sameAmong } from './samePicture'
import type { Days, Kept, Known, LikenessStore } from './store'

/** A year back, and what came in the two months after. */
const yearBack = 365
const monthsAfter = 60
/** So many of the likest are read in full, of which those remain that the reader may see. */
const mostRead = 30
const mostPublic = 3
const mostOnDesk = 5
const batch = 1_000
/** A citizen who files does not wait longer for what is only good to know; an officer a little. */
const citizenMs = 300
const deskMs = 1_500

type Draft = Omit<Described, 'category' | 'at'>
type Needs = {
  store: LikenessStore
  complaints: ComplaintStore
  units: Pick<UnitService, 'list' | 'kecamatan'>
  clock: Clock
  /** A look-up that failed or took too long is nobody's error page, but is not kept secret either. */
  report: (error: unknown) => void
}
type Ranked = { complaint: Complaint; found: Resemblance }

export type Similar = ReturnType<typeof createSimilar>

/**
 * Cases that look alike, over one index of likenesses that follows complaints as the numbers do: made by the job that projects, made anew by `aduan rebuild`. Only what the reader may see is told: to the
 * public what an officer has classified and is not secret, to an officer what is disclosed in full.
 */
export function createSimilar({ store, complaints, units, clock, report }: Needs) {
  const note = (all: readonly Complaint[]): Promise<void> => store.keep(all.map(keptOf))

  /** Makes all likenesses anew from the complaints; may be stopped and begun again. */
  async function rebuild(): Promise<void> {
    let waiting: Complaint[] = []
    for await (const one of complaints.all()) {
      if (waiting.push(one) < batch) continue
      await note(waiting)
      waiting = []
    }
    await note(waiting)
  }

  /** The likest first; at equal likeness the newer. */
  async function ranked(
    candidates: readonly Known[],
    compare: (other: Likeness) => Resemblance,
    { least, but }: { least: number; but: string | null },
  ): Promise<Ranked[]> {
    const best = candidates
      .filter(({ code }) => code !== but)
      .map(({ code, likeness }) => ({ code, at: likeness.at.getTime(), found: compare(likeness) }))
      .filter(({ found }) => found.score >= least)
      .sort((a, b) => b.found.score - a.found.score || b.at - a.at)
      .slice(0, mostRead)
    const read = new Map((await complaints.getMany(best.map(({ code }) => code))).map((one) => [one._id, one]))
    return best.flatMap(({ code, found }) => {
      const complaint = read.get(code)
      return complaint ? { complaint, found } : []
    })
  }

  async function shown(all: readonly Ranked[], titleOf: (complaint: Complaint) => string | null): Promise<SimilarCase[]> {
    const names = namesOf(await units.list(), await units.kecamatan())
    return all.map(({ complaint, found: { text, place, days, sameCategory, photo } }) => ({
      code: complaint._id,
      register: complaint.register,
      title: titleOf(complaint),
      category: complaint.category,
      state: complaint.state,
      unit: complaint.unit ? names.unit(complaint.unit) : null,
      place: placed(names.place(complaint)),
      receivedAt: complaint.receivedAt,
      reasons: { text, place, days, sameCategory, photo },
    }))
  }

  /** Complaints with one of these photos. */
  async function pictured(photos: readonly Photo[], days: Days): Promise<Known[]> {
    const found = await Promise.all(photos.map((photo) => store.picturesSharing(pictureProbesOf(photo, 'photos'), days)))
    const codes = found.flat().filter((other) => sameAmong(photos, other.photos))
    return codes.length > 0 ? store.get(codes.map(({ code }) => code)) : []
  }

  async function nearby(likeness: Likeness, least: number, but: string | null): Promise<Ranked[]> {
    const day = dayOf(likeness.at)
    const days = { from: day - yearBack, to: day + monthsAfter }
    const found = await Promise.all([store.sharing(keysOf(likeness), days), pictured(likeness.photos, days)])
    const different = new Map(found.flat().map((one) => [one.code, one]))
    return ranked([...different.values()], (other) => resemblanceOf(likeness, other), { least, but })
  }

  /** Nothing rather than a page that fails or waits. */
  const calmly = (ms: number, looked: Promise<SimilarCase[]>): Promise<SimilarCase[]> =>
    inTime(ms, looked).catch((error: unknown) => {
      report(error)
      return []
    })

  function refuseUnseen(officer: Officer, complaint: Complaint | null): asserts complaint is Complaint {
    if (!complaint || disclosure(officer, complaint) !== 'full') throw new Refused('missing', 'complaintUnknown')
  }
  const seenBy = (officer: Officer, all: readonly Ranked[], most: number) =>
    all.filter(({ complaint }) => disclosure(officer, complaint) === 'full').slice(0, most)

  return {
    note,

    /** What a citizen who is about to send this may follow instead; three public cases at most, none when the look-up fails or takes longer than 300 ms. */
    forFiling: (draft: Draft): Promise<SimilarCase[]> =>
      calmly(
        citizenMs,
        nearby(likenessOf({ ...draft, category: 'lainnya', at: clock.now() }), likelyFrom, null).then((all) =>
          shown(all.filter(({ complaint }) => isPublic(complaint)).slice(0, mostPublic), publicTitle),
        ),
      ),

    /** Cases that look like this one, of those that the officer sees in full; five at most. @throws Refused `missing` */
    forCase(officer: Officer, complaint: Complaint): Promise<SimilarCase[]> {
      refuseUnseen(officer, complaint)
      const looked = nearby(likenessOfComplaint(complaint), similarFrom, complaint._id)
      return calmly(
        deskMs,
        looked.then((all) => shown(seenBy(officer, all, mostOnDesk), deskTitle)),
      )
    },

    /**
     * Answered cases of any unit and place that tell of a problem like this one's, with the unit that answered: what a coordinator remembers. Of those that the officer sees in full.
     * @throws Refused `missing`
     */
    async past(officer: Officer, code: string, limit: number): Promise<SimilarCase[]> {
      const complaint = await complaints.get(code)
      refuseUnseen(officer, complaint)
      const likeness = likenessOfComplaint(complaint)
      const looked = store
        .sharing(anywhereKeysOf(likeness), { from: 0, to: dayOf(clock.now()) })
        .then((found) => ranked(found, (other) => precedentOf(likeness, other), { least: precedentFrom, but: code }))
      return calmly(
        deskMs,
        looked.then((all) => {
          const still = all.filter(({ complaint: one }) => isAnswered(one))
          return shown(seenBy(officer, still, limit), deskTitle)
        }),
      )
    },

    rebuild,

    /** After an update of the product: makes anew what an earlier version has left in another shape, or has not made at all. */
    async renew(): Promise<void> {
      if (await store.isOutdated(await complaints.count())) await rebuild()
    },
  }
}

/** What the reporter wrote about the place is not for everybody. */
const placed = ({ kecamatan, desa }: SimilarCase['place']): SimilarCase['place'] => ({ kecamatan, desa })

/** Answered by a unit, and not taken back since. */
const isAnswered = ({ unit, answeredAt, state }: Complaint): boolean =>
  unit !== null && answeredAt !== null && (state === 'answered' || state === 'closed')

/** Somebody has read it and found it to be neither secret nor nonsense: before that nobody knows what it may give away. */
const isPublic = (complaint: Complaint): boolean =>
  !isSecret(complaint) && isClassified(complaint) && complaint.state !== 'archived' && complaint.state !== 'withdrawn'

const publicTitle = (complaint: Complaint): string | null => (isWritten(complaint) ? maskerFor(complaint)(complaint.title) : null)
const deskTitle = (complaint: Complaint): string => maskerFor(complaint, 'officer')(complaint.title)

const keptOf = (complaint: Complaint): Kept => ({
  code: complaint._id,
  version: complaint.version,
  answered: isAnswered(complaint),
  likeness: likenessOfComplaint(complaint),
  evidence: evidenceOf(complaint).map(({ id, looks }) => ({ id, looks })),
})
