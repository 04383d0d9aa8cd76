import type { Figure, MeasureId } from '../indicators/indicator'
import { addMonths, monthOf, windowOfMonth } from '../indicators/period'
import { fingerprint } from '../platform/fingerprint'
import type { ImprovementState } from './improvement'
import type { ThemeKey } from './theme'

/** The numbers of a monthly review, in the order in which it is read. */
export const reviewMeasures = [
  'received',
  'answers',
  'onTime.unit',
  'median.unit',
  'returned',
  'reopened',
  'backlog.all',
  'overdue',
] as const satisfies readonly MeasureId[]
export type ReviewMeasure = (typeof reviewMeasures)[number]

export type ReviewTheme = ThemeKey & { count: number; improvement: string | null }
export type ReviewImprovement = { id: string; title: string; state: ImprovementState; dueOn: string; overdue: boolean }

/** What the minutes of a month say: numbers, the largest themes, and the improvements with where they stood. */
export type Minutes = {
  unit: string
  month: string
  numbers: { id: ReviewMeasure; figure: Figure }[]
  themes: ReviewTheme[]
  improvements: ReviewImprovement[]
}

/** Who signed or saw it, when, under which title. */
export type Mark = { at: Date; by: string; post: string }

/** A month of a unit, talked over: `minutes` are kept as they were when it was signed, with the fingerprint of them, the notes and what was agreed. */
export type Review = {
  _id: string
  unit: string
  month: string
  version: number
  notes: string
  agreed: string
  signed: (Mark & { print: string; minutes: Minutes }) | null
  seen: Mark | null
}

export const reviewStates = ['none', 'draft', 'signed', 'seen'] as const
export type ReviewState = (typeof reviewStates)[number]
/** How far a review has come. */
export const reviewStateOf = (review: Pick<Review, 'signed' | 'seen'> | null): ReviewState =>
  !review ? 'none' : review.seen ? 'seen' : review.signed ? 'signed' : 'draft'

/** A name for just this content: another number, note or agreement gives another. */
export const printOf = (minutes: Minutes, { notes, agreed }: Pick<Review, 'notes' | 'agreed'>): string =>
  fingerprint({ minutes, notes, agreed })

/** Have the numbers of a month changed since? What is overdue is counted as of now, and always does. */
export function haveMoved(then: Minutes, now: Minutes): boolean {
  const lasting = ({ numbers, ...rest }: Minutes) =>
    fingerprint({ ...rest, numbers: numbers.filter(({ id }) => id !== 'overdue') })
  return lasting(then) !== lasting(now)
}

/** A month is over on the day after its last. */
export const isOver = (month: string, today: string): boolean => windowOfMonth(month).to < today

/** The last month that is over, which is the one to be talked over. */
export const lastOver = (today: string): string => addMonths(monthOf(today), -1)

/** A month as an address says it; null when it is none. */
export const readMonth = (text: string): string | null => (/^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : null)
