import { clockNames, type ClockName, type Target } from './clock'
import { type EscalationLevel, policiesInForce, type Policy, type PolicyWarning, type Respect, respects } from './policy'
import type { PolicyDraft } from './policyEdit'

type Text = 'name' | 'source' | 'confirmed' | 'deemWithdrawn'

/** One thing in which two versions differ: what goes and what comes. */
export type Difference =
  | { about: Text; before: string; after: string }
  | { about: 'target'; clock: ClockName; before: Target | null; after: Target | null }
  | { about: 'warning'; removed: PolicyWarning[]; added: PolicyWarning[] }
  | { about: 'escalation'; removed: EscalationLevel[]; added: EscalationLevel[] }
  | { about: Respect; removed: string[]; added: string[] }

/** In which way a version of a family stands to a date: `past` once a later one holds, `skipped` when another holds from the same date. */
export type Standing = 'present' | 'coming' | 'past' | 'skipped' | 'withdrawn'

/** What changes from one version to the next, in the order of the form. */
export function differencesOf(before: PolicyDraft, after: PolicyDraft): Difference[] {
  return [
    ...texts(before, after, ['name']),
    ...respects.flatMap((about) => lists(about, before.when[about] ?? [], after.when[about] ?? [])),
    ...clockNames.flatMap((clock) => targetChange(clock, before.targets[clock] ?? null, after.targets[clock] ?? null)),
    ...lists('warning', before.warnings, after.warnings),
    ...lists('escalation', before.escalations, after.escalations),
    ...texts(before, after, ['deemWithdrawn', 'source', 'confirmed']),
  ] as Difference[]
}

/** The same for the audit: what it is about → `before → after`, or what went and what came. */
export function auditedDifferences(differences: readonly Difference[]): Record<string, string> {
  return Object.fromEntries(
    differences.map((one) => {
      if ('removed' in one) return [one.about, [...one.removed.map(minus), ...one.added.map(plus)].join('; ')]
      const name = one.about === 'target' ? `target.${one.clock}` : one.about
      return [name, `${written(one.before)} → ${written(one.after)}`]
    }),
  )
}

/** The versions of a family, the highest first. */
export function versionsOf(policies: readonly Policy[], family: string): Policy[] {
  return policies.filter((policy) => policy.family === family).sort((a, b) => b.version - a.version)
}

/** The version of a family that counts on a date, also when it retires the family; null before the first. */
export function versionOn(policies: readonly Policy[], family: string, date: string): Policy | null {
  const those = policies
    .filter((policy) => policy.family === family)
    .map((policy) => ({ policy, counted: { ...policy, retired: false } }))
  const [found] = policiesInForce(
    those.map(({ counted }) => counted),
    date,
  )
  return those.find(({ policy }) => policy._id === found?._id)?.policy ?? null
}

/** How a version stands on a date. */
export function standingOf(policies: readonly Policy[], policy: Policy, date: string): Standing {
  if (policy.withdrawn) return 'withdrawn'
  if (versionOn(policies, policy.family, policy.validFrom)?._id !== policy._id) return 'skipped'
  if (policy.validFrom > date) return 'coming'
  return versionOn(policies, policy.family, date)?._id === policy._id ? 'present' : 'past'
}

/** What will hold later than a date, the earliest first: of every family. */
export function comingAfter(policies: readonly Policy[], date: string): Policy[] {
  return policies
    .filter((policy) => standingOf(policies, policy, date) === 'coming')
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : a._id < b._id ? -1 : 1))
}

/** An id for a new family, from its name: small letters, digits and hyphens. Never `baru`, which is where new ones are written. */
export function familyOf(name: string): string {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const id = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
  return id === '' || id === 'baru' ? `kebijakan${id && '-'}${id}` : id
}

const textOf = (value: string | boolean | undefined): string => (typeof value === 'string' ? value : value ? 'yes' : 'no')

function texts(before: PolicyDraft, after: PolicyDraft, abouts: Text[]): Difference[] {
  return abouts.flatMap((about) => {
    const [from, to] = [textOf(before[about]), textOf(after[about])]
    return from === to ? [] : [{ about, before: from, after: to }]
  })
}

function targetChange(clock: ClockName, before: Target | null, after: Target | null): Difference[] {
  return written(before) === written(after) ? [] : [{ about: 'target', clock, before, after }]
}

function lists(about: string, before: readonly unknown[], after: readonly unknown[]): unknown[] {
  const without = (list: readonly unknown[], other: readonly unknown[]) => {
    const known = new Set(other.map(written))
    return list.filter((one) => !known.has(written(one)))
  }
  const [removed, added] = [without(before, after), without(after, before)]
  return removed.length + added.length > 0 ? [{ about, removed, added }] : []
}

/** As a short text, equal for equal content in whatever order its keys were written. */
function written(value: unknown): string {
  if (value === null) return 'none'
  if (typeof value !== 'object') return String(value)
  return Object.entries(value as object)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${key} ${String(one)}`)
    .join(', ')
}
const minus = (one: unknown): string => `− ${written(one)}`
const plus = (one: unknown): string => `+ ${written(one)}`
