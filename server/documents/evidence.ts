import type { StoredFile } from '../platform/files'
import { type Channel, type Count, monthsOf, openIn, standingCounts } from './channel'
import type { Coaching } from './coaching'
import type { DocumentKind, UnitDocument } from './document'
import type { Limit, Procedure } from './procedure'
import { type Span, spanOf, type Version, versionsIn, type Window } from './versions'

/** A version of a document that held in the window, with the span in which it really held. */
export type DocumentEvidence = Span & {
  id: string
  kind: DocumentKind
  version: number
  title: string
  number: string
  date: string | null
  file: StoredFile | null
  link: string | null
  uploaded: { at: Date; by: string; as: string }
  withdrawn: { from: string; reason: string } | null
}

/** A month of a channel: `number` null where nobody has counted, or the channel was not open (`open` false). */
export type MonthEvidence = {
  month: string
  open: boolean
  number: number | null
  source: string
  counted: { at: Date; by: string; as: string } | null
  corrections: number
}

/** `web` is this product, which counts itself; `total` of the months that are counted. */
export type ChannelEvidence = Span & {
  id: string
  kind: Channel['kind'] | 'web'
  name: string
  address: string
  hours: string
  months: MonthEvidence[]
  total: number
  missing: number
}

/** The procedure that was published on a date, with the limits and the holder of the responsible post of that date. */
export type ProcedureEvidence = Span & {
  version: number
  intro: string
  steps: string[]
  fee: string
  limits: Limit[]
  responsible: { title: string; holder: string | null } | null
  published: { at: Date; by: string; as: string }
}

export type CoachingEvidence = Omit<Coaching, 'at' | 'by' | 'as' | 'annulled'> & {
  written: { at: Date; by: string; as: string }
}

type NameOf = (id: string) => string
/** Who wrote it, by name. */
export const writtenBy = ({ at, by, as }: { at: Date; by: string; as: string }, nameOf: NameOf) => ({ at, by: nameOf(by), as })

/** The versions of a document that held on any day of the window. */
export const documentEvidence = (document: UnitDocument, window: Window, nameOf: NameOf): DocumentEvidence[] =>
  versionsIn(document, window).map(({ version, from, to }) => ({
    id: document._id,
    kind: document.kind,
    version: version.version,
    title: version.title,
    number: version.number,
    date: version.date,
    file: version.file,
    link: version.link,
    uploaded: writtenBy(version, nameOf),
    withdrawn: document.withdrawn && { from: document.withdrawn.from, reason: document.withdrawn.reason },
    from,
    to,
  }))

/** A channel that was open in the window, as it was last in it, month by month; null when it was not open. */
export function channelEvidence(
  channel: Channel,
  counts: readonly Count[],
  window: Window,
  nameOf: NameOf,
): ChannelEvidence | null {
  const held = versionsIn(channel, window)
  const last = held.at(-1)
  if (!last) return null
  const lines = counts.filter((count) => count.channel === channel._id)
  const standing = standingCounts(lines)
  const months = monthsOf(window).map((month): MonthEvidence => {
    const count = standing.get(month)
    return {
      month,
      open: openIn(held, month),
      number: count?.number ?? null,
      source: count?.source ?? '',
      counted: count ? writtenBy(count, nameOf) : null,
      corrections: count ? count.revision - 1 : 0,
    }
  })
  const { name, address, hours } = last.version
  return { id: channel._id, kind: channel.kind, name, address, hours, from: held[0]!.from, to: last.to, ...summed(months) }
}

/** This product as a channel: it is open always and counts itself. */
export function webEvidence(received: ReadonlyMap<string, number>, window: Window, address: string): ChannelEvidence {
  const months = monthsOf(window).map((month): MonthEvidence => ({
    month,
    open: true,
    number: received.get(month) ?? 0,
    source: '',
    counted: null,
    corrections: 0,
  }))
  return { id: 'web', kind: 'web', name: '', address, hours: '', from: window.from, to: null, ...summed(months) }
}

const summed = (months: MonthEvidence[]) => ({
  months,
  total: months.reduce((sum, { number }) => sum + (number ?? 0), 0),
  missing: months.filter(({ open, number }) => open && number === null).length,
})

type Around = { limits: Limit[]; responsible: ProcedureEvidence['responsible']; nameOf: NameOf }

/** A version of the procedure as it stood. */
export const procedureEvidence = (
  procedure: Pick<Procedure, 'versions' | 'withdrawn'>,
  version: Version<Procedure['versions'][number]>,
  { limits, responsible, nameOf }: Around,
): ProcedureEvidence => {
  const { intro, steps, fee } = version
  const span = spanOf(procedure, version) ?? { from: version.validFrom, to: version.validFrom }
  return { ...span, version: version.version, intro, steps, fee, limits, responsible, published: writtenBy(version, nameOf) }
}
