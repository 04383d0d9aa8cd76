import type { StoredFile } from '../platform/files'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import type { Channel, Count } from './channel'
import type { Coaching } from './coaching'
import type { DocumentContent, UnitDocument } from './document'
import type { CoachingRow, CountLine, DocumentRow, ShownFile, UnitName, VersionRow, Written } from './pages'
import { mayAnnul } from './permissions'
import { lastVersion, spanOf, type Stamp, standingOn, type Version, versionOn } from './versions'

export type NameOf = (id: string) => string

/** Where the pages of a unit's evidence begin. */
export const documentsHref = (unit: string): string => `/dokumen/${encodeURIComponent(unit)}`
/** Where everybody reads how to complain to a unit. */
export const publishedHref = (unit: string): string => `/layanan/${encodeURIComponent(unit)}`

export const unitName = ({ _id, name, shortName }: Unit): UnitName => ({ id: _id, name, shortName })
export const written = ({ at, by, as }: Stamp, nameOf: NameOf): Written => ({ who: nameOf(by), as, at })

/** A file as pages show it, below the address of the page that it stands on. */
export const shownFile = ({ id, name, bytes, type }: StoredFile, below: string): ShownFile => ({
  name,
  bytes,
  href: `${below}/berkas/${id}`,
  image: type.startsWith('image/'),
})

/** Who wrote anything of these, for looking up their names. */
export const writersOf = (kept: readonly { versions: readonly Stamp[]; withdrawn: Stamp | null }[]): string[] =>
  kept.flatMap(({ versions, withdrawn }) => [...versions, ...(withdrawn ? [withdrawn] : [])].map(({ by }) => by))

/** A document with all its versions, the latest first. */
export function documentRow(document: UnitDocument, today: string, nameOf: NameOf): DocumentRow {
  const { _id, kind, unit, versions, withdrawn } = document
  const rowOf = (version: Version<DocumentContent>): VersionRow => ({
    version: version.version,
    title: version.title,
    number: version.number,
    date: version.date,
    validFrom: version.validFrom,
    validTo: version.validTo,
    held: spanOf(document, version),
    file: version.file && shownFile(version.file, documentsHref(unit)),
    link: version.link,
    written: written(version, nameOf),
  })
  return {
    id: _id,
    kind,
    standing: standingOn(document, today),
    shown: rowOf(versionOn(document, today)?.version ?? lastVersion(document)),
    versions: versions.map(rowOf).reverse(),
    withdrawn: withdrawnRow(withdrawn, nameOf),
  }
}

/** The withdrawal in words, if there is one. */
export const withdrawnRow = (withdrawn: Channel['withdrawn'], nameOf: NameOf): DocumentRow['withdrawn'] =>
  withdrawn && { ...written(withdrawn, nameOf), from: withdrawn.from, reason: withdrawn.reason }

/** An entry of the coaching log, with what this officer may do to it. */
export const coachingRow = (entry: Coaching, officer: Officer, nameOf: NameOf): CoachingRow => ({
  id: entry._id,
  date: entry.date,
  topic: entry.topic,
  subject: entry.subject,
  coach: entry.coach.title,
  coached: entry.coached.map(({ title }) => title),
  agreed: entry.agreed,
  files: entry.files.map((file) => shownFile(file, `${documentsHref(entry.unit)}/pembinaan`)),
  link: entry.link,
  written: written(entry, nameOf),
  annulled: entry.annulled && { ...written(entry.annulled, nameOf), reason: entry.annulled.reason },
  mayAnnul: !entry.annulled && mayAnnul(officer, entry),
})

/** A line of a channel's counts. */
export const countLine = (count: Count, nameOf: NameOf): CountLine => ({
  month: count.month,
  number: count.number,
  source: count.source,
  reason: count.reason,
  revision: count.revision,
  written: written(count, nameOf),
})
