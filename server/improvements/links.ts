import type { Spell } from './effect'
import type { ThemeKey } from './theme'
import { themeId } from './theme'

const withQuery = (path: string, query: Record<string, string | null | undefined>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

/** The themes and improvements of a unit, or of all; `date`: the themes as of that date. */
export const improvementsHref = (asked: { unit?: string | null; state?: string | null; date?: string | null } = {}): string =>
  withQuery('/perbaikan', { unit: asked.unit, keadaan: asked.state, sampai: asked.date })

export const improvementHref = (id: string): string => `/perbaikan/${id}`

export const themeHref = (theme: ThemeKey, { date, page }: { date?: string; page?: number } = {}): string =>
  withQuery(`/perbaikan/tema/${themeId(theme)}`, { sampai: date, halaman: page && page > 1 ? String(page) : undefined })

export const proposeHref = (theme: ThemeKey): string => withQuery('/perbaikan/baru', { tema: themeId(theme) })

export const reviewHref = (unit: string, month: string): string => `/perbaikan/tinjauan/${unit}/${month}`
export const reviewsHref = (month: string): string => withQuery('/perbaikan/tinjauan', { bulan: month })

/** The complaints of its theme that came in before or after its deed. */
export const effectCasesHref = (id: string, spell: Spell, page = 1): string =>
  withQuery(`${improvementHref(id)}/aduan`, { masa: spell, halaman: page > 1 ? String(page) : undefined })

/** Where the public reads of an improvement. */
export const resultHref = (id: string): string => `/hasil#h-${id}`
