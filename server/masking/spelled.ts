const table =
  'nol 0 kosong 0 satu 1 dua 2 tiga 3 empat 4 lima 5 enam 6 tujuh 7 delapan 8 sembilan 9 null 0 zero 0 sato 1 ampat 4 anam 6 tuju 7 lapan 8 dlapan 8 dlpn 8 slapan 9 smbilan 9 hiji 1 tilu 3 opat 4 genep 6 dalapan 8 salapan 9 siji 1 loro 2 telu 3 papat 4 limo 5 enem 6 pitu 7 wolu 8 songo 9 sanga 9 enol 0 nul 0 ksong 0 kosng 0 stu 1 empt 4 enm 6 tjuh 7 tjh 7 dlpan 8 delpan 8 delapn 8 lpn 8 smbln 9 sembiln 9 sepuluh 10 sebelas 11 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9'.split(
    ' ',
  )

/** The digit that a word says: Indonesian, everyday spelling, Sundanese, Javanese. */
export const spelledDigit: ReadonlyMap<string, string> = new Map(
  table.flatMap((word, i) => (i % 2 === 0 ? [[word, table[i + 1]!] as const] : [])),
)

/** Words said between the digits of one number. */
export const spokenSeparators: ReadonlySet<string> = new Set(
  'titik strip setrip spasi garis miring min minus dash koma lanjut lanjutan lanjutannya terus trus slash bintang pagar x lalu kemudian sambung underscore'.split(
    ' ',
  ),
)

const repeats = new Map([
  ...'dobel double dobl dabel doble dubel dubbel'.split(' ').map((word) => [word, 2] as const),
  ...'tripel triple tripl'.split(' ').map((word) => [word, 3] as const),
])

/** How often "dobel" or "triple" says the digit behind it; 1 of any other word. */
export const timesSaid = (low: string): number => repeats.get(low) ?? 1

/** "dua belas", "tiga puluh": the digits of a spelled digit with the word behind it, or null. "tiga puluh dua" goes on with its 2. */
export function spelledTens(digit: string, behind: string | undefined, goesOn: boolean): string | null {
  if (behind === 'belas') return `1${digit}`
  return behind === 'puluh' ? (goesOn ? digit : `${digit}0`) : null
}

const shortest = 3
const longest = 8
const fewest = 6

/** The digits of words written together ("nolsatudua"), or null. */
export function spelledTogether(low: string): string | null {
  if (low.length < fewest) return null
  let digits = ''
  for (let at = 0; at < low.length;) {
    let length = Math.min(longest, low.length - at)
    while (length >= shortest && !spelledDigit.has(low.slice(at, at + length))) length -= 1
    if (length < shortest) return null
    digits += spelledDigit.get(low.slice(at, at + length))!
    at += length
  }
  return digits
}
