import type { Category } from '../routing/category'
import { addDays, type Window } from '../indicators/period'

/** What a theme is about; `kecamatan` null: the whole regency. */
export type ThemeKey = { category: Category; unit: string; kecamatan: string | null }

/** How many complaints of a window were answered, by category, unit and place; `oversight` of them are the Inspektorat's alone. */
export type ThemeCell = { category: Category; unit: string; kecamatan: string; count: number; oversight: number }

export type Theme = ThemeKey & { id: string; count: number; oversight: number }

/** In how many local days the complaints of a theme were answered. */
export const themeDays = 90

/** The fewest complaints that make a theme; a setting of the wiring. */
export const themeLeast = 5

const everywhere = 'semua'

/** What has no category has nothing in common: it makes no theme. */
const none: Category = 'lainnya'

/** A theme in an address: `jalan~dpupr~36.04.09`, and `jalan~dpupr~semua` for the whole regency. */
export const themeId = ({ category, unit, kecamatan }: ThemeKey): string => [category, unit, kecamatan ?? everywhere].join('~')

/** The theme of an address; null when it is none. The category is looked for among those known. */
export function readThemeId(text: string, categories: readonly Category[]): ThemeKey | null {
  const [, name, unit, place] = /^([a-z-]{1,30})~([\w:.-]{1,80})~([\w.-]{1,20})$/.exec(text) ?? []
  const category = categories.find((one) => one === name && one !== none)
  return category && unit && place ? { category, unit, kecamatan: place === everywhere ? null : place } : null
}

/** The 90 local days that end on a date. */
export const themeWindow = (date: string): Window => ({ from: addDays(date, 1 - themeDays), to: date })

/**
 * Recurring themes (design §6): a category at a unit in a kecamatan with `least` complaints or more; where no single kecamatan has so many, that
 * category at that unit over the whole regency is one theme, if all of it has. The largest first. Complaints without a category make none.
 */
export function themesOf(cells: readonly ThemeCell[], least: number): Theme[] {
  const named = cells.filter(({ category }) => category !== none)
  return groupsBy(named, ({ category, unit }) => `${category}~${unit}`)
    .flatMap((places): Theme[] => {
      const often = places.filter(({ count }) => count >= least)
      if (often.length > 0) return often.map((place) => ({ ...place, id: themeId(place) }))
      const whole = wholeOf({ ...places[0]!, kecamatan: null }, places)
      return whole.count >= least ? [whole] : []
    })
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
}

/** Is a complaint, or a theme, of this place within that theme? */
export const isWithin = (one: ThemeKey, theme: ThemeKey): boolean =>
  one.category === theme.category && one.unit === theme.unit && (theme.kecamatan === null || theme.kecamatan === one.kecamatan)

/** A theme with all that the cells have of it, however little. */
export function wholeOf({ category, unit, kecamatan }: ThemeKey, cells: readonly ThemeCell[]): Theme {
  const key = { category, unit, kecamatan }
  const own = cells.filter((cell) => isWithin(cell, key))
  return { ...key, id: themeId(key), count: sumOf(own, 'count'), oversight: sumOf(own, 'oversight') }
}

const sumOf = (cells: readonly ThemeCell[], of: 'count' | 'oversight'): number => cells.reduce((sum, cell) => sum + cell[of], 0)

/** What has the same key, together; in the order in which the keys come first. */
export function groupsBy<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return [...groups.values()]
}
