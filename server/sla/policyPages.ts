import type { ClockName, Targets } from './clock'
import type { EscalationLevel, PolicyWarning, Respect } from './policy'
import type { Difference, Standing } from './policyChange'
import type { TypedPolicy } from './policyForm'
import type { Prospect } from './policyService'

/** What the templates of views/policies are given. Words of complaints stand by their ids, units and officers by their names. */

export type Option = { id: string; name: string }
export type Named = { family: string; name: string }
export type WarningWords = Pick<PolicyWarning, 'share' | 'daysBefore'> & { clocks: ClockName[] }
/** A policy in words: `when` by respect, empty where it is for all. */
export type Content = {
  when: Record<Respect, string[]>
  targets: Targets
  warnings: WarningWords[]
  escalations: EscalationLevel[]
  deemWithdrawn: boolean
  source: string
  confirmed: boolean
}
/** A row of the coverage; `kinds` and `classes` null where it is all of them. */
export type CoveredRow = {
  kinds: string[] | null
  classes: string[] | null
  category: string | null
  unit: string | null
  policy: (Named & Content) | null
  by: Respect[]
  missing: ClockName[]
  tied: Named[]
}
export type ComingRow = Named & {
  validFrom: string
  retired: boolean
  version: number
  isNew: boolean
  differences: Difference[]
}

/** views/policies/list; `date` is the day that is looked at. */
export type PolicyListPage = {
  date: string
  today: string
  mayEdit: boolean
  rows: CoveredRow[]
  gaps: CoveredRow[]
  overlaps: CoveredRow[]
  coming: ComingRow[]
  values: { tanggal: string }
  errors: Record<string, string>
  details: Record<string, unknown>
}

export type VersionRow = {
  version: number
  standing: Standing
  retired: boolean
  validFrom: string
  by: string | null
  at: Date | null
  withdrawn: { by: string; at: Date } | null
  isFirst: boolean
  /** Its day has not come, so it can still be taken back. */
  mayWithdraw: boolean
  differences: Difference[]
}
/** views/policies/family; `present` null when nothing of the family holds today. */
export type PolicyPage = Named & {
  present: (Content & { validFrom: string }) | null
  versions: VersionRow[]
  base: number
  mayEdit: boolean
  done: 'saved' | 'retired' | 'withdrawn' | null
  /** Somebody else has written meanwhile: what was asked for was not done. */
  overtaken: boolean
  values: { validFrom: string }
  errors: Record<string, string>
  details: Record<string, unknown>
}

/** views/policies/edit; `family` null for a new policy. */
export type PolicyEditPage = {
  family: string | null
  title: string | null
  base: number
  tomorrow: string
  values: TypedPolicy
  options: Record<Respect, Option[]>
  rows: { warnings: number; escalations: number }
  overtaken: boolean
  errors: Record<string, string>
  details: Record<string, unknown>
}

/** views/policies/check; `fields` is the form, to be sent on unseen. */
export type PolicyCheckPage = {
  family: string | null
  title: string
  base: number
  validFrom: string
  fields: { name: string; value: string }[]
  content: Content
  before: boolean
  differences: Difference[]
  notices: Prospect['notices']
  later: ComingRow[]
  gaps: CoveredRow[]
  overlaps: CoveredRow[]
}
