/** Why a complaint is assigned at once or waits for the coordinator, as data. */
export type Why = {
  key: 'certain' | 'unsure' | 'contradicted' | 'outside' | 'oversight' | 'nothing'
  unit: string
  words: string[]
  chosen?: string
}

const quote = (words: readonly string[]): string =>
  words
    .slice(0, 3)
    .map((word) => `“${word}”`)
    .join(', ')
const withWords = (words: readonly string[]): string => (words.length > 0 ? ` karena menyebut ${quote(words)}` : '')

/**
 * The reason in one Indonesian sentence. Here and not in the locale files, because it is written into the history of the complaint, once, in the
 * language of the office.
 */
export function sayWhy({ key, unit, words, chosen }: Why): string {
  switch (key) {
    case 'certain':
      return `Diteruskan ke ${unit}${withWords(words)}.`
    case 'unsure':
      return `Mungkin untuk ${unit}${withWords(words)}. Perlu dibaca koordinator.`
    case 'contradicted':
      return `Isinya mengarah ke ${unit}${withWords(words)}, sedangkan pelapor memilih ${chosen}.`
    case 'outside':
      return `Tampaknya bukan kewenangan Kabupaten Serang, tetapi ${unit}${withWords(words)}.`
    case 'oversight':
      return `Diduga berkadar pengawasan${withWords(words)}. Perlu dibaca koordinator.`
    case 'nothing':
      return 'Isinya belum menunjuk ke unit mana pun.'
  }
}
