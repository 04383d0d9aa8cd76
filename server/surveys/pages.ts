import type { FormPage } from '../platform/http/formRoute'
import type { Element } from './survey'

/** What the templates of views/surveys are given. Indexes are in hundredths, means in thousandths, a rating's mean is as it is. */

type UnitName = { id: string; name: string; shortName: string }
type Written = { who: string; as: string; at: Date }
export type ElementRow = { id: Element; mean: number; weakest: boolean }

export type SurveyRow = {
  from: string
  to: string
  respondents: number
  index: number
  band: { letter: string; label: string } | null
  elements: ElementRow[]
  source: string
  link: string | null
  written: Written
  rated: { n: number; mean: number } | null
  editHref: string
}
/** One line that was ever written; `reason` null: the first of its period. */
export type SurveyLine = {
  from: string
  to: string
  revision: number
  index: number
  respondents: number
  reason: string | null
  written: Written
}

/** views/surveys/page. */
export type SurveyPage = {
  unit: UnitName
  rows: SurveyRow[]
  lines: SurveyLine[]
  bands: { letter: string; label: string; from: number; to: number }[]
  mayEnter: boolean
  done: boolean
}

/** views/surveys/edit; `corrects`: the result of that period stands already. Values: from, to, respondents, each element, source, link, reason, revision. */
export type SurveyFormPage = FormPage & { unit: UnitName; corrects: boolean; elements: readonly Element[] }
