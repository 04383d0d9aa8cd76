import type { Role } from '../staff/officer'
import type { ClockName, Targets } from './clock'

/**
 * The limits for a sort of complaint, from a date on. `when` left out or empty in a respect: any. Warnings come at a share of the target, escalations
 * so many working days after due, to the officers of a role. `confirmed` and `source` say how sure the limits are, and where they are written.
 */
export type Policy = {
  _id: string
  name: string
  version: number
  validFrom: string
  when: { kinds?: string[]; classes?: string[]; categories?: string[]; units?: string[] }
  targets: Targets
  warnings: { clock: ClockName; share: number }[]
  escalations: { clock: ClockName; afterDays: number; to: Role }[]
  confirmed: boolean
  source: string
}

/** What a policy is chosen by. `receivedOn` is the local date of receipt; `unit` null while nobody holds the case. */
export type PolicyQuestion = { kind: string; class: string; category: string; unit: string | null; receivedOn: string }

/**
 * The policy for a complaint, by its date of receipt: of those in force and fitting, the one that names most respects; of these the one valid from the
 * later date, then of the higher version, then first by id. Null when none fits.
 */
export function choosePolicy(policies: readonly Policy[], question: PolicyQuestion): Policy | null {
  const fitting = policies.filter((policy) => policy.validFrom <= question.receivedOn && fits(policy, question))
  return fitting.sort(byPrecedence)[0] ?? null
}

function fits({ when }: Policy, { kind, class: className, category, unit }: PolicyQuestion): boolean {
  return (
    allows(when.kinds, kind) && allows(when.classes, className) && allows(when.categories, category) && allows(when.units, unit)
  )
}

function allows(named: string[] | undefined, value: string | null): boolean {
  return !named || named.length === 0 || (value !== null && named.includes(value))
}

function byPrecedence(a: Policy, b: Policy): number {
  return respectsOf(b) - respectsOf(a) || compare(b.validFrom, a.validFrom) || b.version - a.version || compare(a._id, b._id)
}

function respectsOf({ when }: Policy): number {
  return [when.kinds, when.classes, when.categories, when.units].filter((named) => named && named.length > 0).length
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
