import { namesOf } from '../complaints/naming'
import { definitionOf, type Figure } from '../indicators/indicator'
import { addMonths, windowOfMonth } from '../indicators/period'
import { listHref } from '../indicators/links'
import { mask } from '../masking/mask'
import { apart } from '../platform/apart'
import { emptyForm } from '../platform/http/formRoute'
import type { Officer } from '../staff/officer'
import type { Kecamatan, Unit } from '../units/unit'
import { improvementHref, reviewHref, reviewsHref, themeHref } from './links'
import type { ReviewNumber, ReviewPage, ReviewsPage } from './pages'
import { isOver, lastOver, type Mark, type ReviewMeasure, reviewStateOf } from './review'
import type { ReviewService } from './reviewService'

type Needs = {
  reviews: ReviewService
  units: { list(): Promise<Unit[]>; kecamatan(): Promise<Kecamatan[]> }
  staff: { namesOf(ids: string[]): Promise<Record<string, string>> }
}

export type ReviewScreens = ReturnType<typeof createReviewScreens>

/** The pages of monthly reviews, as their templates want them. */
export function createReviewScreens({ reviews, units, staff }: Needs) {
  return {
    /** `month` null: the last that is over. */
    async list(officer: Officer, asked: string | null): Promise<ReviewsPage> {
      const month = asked ?? lastOver(reviews.today())
      const found = await reviews.ofMonth(officer, month)
      const next = addMonths(month, 1)
      const rows = found.map(({ unit, review }) => ({
        unit: { id: unit._id, name: unit.name, shortName: unit.shortName },
        state: reviewStateOf(review),
        signedAt: review?.signed?.at ?? null,
        href: reviewHref(unit._id, month),
      }))
      const { telling, silent } = apart(rows, ({ state }) => state === 'none')
      const linkTo = (to: string) => ({ month: to, href: reviewsHref(to) })
      return {
        month,
        running: !isOver(month, reviews.today()),
        signed: rows.filter(({ signedAt }) => signedAt !== null).length,
        all: rows.length,
        rows: telling,
        waiting: silent,
        previous: linkTo(addMonths(month, -1)),
        next: windowOfMonth(next).from <= reviews.today() ? linkTo(next) : null,
      }
    },

    async review(officer: Officer, id: string, month: string, done: ReviewPage['done'] = null): Promise<ReviewPage> {
      const { unit, review, minutes, rights, moved } = await reviews.open(officer, id, month)
      const marks = [review?.signed, review?.seen].flatMap((mark) => mark ?? [])
      const [places, officers] = [await units.kecamatan(), await staff.namesOf(marks.map(({ by }) => by))]
      const names = namesOf([], places)
      const signature = ({ at, by, post }: Mark) => ({ at, name: officers[by] ?? by, title: post })
      const isOpen = !review?.signed
      // Only the form that writes them has them as they were written.
      const words = isOpen && rights.edits ? (text: string): string => text : say
      const until = windowOfMonth(month).to
      const date = until < reviews.today() ? until : reviews.today()
      return {
        unit: { id, name: unit.name, shortName: unit.shortName },
        month,
        state: reviewStateOf(review),
        running: !isOver(month, reviews.today()),
        version: review?.version ?? 0,
        numbers: minutes.numbers.map(({ id: measure, figure }) => numberOf(measure, figure, id, month)),
        themes: minutes.themes.map((theme) => ({
          category: theme.category,
          kecamatan: theme.kecamatan && names.kecamatan(theme.kecamatan),
          count: theme.count,
          href: themeHref(theme, { date }),
          hasImprovement: theme.improvement !== null,
        })),
        improvements: minutes.improvements.map(({ id: one, title, ...rest }) => ({
          ...rest,
          title: say(title),
          href: improvementHref(one),
        })),
        values: { notes: words(review?.notes ?? ''), agreed: words(review?.agreed ?? '') },
        signed: review?.signed ? { ...signature(review.signed), print: review.signed.print } : null,
        seen: review?.seen ? signature(review.seen) : null,
        moved,
        may: {
          edit: isOpen && rights.edits,
          sign: isOpen && rights.signs && isOver(month, reviews.today()),
          acknowledge: review?.signed !== null && review?.seen === null && rights.acknowledges,
        },
        done,
        ...emptyForm,
        back: reviewsHref(month),
      }
    },
  }
}

const say = (text: string): string => mask(text, { audience: 'officer' }).masked

function numberOf(id: ReviewMeasure, figure: Figure, unit: string, month: string): ReviewNumber {
  const { type } = definitionOf(id)
  const unitOfMeasure = type === 'rank' ? 'days' : type === 'share' ? 'share' : 'count'
  return { id, unitOfMeasure, figure, href: listHref({ indicator: id, unit, window: windowOfMonth(month) }) }
}
