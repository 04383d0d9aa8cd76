import type { FormPage } from '../platform/http/formRoute'
import type { Check, CheckId } from './checklist'
import type { CoachingTopic } from './coaching'
import type { DocumentKind } from './document'
import type { ChannelEvidence, ProcedureEvidence } from './evidence'
import type { ChannelKind } from './channel'
import type { Standing } from './versions'

/** What the templates of views/documents are given. */

export type UnitName = { id: string; name: string; shortName: string }
export type Written = { who: string; as: string; at: Date }
export type ShownFile = { name: string; bytes: number; href: string; image: boolean }
export type Option = { id: string; name: string }

/** views/documents/list. `complete` of the rows lack nothing; `lacking` says of each check how many units lack it. */
export type DocumentListPage = {
  today: string
  rows: { unit: UnitName; checks: Check[]; missing: number }[]
  /** Of many units, those that have nothing of it all. */
  bare: UnitName[]
  complete: number
  all: number
  lacking: { id: CheckId; count: number }[]
}

/** `held` null: it never held, a later version with the same or an earlier first day has corrected it. */
export type VersionRow = {
  version: number
  title: string
  number: string
  date: string | null
  validFrom: string
  validTo: string | null
  held: { from: string; to: string | null } | null
  file: ShownFile | null
  link: string | null
  written: Written
}
/** `versions` the latest first; `shown` is the one that holds, else the latest. */
export type DocumentRow = {
  id: string
  kind: DocumentKind
  standing: Standing
  shown: VersionRow
  versions: VersionRow[]
  withdrawn: (Written & { from: string; reason: string }) | null
}
export type ChannelRow = ChannelEvidence & { standing: Standing }
export type CoachingRow = {
  id: string
  date: string
  topic: CoachingTopic
  subject: string
  coach: string
  coached: string[]
  agreed: string
  files: ShownFile[]
  link: string | null
  written: Written
  annulled: (Written & { reason: string }) | null
  mayAnnul: boolean
}

/** views/documents/unit. `months` are the columns of the channels; `published` the address of the public page. */
export type UnitDocumentsPage = {
  unit: UnitName
  today: string
  checks: Check[]
  documents: DocumentRow[]
  channels: ChannelRow[]
  months: string[]
  procedure: ProcedureEvidence | null
  published: string
  coaching: CoachingRow[]
  mayKeep: boolean
  mayCoach: boolean
  done: string | null
}

type UnitForm = FormPage & { unit: UnitName }
/** views/documents/edit; `document` null: a new one. Values: request or rev, kind, title, number, date, validFrom, validTo, link. */
export type DocumentFormPage = UnitForm & {
  document: { id: string; kind: DocumentKind; title: string; version: number } | null
  file: ShownFile | null
  fileMax: number
}
/** views/documents/withdraw: of a document, a channel or an entry of the coaching log, which has no `from`. Values: rev, from, reason. */
export type WithdrawPage = UnitForm & { what: 'document' | 'channel' | 'coaching'; name: string; action: string; back: string }

/** views/documents/channelEdit; `channel` null: a new one. Values: request or rev, kind, name, address, hours, validFrom, validTo. */
export type ChannelFormPage = UnitForm & { channel: { id: string; kind: ChannelKind; name: string } | null }

export type CountLine = {
  month: string
  number: number
  source: string
  reason: string | null
  revision: number
  written: Written
}
/** views/documents/channel. `months` the latest first; `lines` are all that were ever written, the latest first. */
export type ChannelPage = {
  unit: UnitName
  channel: ChannelRow
  versions: (Written & { name: string; address: string; hours: string; validFrom: string; validTo: string | null })[]
  withdrawn: (Written & { from: string; reason: string }) | null
  lines: CountLine[]
  mayKeep: boolean
  done: string | null
}
/** views/documents/count. `stands` is the line that counts now, to be corrected. Values: month, revision, number, source, reason. */
export type CountPage = UnitForm & { channel: { id: string; name: string }; month: string; stands: CountLine | null }

/** views/documents/procedureEdit; views/documents/procedurePreview shows `shown` with the values in hidden fields. */
export type ProcedureFormPage = UnitForm & {
  posts: Option[]
  limits: ProcedureEvidence['limits']
  published: boolean
  tomorrow: string
}
export type ProcedurePreviewPage = { unit: UnitName; shown: PublishedProcedure; values: FormPage['values']; action: string }

/** views/documents/coaching. */
export type CoachingListPage = {
  unit: UnitName
  year: number
  years: number[]
  rows: CoachingRow[]
  mayCoach: boolean
  done: string | null
}
/** views/documents/coachingEdit. Values: request, date, topic, subject, coached (a list), agreed, link. */
export type CoachingFormPage = UnitForm & { posts: Option[]; coach: string; fileMax: number }

export type PublishedProcedure = {
  unit: UnitName
  procedure: Omit<ProcedureEvidence, 'published' | 'to'> & { to: string | null }
  channels: Pick<ChannelEvidence, 'kind' | 'name' | 'address' | 'hours'>[]
  notices: { title: string; number: string; file: ShownFile | null; link: string | null }[]
}
/** views/documents/published: for everybody, on the day `today`. */
export type PublishedPage = PublishedProcedure & { today: string }
/** views/documents/publishedList. `open` units have published how to complain to them; the others are filed to as ever. */
export type PublishedListPage = { open: UnitName[]; others: number }
