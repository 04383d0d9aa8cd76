import { addressOf } from './links'
import { monthIn, partOfYear, type Window, type WindowKind, windowsAround } from './period'

/** A window as pages put it into words: November 2026, Triwulan III 2026, from a day to a day. `number`: which of its year. */
export type WindowInWords = Window & { kind: WindowKind | 'days'; month: string | null; year: string; number: number }

/** Where a window is chosen. `kept`: what else the address says, and keeps saying when another window is chosen. */
export type WindowBar = {
  path: string
  shown: WindowInWords
  /** The window has not ended yet. */
  running: boolean
  previous: { shown: WindowInWords; href: string } | null
  next: { shown: WindowInWords; href: string } | null
  choices: { kind: WindowKind; href: string; current: boolean }[]
  kept: { name: string; value: string }[]
}

/** What the words for a window are made of: which part of which year it is (`number` counts from 1). */
export function inWords(window: Window, kind: WindowKind | 'days'): WindowInWords {
  const number = kind === 'days' ? 1 : partOfYear(kind, window.from)
  return { ...window, kind, month: monthIn(window), year: window.from.slice(0, 4), number }
}

type Place = { today: string; path: string; query?: Record<string, string | undefined> }

/** The bar over a page at `path`, whose address says `query` besides the window. */
export function windowBar(window: Window, { today, path, query = {} }: Place): WindowBar {
  const { kind, previous, next, choices } = windowsAround(window, today)
  const href = ({ from, to }: Window): string => addressOf(path, { ...query, from, to })
  const beside = (one: Window) => ({ shown: inWords(one, kind), href: href(one) })
  return {
    path,
    shown: inWords(window, kind),
    running: today <= window.to,
    previous: previous && beside(previous),
    next: next && beside(next),
    choices: choices.map((one) => ({ kind: one.kind, href: href(one.window), current: one.current })),
    kept: Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
  }
}
