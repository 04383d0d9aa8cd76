import { addressOf } from '../indicators/links'
import type { Window } from '../indicators/period'

/** The complaints for which routing took one unit for another in a window. */
export const mistakesHref = (
  { suggested, truth }: { suggested: string; truth: string },
  { from, to }: Window,
  page = 1,
): string =>
  addressOf('/perutean/tertukar', { usulan: suggested, benar: truth, from, to, halaman: page > 1 ? String(page) : undefined })
