import { fingerprint } from '../platform/fingerprint'
import type { Role } from '../staff/officer'
import type { ClockName, EscalationTemplate, Target, Targets } from './clock'

export type Respect = 'kinds' | 'classes' | 'categories' | 'units'
export const respects = ['kinds', 'classes', 'categories', 'units'] as const satisfies readonly Respect[]

/** When a clock's holder is warned: at a share of the target (0 < share < 1), or so many working days before due. */
export type PolicyWarning =
  { clock: ClockName; share: number; daysBefore?: undefined } | { clock: ClockName; daysBefore: number; share?: undefined }

/** Who is told, by which mail, so many working days after due. */
export type EscalationLevel = { clock: ClockName; afterDays: number; to: Role; template: EscalationTemplate }

/**
 * The limits for a sort of complaint, from a date on. `when` left out or empty in a respect: any. Versions of one `family` follow each other: the
 * one valid from the latest date counts, and one that is `retired` ends the family from that date on. `confirmed` and `source` say how sure the
 * limits are, and where they are written. Once written a version stays as it is; only one that never held can be `withdrawn`.
 * `deemWithdrawn`: a question that the reporter leaves unanswered withdraws the complaint (UU 25/2009 art. 44, recalled, not confirmed).
 */
export type Policy = {
  _id: string
  family: string
  name: string
  version: number
  validFrom: string
  retired?: boolean
  when: Partial<Record<Respect, string[]>>
  targets: Targets
  warnings: PolicyWarning[]
  escalations: EscalationLevel[]
  deemWithdrawn?: boolean
  confirmed: boolean
  source: string
  createdAt?: Date
  createdBy?: string
  withdrawn?: { at: Date; by: string }
}

/** What a policy is chosen by. `receivedOn` is the local date of receipt; `unit` null while nobody holds the case. */
export type PolicyQuestion = { kind: string; class: string; category: string; unit: string | null; receivedOn: string }

/** The id of a version of a family. The first bears the family's own name, as policies had before they had versions. */
export const policyId = (family: string, version: number): string => (version === 1 ? family : `${family}.${version}`)

/** `id@fingerprint` of what choosing and judging depend on: not of its name, its source, of who wrote it when, or of how it was delivered. */
export function policyPrint({
  _id,
  family,
  version,
  validFrom,
  retired,
  when,
  targets,
  warnings,
  escalations,
  deemWithdrawn,
}: Policy): string {
  return `${_id}@${fingerprint({ family, version, validFrom, retired, when, targets, warnings, escalations, deemWithdrawn })}`
}

/**
 * The policies for a complaint received on a local date, the first that fits being the one that holds: of each family the version in force (valid
 * from the latest date that is not after it, then the highest version), and none of a family that is retired by then. In order of precedence: who
 * names most respects; then valid from the later date; then the higher version; then by id.
 */
export function policiesInForce(policies: readonly Policy[], receivedOn: string): Policy[] {
  const latest = new Map<string, Policy>()
  for (const policy of policies) {
    if (policy.withdrawn || policy.validFrom > receivedOn) continue
    const other = latest.get(policy.family)
    if (!other || byAge(policy, other) < 0) latest.set(policy.family, policy)
  }
  return [...latest.values()].filter(({ retired }) => !retired).sort((a, b) => respectsOf(b) - respectsOf(a) || byAge(a, b))
}

/** The policy for a complaint by its date of receipt: the first in force that fits, null when none does. */
export function choosePolicy(policies: readonly Policy[], question: PolicyQuestion): Policy | null {
  return firstFitting(policiesInForce(policies, question.receivedOn), question)
}

/** The same for many complaints: what is in force on a date is worked out once a date. */
export function policyChooser(policies: readonly Policy[]): (question: PolicyQuestion) => Policy | null {
  const inForce = new Map<string, Policy[]>()
  return (question) => {
    let those = inForce.get(question.receivedOn)
    if (!those) inForce.set(question.receivedOn, (those = policiesInForce(policies, question.receivedOn)))
    return firstFitting(those, question)
  }
}

/** Whether a policy is for such complaints, its dates left aside. */
export function fits({ when }: Policy, { kind, class: className, category, unit }: Omit<PolicyQuestion, 'receivedOn'>): boolean {
  return (
    allows(when.kinds, kind) && allows(when.classes, className) && allows(when.categories, category) && allows(when.units, unit)
  )
}

/** In how many respects a policy is choosy. */
export function respectsOf({ when }: Policy): number {
  return respects.filter((respect) => when[respect]?.length).length
}

/**
 * The target that is used up when the warning comes, by the same count as the target itself: 70 % of 14 working days are 9. Null when it would not
 * be a whole day (or minute) after the start, or when days are to be taken from minutes.
 */
export function warningTargetOf(target: Target, { share, daysBefore }: PolicyWarning): Target | null {
  if (daysBefore !== undefined)
    return target.days !== undefined && target.days > daysBefore ? { days: target.days - daysBefore } : null
  // 100 × 0.29 is 28.999…: a hair is added, so that a share means what it says.
  const part = Math.floor((target.days ?? target.minutes) * share + 1e-9)
  if (part < 1) return null
  return target.days === undefined ? { minutes: part } : { days: part }
}

function firstFitting(inForce: readonly Policy[], question: PolicyQuestion): Policy | null {
  return inForce.find((policy) => fits(policy, question)) ?? null
}

function allows(named: string[] | undefined, value: string | null): boolean {
  return !named || named.length === 0 || (value !== null && named.includes(value))
}

/** The one valid from the later date first, then the higher version, then by id. */
function byAge(a: Policy, b: Policy): number {
  return compare(b.validFrom, a.validFrom) || b.version - a.version || compare(a._id, b._id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
