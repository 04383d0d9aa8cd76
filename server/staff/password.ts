export const passwordMin = 12
export const passwordMax = 128

const common = [
  'password',
  'qwerty',
  'admin',
  'rahasia',
  'katasandi',
  'aduan',
  'serang',
  'kabupaten',
  'banten',
  'indonesia',
  '123456789',
  '12345678',
  '123456',
  '1234',
]

const plain = (text: string) => text.normalize('NFKC').toLowerCase()
const withoutCommon = (text: string) => common.reduce((rest, word) => rest.replaceAll(word, ''), text)

/**
 * Why a password is not taken, as a refusal code, or null. Length rather than odd characters (NIST SP 800-63B): at least 12
 * characters, at most 128, not the user name with little around it, and more than figures, repetition and common words in it.
 */
export function passwordFault(password: string, username: string): string | null {
  const length = [...password.normalize('NFKC')].length
  if (length < passwordMin) return 'passwordTooShort'
  if (length > passwordMax) return 'passwordTooLong'
  const rest = plain(password).replaceAll(plain(username), '')
  if (rest.length < 4) return 'passwordIsName'
  const letters = withoutCommon(plain(password)).replace(/[^\p{L}]/gu, '')
  return new Set(letters).size < 4 ? 'passwordTooCommon' : null
}

// No letters or figures that look alike, because it is read from a slip of paper; 31 of them.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password out of random bytes, four groups of four: `k7pd-wm3x-…`, 79 bits. Bytes beyond the last full turn of the alphabet are left out. */
export function passwordFrom(bytes: Iterable<number>): string {
  const turns = 256 - (256 % alphabet.length)
  const chosen = [...bytes].filter((byte) => byte < turns).slice(0, 16)
  if (chosen.length < 16) throw new RangeError('too few random bytes')
  return chosen.map((byte, at) => (at > 0 && at % 4 === 0 ? '-' : '') + alphabet[byte % alphabet.length]).join('')
}
