import type { Role } from '../staff/officer'

/** What an officer gets by mail: all of it, unless they say otherwise. */
export type Preference = { weekly: boolean; daily: boolean; watch: boolean }
export type Letter = keyof Preference

export const allLetters: Preference = { weekly: true, daily: true, watch: true }

const readers: Record<Letter, readonly Role[]> = {
  weekly: ['supervisor'],
  daily: ['head'],
  watch: ['supervisor', 'coordinator', 'head', 'liaison', 'inspector'],
}

/** The mails that there are for a role, in the order in which the page offers them. */
export const lettersFor = (role: Role): Letter[] =>
  (Object.keys(readers) as Letter[]).filter((letter) => readers[letter].includes(role))
