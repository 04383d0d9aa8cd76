import type { AuditService } from '../audit/service'
import { Refused } from '../errors'
import type { MeasureId } from '../indicators/indicator'
import type { Figures } from '../indicators/indicator'
import { endOf, type Window, windowOfMonth } from '../indicators/period'
import { type Sight, sightOf } from '../indicators/permissions'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import { improvementsAt } from './minutes'
import { reviewRights } from './permissions'
import { haveMoved, isOver, type Mark, type Minutes, printOf, type Review, reviewMeasures } from './review'
import type { ReviewStore } from './reviewStore'
import type { ImprovementStore } from './store'
import type { ThemeService } from './themeService'

type Numbers = {
  of(subject: { of: 'unit'; id: string }, window: Window, sight: Sight, ids?: readonly MeasureId[]): Promise<Figures>
}
type Needs = {
  store: ReviewStore
  improvements: Pick<ImprovementStore, 'list'>
  themes: Pick<ThemeService, 'on'>
  numbers: Numbers
  units: { list(): Promise<Unit[]> }
  audit: Pick<AuditService, 'record'>
  clock: Clock
}
export type ReviewRights = ReturnType<typeof reviewRights>
export type OpenReview = { unit: Unit; review: Review | null; minutes: Minutes; rights: ReviewRights; moved: boolean }
type Words = Pick<Review, 'notes' | 'agreed'>

const largestThemes = 5

export type ReviewService = ReturnType<typeof createReviewService>

/** The monthly review of a unit: minutes made from the numbers, notes and what is agreed, signed by the head, seen by a supervisor. */
export function createReviewService({ store, improvements, themes, numbers, units, audit, clock }: Needs) {
  const today = (): string => localDate(clock.now())

  async function unitFor(officer: Officer, id: string): Promise<{ unit: Unit; rights: ReviewRights }> {
    const unit = (await units.list()).find(({ _id, kind }) => _id === id && kind !== 'outside')
    const rights = unit && reviewRights(officer, id, unit.kind === 'inspektorat')
    if (!unit || !rights?.opens) throw new Refused('missing', 'reviewUnknown')
    return { unit, rights }
  }

  /** The numbers of the Inspektorat's review count what is its own to see; no other review does. */
  const sightOn = ({ _id, kind }: Unit): Sight => ({ units: null, inspects: kind === 'inspektorat' ? [_id] : [] })

  /** A month before the regency had this system has no review, nor has one that has not begun. */
  function begun(month: string): Window {
    const window = windowOfMonth(month)
    if (window.from > today()) throw new Refused('missing', 'reviewUnknown')
    return window
  }

  async function minutesOf(unit: Unit, month: string): Promise<Minutes> {
    const window = begun(month)
    const [sight, until] = [sightOn(unit), window.to < today() ? window.to : today()]
    const [figures, answered, all] = await Promise.all([
      numbers.of({ of: 'unit', id: unit._id }, window, sight, reviewMeasures),
      themes.on(until, sight, [unit._id]),
      improvements.list([unit._id], null),
    ])
    return {
      unit: unit._id,
      month,
      numbers: reviewMeasures.flatMap((id) => (figures.has(id) ? [{ id, figure: figures.get(id)! }] : [])),
      themes: answered.slice(0, largestThemes).map(({ theme: { category, kecamatan, count }, improvement }) => ({
        category,
        unit: unit._id,
        kecamatan,
        count,
        improvement: improvement?._id ?? null,
      })),
      improvements: improvementsAt(
        all.filter((one) => !one.oversight || sight.inspects.length > 0),
        window,
        endOf(until),
      ),
    }
  }

  const marked = (officer: Officer): Mark => ({ at: clock.now(), by: officer.id, post: officer.title })

  async function write(officer: Officer, review: Review, version: number, deed: string): Promise<void> {
    if (!(await store.save({ ...review, version: version + 1 }, version))) throw new Refused('conflict', 'reviewChanged')
    const details = deed === 'sign' ? { print: review.signed!.print } : {}
    await audit.record({ by: officer.id, as: officer.post, deed: `review.${deed}`, target: `review:${review._id}`, details })
  }

  async function draftOf(officer: Officer, unit: string, month: string, version: number): Promise<Review> {
    const kept = await store.get(unit, month)
    if ((kept?.version ?? 0) !== version) throw new Refused('conflict', 'reviewChanged')
    if (kept?.signed) throw new Refused('conflict', 'reviewSigned')
    return kept ?? { _id: `${unit}:${month}`, unit, month, version: 0, notes: '', agreed: '', signed: null, seen: null }
  }

  return {
    today,

    /** Each unit that this officer may open, with its review of a month, if there is one. */
    async ofMonth(officer: Officer, month: string): Promise<{ unit: Unit; review: Review | null }[]> {
      if (!sightOf(officer)) throw new Refused('forbidden', 'indicatorsForbidden')
      begun(month)
      const [register, reviews] = await Promise.all([units.list(), store.ofMonth(month)])
      return register
        .filter(
          ({ _id, kind, active }) => active && kind !== 'outside' && reviewRights(officer, _id, kind === 'inspektorat').opens,
        )
        .map((unit) => ({ unit, review: reviews.find((one) => one.unit === unit._id) ?? null }))
    },

    /** The review as it stands: signed, with the minutes of then; else with those of now. `moved`: the numbers have changed since it was signed. */
    async open(officer: Officer, id: string, month: string): Promise<OpenReview> {
      const { unit, rights } = await unitFor(officer, id)
      const [review, now] = await Promise.all([store.get(id, month), minutesOf(unit, month)])
      const moved = review?.signed ? haveMoved(review.signed.minutes, now) : false
      return { unit, review, minutes: review?.signed?.minutes ?? now, rights, moved }
    },

    /** Keeps notes and what is agreed. @throws Refused `forbidden`, `conflict` when it is signed or somebody was first */
    async keep(officer: Officer, id: string, month: string, version: number, words: Words): Promise<void> {
      const { rights } = await unitFor(officer, id)
      if (!rights.edits) throw new Refused('forbidden', 'deedForbidden', { deed: 'keep' })
      begun(month)
      await write(officer, { ...(await draftOf(officer, id, month, version)), ...words }, version, 'keep')
    },

    /** Signs it: from now on it stands as it is. @throws Refused `invalid` `monthRunning`, else as `keep` */
    async sign(officer: Officer, id: string, month: string, version: number, words: Words): Promise<void> {
      const { unit, rights } = await unitFor(officer, id)
      if (!rights.signs) throw new Refused('forbidden', 'deedForbidden', { deed: 'sign' })
      if (!isOver(month, today())) throw new Refused('invalid', 'monthRunning', { fields: { notes: 'monthRunning' } })
      const draft = await draftOf(officer, id, month, version)
      const minutes = await minutesOf(unit, month)
      const signed = { ...marked(officer), print: printOf(minutes, words), minutes }
      await write(officer, { ...draft, ...words, signed }, version, 'sign')
    },

    /** A supervisor has read it. @throws Refused `conflict` when it is not signed, or was seen before */
    async acknowledge(officer: Officer, id: string, month: string, version: number): Promise<void> {
      const { rights } = await unitFor(officer, id)
      if (!rights.acknowledges) throw new Refused('forbidden', 'deedForbidden', { deed: 'acknowledge' })
      const review = await store.get(id, month)
      if (!review?.signed || review.seen || review.version !== version) throw new Refused('conflict', 'reviewChanged')
      await write(officer, { ...review, seen: marked(officer) }, version, 'acknowledge')
    },
  }
}
