/** The size at which a picture is compared: each of its eight rows has nine greys, so eight pairs of neighbours. */
export const hashWidth = 9
export const hashHeight = 8

/**
 * What a picture looks like, in 64 bits, as 16 hexadecimal digits: of each two neighbours, whether the right one is darker (a difference hash). It stays nearly the same when the
 * picture is made smaller, brighter, or compressed anew. `greys` are 9 × 8, row by row, 0 to 255.
 */
export function pictureHash(greys: Uint8Array): string {
  let hash = 0n
  for (let row = 0; row < hashHeight; row += 1)
    for (let column = 0; column < hashWidth - 1; column += 1) {
      const at = row * hashWidth + column
      hash = (hash << 1n) | (greys[at]! > greys[at + 1]! ? 1n : 0n)
    }
  return hash.toString(16).padStart(16, '0')
}

/** In how many of the 64 bits two pictures differ: 0 for the same one, about 32 for strangers. */
export function picturesApart(a: string, b: string): number {
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let bits = 0
  for (; differing > 0n; differing &= differing - 1n) bits += 1
  return bits
}
