import type { Kept, Span, Stamp, Window } from './versions'

/** Ways to complain beside this product, which counts itself (`web`). */
export const channelKinds = ['counter', 'phone', 'whatsapp', 'lapor', 'letter', 'box', 'email', 'social', 'other'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** `address`: where it is, or its number or link; `hours` in words, empty where there are none. */
export type ChannelContent = { name: string; address: string; hours: string }
export type Channel = Kept<ChannelContent, ChannelKind>

/** How many complaints came in by a channel in a month `YYYY-MM`. A correction is another line with the next `revision` and its reason. */
export type Count = Stamp & {
  _id: string
  channel: string
  unit: string
  month: string
  revision: number
  number: number
  source: string
  reason: string | null
}

export const countId = (channel: string, month: string, revision: number): string => `${channel}:${month}:${revision}`

/** The months `YYYY-MM` of which a day lies in the window. */
export function monthsOf({ from, to }: Window): string[] {
  const months: string[] = []
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  for (let at = from.slice(0, 7); at <= to.slice(0, 7);) {
    months.push(at)
    ;[year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
    at = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  }
  return months
}

/** The line that counts for each month: the one corrected last. */
export function standingCounts(counts: readonly Count[]): Map<string, Count> {
  const standing = new Map<string, Count>()
  for (const count of counts) {
    const other = standing.get(count.month)
    if (!other || other.revision < count.revision) standing.set(count.month, count)
  }
  return standing
}

/** Whether a channel was open on any day of a month, by the spans in which its versions held. */
export const openIn = (spans: readonly Span[], month: string): boolean =>
  spans.some(({ from, to }) => from.slice(0, 7) <= month && (to === null || to.slice(0, 7) >= month))
