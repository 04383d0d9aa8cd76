// Beyond Latin-1: the signs of Windows-1252, the encoding of the fonts that every reader of PDFs has.
const windows1252 = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')
const written: Record<string, string> = { '→': '->', '≥': '>=', '≤': '<=', '−': '-', '‑': '-', '≈': '~', '×': '×', '✓': 'v' }
const invisible = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]/gu

/**
 * A text as the standard fonts of PDF can write it: marks of direction and other invisible signs are left out, other white space is a blank (one that must not break stays so), and what is
 * of no Latin script becomes a question mark. Line breaks stay.
 */
export const printable = (text: string): string =>
  [...text.normalize('NFC').replace(invisible, '')]
    .map((sign) => written[sign] ?? (isLatin(sign) ? sign : sign === '\n' ? sign : /\s|\p{Cc}/u.test(sign) ? ' ' : '?'))
    .join('')

function isLatin(sign: string): boolean {
  const code = sign.codePointAt(0)!
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || windows1252.has(sign)
}
