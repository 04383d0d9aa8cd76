import rootsFile from './data/roots.json'

const set = (list: string): Set<string> => new Set(list.trim().split(/\s+/))

/** Words that only look as if they had an affix, or whose stem would be another word's. */
const whole = set(rootsFile.whole)
const roots = new Set([...set(rootsFile.roots), ...set(rootsFile.added)])
const irregular: ReadonlyMap<string, string> = new Map(Object.entries(rootsFile.irregular))

const mostKept = 50_000
const longest = 40
const found = new Map<string, string | null>()

/**
 * The stem of an Indonesian word: the root that is left when particles, possessives, one suffix and up to three prefixes with their nasal sounds come off
 * (Nazief and Adriani's confix stripping, by a list of roots; of several roots the one that covers most of the word). Everyday prefixes and suffixes
 * ("ngangkut", "benerin", "lampune") count where nothing else fits. A word of no known root loses "-nya" and the particles only.
 */
export const stem = (word: string): string => rootOf(word) ?? withoutEnding(word)

/** The root of a word, null when the list of roots has none for it. */
export function rootOf(word: string): string | null {
  if (word.length > longest) return null
  const kept = found.get(word)
  if (kept !== undefined) return kept
  const root = search(word)
  if (found.size >= mostKept) found.clear()
  found.set(word, root)
  return root
}

/** Is it a word of the dictionary, with or without affixes? Everyday affixes count. */
export const isKnownWord = (word: string): boolean => rootOf(word) !== null

/** Is it a root of the list as it stands? */
export const isRoot = (word: string): boolean => roots.has(word)

function search(word: string): string | null {
  const bare = word.replace(/nya$/, '')
  const single = irregular.get(word) ?? irregular.get(bare)
  if (single) return single
  if (whole.has(bare)) return bare
  if (roots.has(word)) return word
  if (word.length <= 4) return null
  return best(word, formal) ?? best(word, everyday)
}

type Affixes = { prefixes: readonly Prefix[]; suffixes: readonly string[] }
/** A prefix, the sounds it may stand before, and what the root began with before the prefix swallowed it ("" when nothing). */
type Prefix = { written: string; before: string; restores: readonly string[] }

const vowels = 'aeiou'
const any = 'abcdefghijklmnopqrstuvwxyz'
const nasal = (start: string): Prefix[] => [
  { written: `${start}ng`, before: vowels, restores: ['', 'k'] },
  { written: `${start}nge`, before: any, restores: [''] },
  { written: `${start}ng`, before: 'ghkx', restores: [''] },
  { written: `${start}ny`, before: vowels, restores: ['s'] },
  { written: `${start}m`, before: vowels, restores: ['p'] },
  { written: `${start}m`, before: 'bfvp', restores: [''] },
  { written: `${start}n`, before: vowels, restores: ['t'] },
  { written: `${start}n`, before: 'cdjzst', restores: [''] },
]
const plain = (written: string, before = any): Prefix => ({ written, before, restores: [''] })

const formal: Affixes = {
  prefixes: [
    ...[plain('me', 'lrwymn'), plain('pe', 'lrwymnk')],
    ...nasal('me'),
    ...nasal('pe'),
    ...[plain('ber'), plain('be', 'rk'), plain('ter'), plain('te', 'rk')],
    ...[plain('per'), plain('di'), plain('ke'), plain('se')],
  ],
  suffixes: ['kan', 'an', 'i'],
}
const everyday: Affixes = {
  prefixes: [...formal.prefixes, ...nasal(''), plain('keter'), plain('pe'), plain('me'), plain('nga'), plain('ka'), plain('sa')],
  suffixes: ['kan', 'an', 'i', 'in', 'kn', 'ken', 'keun', 'aken', 'ake', 'ny', 'ne', 'na', 'e'],
}

type Candidate = { root: string; covered: number; prefixes: number }

/** Of all roots that the affixes leave, the one that covers most of the word; of two alike the one with fewer prefixes. */
function best(word: string, affixes: Affixes): string | null {
  let chosen: Candidate | null = null
  for (const bare of withoutSuffixes(word, affixes.suffixes)) {
    for (const candidate of candidatesIn(bare, affixes.prefixes, 0))
      if (!chosen || isBetter(candidate, chosen)) chosen = candidate
  }
  return chosen?.root ?? null
}

const isBetter = (one: Candidate, other: Candidate): boolean =>
  one.covered > other.covered || (one.covered === other.covered && one.prefixes < other.prefixes)

const particles = ['lah', 'kah', 'tah', 'pun']
const possessives = ['nya', 'ku', 'mu']

/** The word, and what is left of it when a particle, a possessive and one suffix come off, the longest first. */
function withoutSuffixes(word: string, suffixes: readonly string[]): string[] {
  const shortened = (words: readonly string[], endings: readonly string[]) => [
    ...words,
    ...words.flatMap((one) => endings.filter((ending) => one.endsWith(ending)).map((ending) => one.slice(0, -ending.length))),
  ]
  return shortened(shortened(shortened([word], particles), possessives), suffixes).filter((one) => one.length >= 3)
}

function candidatesIn(word: string, prefixes: readonly Prefix[], taken: number): Candidate[] {
  const here: Candidate[] = []
  if (word.length >= 3 && roots.has(word)) here.push({ root: word, covered: word.length, prefixes: taken })
  if (taken === 3 || word.length < 5) return here
  for (const { written, before, restores } of prefixes) {
    if (!word.startsWith(written) || !before.includes(word[written.length] ?? ' ')) continue
    const rest = word.slice(written.length)
    for (const restored of restores) {
      if (restored === '') here.push(...candidatesIn(rest, prefixes, taken + 1))
      else if (rest.length >= 3 && roots.has(restored + rest))
        here.push({ root: restored + rest, covered: rest.length + (restored === 'k' ? 0 : 1), prefixes: taken + 1 })
    }
  }
  return here
}

function withoutEnding(word: string): string {
  const rest = word.replace(/(?:lah|kah|pun)$/, '').replace(/nya$/, '')
  return rest.length >= 4 ? rest : word
}
