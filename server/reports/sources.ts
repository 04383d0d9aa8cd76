import type { Limit } from '../documents/procedure'
import type { StoredFile } from '../platform/files'
import type { Scope } from './report'

/** What the pieces of evidence are made of. `unit` is an id; of the whole regency there are lines of every unit. */

/** A way to complain: how many came in by it in the period, null when nobody has counted; `counted` of `months` have a count. */
export type ChannelLine = {
  unit: string
  kind: string
  name: string
  address: string
  hours: string
  count: number | null
  counted: number
  months: number
}

/** The published procedure as it held on the last day of the period. `holder` is whoever has the post that day. */
export type ProcedureLine = {
  unit: string
  intro: string
  steps: string[]
  fee: string
  post: string | null
  holder: string | null
  from: string
  limits: Limit[]
}

/** A version of a document that held in the period; a file of ours or a link. */
export type DocumentLine = {
  unit: string
  kind: string
  title: string
  number: string
  date: string | null
  version: number
  from: string
  to: string | null
  file: StoredFile | null
  link: string | null
}

export type CoachingLine = {
  unit: string
  date: string
  topic: string
  subject: string
  coach: string
  coached: string[]
  agreed: string
}

/** `effect`: complaints of its theme in so many days before and after; null where it has not been measured yet. */
export type ImprovementLine = {
  unit: string
  title: string
  category: string
  cause: string
  change: string
  state: string
  dueOn: string
  doneOn: string | null
  effect: { verdict: string; before: number; after: number; days: number } | null
}

/** The self-assessment of a year, by dimension: points of the items asked, how many of them a reviewer has accepted; `score` 0 to 100. */
export type AssessmentLine = {
  unit: string
  year: number
  dimension: string
  points: number
  items: number
  accepted: number
  score: number | null
}

/** Citizens' satisfaction; `index` (IKM) 25 to 100. */
export type SurveyLine = { unit: string; from: string; to: string; index: number; respondents: number; letter: string | null }

/** `inspects`: the units whose oversight cases may be told of. */
export type Asked = Scope & { inspects: readonly string[] }
type Lines<T> = (asked: Asked) => Promise<T[]>

/** Where they come from; each is asked once for a paper. */
export type Sources = {
  channels: Lines<ChannelLine>
  procedures: Lines<ProcedureLine>
  documents: Lines<DocumentLine>
  coaching: Lines<CoachingLine>
  improvements: Lines<ImprovementLine>
  assessments: Lines<AssessmentLine>
  surveys: Lines<SurveyLine>
}
