import type { UnitOfMeasure } from '../indicators/measure'
import type { DailySection } from './daily'
import type { Watch } from './watch'
import type { BelowTarget, Change, Share } from './weekly'

/** What the templates of views/email are given. `link` and the other addresses are whole; `settings` is where the mail can be turned off. */

/** views/email/weekly; `from`–`to` is the week told, units are measured over the four weeks that end with it, `judged` of them with cases enough. `received` … are counts of the regency. */
export type WeeklyMail = {
  from: string
  to: string
  received: number
  answered: number
  closed: number
  onTime: Share | null
  overdue: number
  overdueLink: string
  target: number | null
  judged: number
  below: BelowTarget[]
  changes: Change[]
  improvements: number | null
  improvementsLink: string
  link: string
  settings: string
}

/** views/email/daily; `waiting`: cases whose reporter was asked something. */
export type DailyMail = {
  date: string
  unit: string
  sections: DailySection[]
  waiting: number
  waitingMore: boolean
  link: string
  settings: string
}

/** views/email/watch; `now` is the number today, of `n` cases since `from`, which is null for what is told as of now. */
export type WatchMail = Pick<Watch, 'indicator' | 'side' | 'value'> & {
  unit: string | null
  unitOfMeasure: UnitOfMeasure
  now: number
  n: number
  from: string | null
  link: string
  settings: string
}
