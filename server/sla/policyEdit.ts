import { dayOfDate } from '../calendar/date'
import { type Officer, type Role, roles } from '../staff/officer'
import { type ClockName, clockNames, type EscalationTemplate, escalationTemplates, type Target, type Targets } from './clock'
import type { Sorts } from './coverage'
import { type EscalationLevel, type Policy, type PolicyWarning, respects, warningTargetOf } from './policy'
import type { TypedPolicy } from './policyForm'

/** What a form makes of a policy; which family and version it becomes is for the register to say. */
export type PolicyDraft = Pick<
  Policy,
  'name' | 'source' | 'validFrom' | 'confirmed' | 'deemWithdrawn' | 'when' | 'targets' | 'warnings' | 'escalations'
>
/** What a form is held against: the words there are, and the local date of today. */
export type Known = Sorts & { today: string }
export type Reading = { draft: PolicyDraft; errors: null } | { draft: null; errors: Record<string, string> }

export const mostDays = 500
export const mostMinutes = 60_000
export const mostAfterDays = 250

type Errors = Record<string, string>
const unknown = { kinds: 'kindUnknown', classes: 'classUnknown', categories: 'categoryUnknown', units: 'unitUnknown' } as const

/** Every officer may read by which limits complaints are judged. */
export const mayReadPolicies = (officer: Officer | null): boolean => officer !== null

/** The coordinator and the administrator write policies. */
export const mayEditPolicies = (officer: Officer | null): boolean => officer?.role === 'coordinator' || officer?.role === 'admin'

/** Reads a form: the draft, or all that is wrong with it (field → refusal code). Valid from tomorrow on at the earliest: what holds already stays. */
export function readPolicy(typed: TypedPolicy, known: Known): Reading {
  const errors: Errors = {}
  const name = words(typed.name, 120, (code) => (errors.name = code), 'policyNameMissing')
  const validFrom = readValidFrom(typed.validFrom, known.today, errors)
  for (const respect of respects)
    if (typed.when[respect].some((one) => !known[respect].includes(one))) errors[respect] = unknown[respect]
  const targets = readTargets(typed, errors)
  const warnings = typed.warnings.flatMap((row, i) => readWarning(row, `warning-${i}`, targets, typed, errors))
  const escalations = typed.escalations.flatMap((row, i) => readLevel(row, `escalation-${i}`, typed, errors))
  refuseEqualLevels(typed, errors)
  const source = words(typed.source, 500, (code) => (errors.source = code), 'sourceMissing')
  if (Object.keys(errors).length > 0) return { draft: null, errors }
  return {
    errors: null,
    draft: {
      name,
      source,
      validFrom,
      confirmed: typed.confirmed === 'yes',
      ...(typed.deemWithdrawn === 'yes' && { deemWithdrawn: true }),
      when: Object.fromEntries(
        respects.flatMap((one) => (typed.when[one].length > 0 ? [[one, [...new Set(typed.when[one])]]] : [])),
      ),
      targets,
      warnings: distinct(warnings),
      escalations,
    },
  }
}

/** The date from which something new holds; what is wrong with it goes into `errors.validFrom`. */
export function readValidFrom(typed: string, today: string, errors: Errors): string {
  const date = typed.trim()
  if (!date) errors.validFrom = 'validFromMissing'
  else if (dayOfDate(date) === null) errors.validFrom = 'dateMalformed'
  else if (date <= today) errors.validFrom = 'validFromInvalid'
  return date
}

/** What is allowed but probably not meant: a clock that runs longer than the answer's, a warning that never comes. */
export function noticesOf({ targets, warnings }: PolicyDraft): { notice: 'longer' | 'neverWarns'; clock: ClockName }[] {
  const whole = targets.resolution
  const longer = clockNames.filter((clock) => {
    const target = targets[clock]
    if (!target || !whole) return false
    return target.days !== undefined ? target.days > (whole.days ?? Infinity) : target.minutes > (whole.minutes ?? Infinity)
  })
  const never = warnings.filter((warning) => warningTargetOf(targets[warning.clock]!, warning) === null)
  return [
    ...longer.map((clock) => ({ notice: 'longer' as const, clock })),
    ...[...new Set(never.map(({ clock }) => clock))].map((clock) => ({ notice: 'neverWarns' as const, clock })),
  ]
}

function words(typed: string, most: number, refuse: (code: string) => void, missing: string): string {
  const text = typed.trim().replace(/\s+/g, ' ')
  if (!text) refuse(missing)
  else if (text.length > most) refuse('tooLong')
  return text
}

function readTargets({ targets: typed }: TypedPolicy, errors: Errors): Targets {
  const targets: Targets = {}
  for (const clock of clockNames) {
    const { amount, measure } = typed[clock]
    if (!amount.trim()) continue
    const target = targetOf(amount, measure)
    if (typeof target === 'string') errors[`target-${clock}`] = target
    else targets[clock] = target
  }
  if (clockNames.every((clock) => !typed[clock].amount.trim())) errors[`target-${clockNames[0]}`] = 'targetsMissing'
  return targets
}

function targetOf(amount: string, measure: string): Target | 'measureMissing' | 'targetInvalid' {
  if (measure !== 'days' && measure !== 'minutes') return 'measureMissing'
  const number = wholeNumber(amount, measure === 'days' ? mostDays : mostMinutes)
  if (number === null) return 'targetInvalid'
  return measure === 'days' ? { days: number } : { minutes: number }
}

/** A whole number from 1 to `most`, else null. */
function wholeNumber(typed: string, most: number): number | null {
  const number = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0
  return number >= 1 && number <= most ? number : null
}

/** The clock of a row; null, with the reason, when it is none or has no target. */
function clockOf(typed: string, field: string, { targets }: TypedPolicy, errors: Errors): ClockName | null {
  const clock = clockNames.find((name) => name === typed)
  if (clock && targets[clock].amount.trim()) return clock
  errors[`${field}-clock`] = clock ? 'clockTargetMissing' : 'clockMissing'
  return null
}

function readWarning(
  { clock: named, amount, measure }: TypedPolicy['warnings'][number],
  field: string,
  targets: Targets,
  typed: TypedPolicy,
  errors: Errors,
): PolicyWarning[] {
  const clock = clockOf(named, field, typed, errors)
  if (measure === 'daysBefore') {
    const daysBefore = wholeNumber(amount, mostDays)
    const target = clock && targets[clock]
    // A target that is itself at fault says so at its own field.
    if (daysBefore === null || (target && !(target.days !== undefined && daysBefore < target.days)))
      errors[`${field}-amount`] = 'daysBeforeInvalid'
    return clock && daysBefore !== null ? [{ clock, daysBefore }] : []
  }
  const percent = /^\d{1,2}([.,]\d{1,2})?$/.test(amount.trim()) ? Number(amount.trim().replace(',', '.')) : 0
  if (percent <= 0) errors[`${field}-amount`] = 'shareInvalid'
  return clock ? [{ clock, share: Math.round(percent * 100) / 10_000 }] : []
}

function readLevel(
  { clock: named, after, to, template }: TypedPolicy['escalations'][number],
  field: string,
  typed: TypedPolicy,
  errors: Errors,
): EscalationLevel[] {
  const clock = clockOf(named, field, typed, errors)
  const afterDays = wholeNumber(after, mostAfterDays)
  if (afterDays === null) errors[`${field}-after`] = 'afterDaysInvalid'
  if (!roles.includes(to as Role)) errors[`${field}-to`] = 'roleMissing'
  if (!escalationTemplates.includes(template as EscalationTemplate)) errors[`${field}-template`] = 'templateMissing'
  return clock && afterDays !== null ? [{ clock, afterDays, to: to as Role, template: template as EscalationTemplate }] : []
}

function refuseEqualLevels({ escalations }: TypedPolicy, errors: Errors): void {
  const seen = new Set<string>()
  escalations.forEach(({ clock, after, to }, i) => {
    const level = JSON.stringify([clock, Number(after), to])
    if (seen.has(level)) errors[`escalation-${i}-after`] ??= 'levelInvalid'
    seen.add(level)
  })
}

const distinct = (warnings: PolicyWarning[]): PolicyWarning[] => [
  ...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values(),
]
