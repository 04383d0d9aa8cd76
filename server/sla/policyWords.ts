import { dateOfDay, dayOfDate } from '../calendar/date'
import type { Covered, Sorts } from './coverage'
import type { Policy } from './policy'
import { type Difference, differencesOf, standingOf, versionOn } from './policyChange'
import { mostRows } from './policyForm'
import type { ComingRow, Content, CoveredRow, Named, VersionRow, WarningWords } from './policyPages'

/** Names by id; an id without a name stands for itself. */
export type Names = { unit(id: string): string; officer(id: string): string }

const named = ({ family, name }: Policy): Named => ({ family, name })

/** The content of a policy with units by their names, and warnings at the same moment together. */
export function contentOf(policy: Pick<Policy, keyof Content & keyof Policy>, names: Names): Content {
  const { when, targets, warnings, escalations, deemWithdrawn = false, source, confirmed } = policy
  const together = new Map<string, WarningWords>()
  for (const { clock, share, daysBefore } of warnings) {
    const key = `${share} ${daysBefore}`
    const words = together.get(key) ?? { clocks: [], ...(share === undefined ? { daysBefore } : { share }) }
    words.clocks.push(clock)
    together.set(key, words)
  }
  return {
    when: {
      kinds: when.kinds ?? [],
      classes: when.classes ?? [],
      categories: when.categories ?? [],
      units: (when.units ?? []).map(names.unit),
    },
    targets,
    warnings: [...together.values()],
    escalations,
    deemWithdrawn,
    source,
    confirmed,
  }
}

/** A row of the coverage in words. */
export function coveredRow(
  { kinds, classes, category, unit, policy, by, missing, tied }: Covered,
  sorts: Sorts,
  names: Names,
): CoveredRow {
  return {
    kinds: kinds.length === sorts.kinds.length ? null : kinds,
    classes: classes.length === sorts.classes.length ? null : classes,
    category,
    unit: unit && names.unit(unit),
    policy: policy && { ...named(policy), ...contentOf(policy, names) },
    by,
    missing,
    tied: tied.map(named),
  }
}

/** The differences with units by their names. */
export function differencesInWords(before: Policy, after: Parameters<typeof differencesOf>[1], names: Names): Difference[] {
  return differencesOf(before, after).map((one) =>
    one.about === 'units' ? { ...one, removed: one.removed.map(names.unit), added: one.added.map(names.unit) } : one,
  )
}

/** A version to come, beside what holds of its family on the day before. */
export function comingRow(policy: Policy, policies: readonly Policy[], names: Names): ComingRow {
  const { validFrom, version, retired = false } = policy
  const before = versionOn(policies, policy.family, dateOfDay(dayOfDate(validFrom)! - 1))
  const isNew = !before || before.retired === true
  const differences = isNew || retired ? [] : differencesInWords(before, policy, names)
  return { ...named(policy), validFrom, version, retired, isNew, differences }
}

/** All versions of a family, given the highest first, each beside the one that was written before it and not withdrawn. */
export function versionRows(versions: readonly Policy[], today: string, names: Names): VersionRow[] {
  return versions.map((policy, i) => {
    const before = versions.slice(i + 1).find(({ withdrawn }) => !withdrawn)
    return {
      version: policy.version,
      standing: standingOf(versions, policy, today),
      retired: policy.retired ?? false,
      validFrom: policy.validFrom,
      by: policy.createdBy === undefined ? null : names.officer(policy.createdBy),
      at: policy.createdAt ?? null,
      withdrawn: policy.withdrawn ? { ...policy.withdrawn, by: names.officer(policy.withdrawn.by) } : null,
      isFirst: !before,
      mayWithdraw: !policy.withdrawn && policy.validFrom > today,
      differences: before && !policy.retired ? differencesInWords(before, policy, names) : [],
    }
  })
}

/** How many rows the form shows: those filled in and a blank one, or as many as were there, and one more where it was asked for. */
export function rowsOf(filled: number, shown: number, isAdded: boolean): number {
  return Math.min(mostRows, Math.max(filled + 1, shown + (isAdded ? 1 : 0)))
}
