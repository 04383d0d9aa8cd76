import type { Target } from '../sla/clock'
import type { Kept } from './versions'

/** How to complain to a unit, in plain words, as published; `post` is the responsible officer's. Limits are not written down here: they are those of the policies. */
export type ProcedureContent = { intro: string; steps: string[]; fee: string; post: string }
export type Procedure = Kept<ProcedureContent, 'procedure'>

/** What is promised of a class of complaints by the policy in force; a clock without a target is null. */
export type Limit = { class: string; verification: Target | null; followUp: Target | null; answer: Target | null }

/** The classes whose limits are published: what a citizen can file. Abuse of authority is the Inspektorat's, whatever unit it is about. */
export const publishedClasses = ['information', 'normative', 'nonOversight', 'oversight'] as const

/** A unit has one procedure, so it goes by the unit's name. */
export const procedureId = (unit: string): string => unit
