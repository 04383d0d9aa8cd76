import { dateOfDay, dayOfDate } from '../calendar/date'

/** Local dates `YYYY-MM-DD`, both inclusive. */
export type Window = { from: string; to: string }
/** A span of local dates; `to` null: until further notice. */
export type Span = { from: string; to: string | null }
/** Who wrote it down, when, in which post: the title as it was then. */
export type Stamp = { at: Date; by: string; as: string }

/** What is written once and never changed. `validTo` null: until further notice. */
export type Version<T> = T & Stamp & { version: number; validFrom: string; validTo: string | null }
/** From `from` on it no longer holds. */
export type Withdrawal = Stamp & { from: string; reason: string }

/**
 * A thing of a unit that is kept in versions: a later one takes the place of the earlier, none is ever removed. `rev` grows with each writing, so
 * that of two who write at once one is told.
 */
export type Kept<T, K extends string = string> = {
  _id: string
  unit: string
  kind: K
  versions: Version<T>[]
  withdrawn: Withdrawal | null
  rev: number
}

export type InForce<T> = Span & { version: Version<T> }
export type Standing = 'inForce' | 'coming' | 'ended' | 'withdrawn'

/** The local date before a date. */
export const dayBefore = (date: string): string => dateOfDay(dayOfDate(date)! - 1)

/**
 * When a version really holds: from its first day to the earliest of its own last day, the day before a later version begins, and the day before it is
 * withdrawn. Null when that leaves no day: a later version with the same or an earlier first day corrects it.
 */
export function spanOf<T>({ versions, withdrawn }: Pick<Kept<T>, 'versions' | 'withdrawn'>, version: Version<T>): Span | null {
  const ends = [
    ...(version.validTo === null ? [] : [version.validTo]),
    ...versions.filter((other) => other.version > version.version).map(({ validFrom }) => dayBefore(validFrom)),
    ...(withdrawn ? [dayBefore(withdrawn.from)] : []),
  ].sort()
  const to = ends[0] ?? null
  return to !== null && to < version.validFrom ? null : { from: version.validFrom, to }
}

/** The versions that held on any day of the window, the earliest first, each with the span in which it held. */
export function versionsIn<T>(kept: Pick<Kept<T>, 'versions' | 'withdrawn'>, { from, to }: Window): InForce<T>[] {
  return kept.versions
    .flatMap((version) => {
      const span = spanOf(kept, version)
      return span && span.from <= to && (span.to === null || span.to >= from) ? [{ version, ...span }] : []
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** The version that holds on a local date, with its span; null when none does. */
export function versionOn<T>(kept: Pick<Kept<T>, 'versions' | 'withdrawn'>, date: string): InForce<T> | null {
  return versionsIn(kept, { from: date, to: date })[0] ?? null
}

/** Where a thing stands on a local date: withdrawn by then, in force, to come, or over. */
export function standingOn<T>(kept: Pick<Kept<T>, 'versions' | 'withdrawn'>, date: string): Standing {
  if (kept.withdrawn && kept.withdrawn.from <= date) return 'withdrawn'
  if (versionOn(kept, date)) return 'inForce'
  return kept.versions.some((version) => version.validFrom > date && spanOf(kept, version)) ? 'coming' : 'ended'
}

/** The version written last. */
export const lastVersion = <T>({ versions }: Pick<Kept<T>, 'versions'>): Version<T> => versions.at(-1)!

type Written<T> = { content: T; validFrom: string; validTo: string | null; stamp: Stamp }

/** A new thing, with its first version. */
export const firstKept = <T, K extends string>(
  { id, unit, kind }: { id: string; unit: string; kind: K },
  { content, stamp, ...dates }: Written<T>,
): Kept<T, K> => ({ _id: id, unit, kind, versions: [{ ...content, ...stamp, ...dates, version: 1 }], withdrawn: null, rev: 1 })

/** The thing with one version more. */
export function withVersion<T, K extends string>(kept: Kept<T, K>, { content, stamp, ...dates }: Written<T>): Kept<T, K> {
  const version = { ...content, ...stamp, ...dates, version: lastVersion(kept).version + 1 }
  return { ...kept, versions: [...kept.versions, version], rev: kept.rev + 1 }
}

/** The first day on which any version was to hold. */
export const firstDay = <T>({ versions }: Pick<Kept<T>, 'versions'>): string =>
  versions.map(({ validFrom }) => validFrom).sort()[0]!
