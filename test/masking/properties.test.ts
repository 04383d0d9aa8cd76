import fc from 'fast-check'
import { fold } from '../../server/masking/fold'
import { mask } from '../../server/masking/mask'
import { holds } from '../sla/runs'

const digit = fc.integer({ min: 0, max: 9 })
const zeros = ['0', '０', '٠', '۰', '०', '𝟎', '𝟬']
const written = fc
  .tuple(digit, fc.constantFrom(...zeros))
  .map(([value, zero]) => String.fromCodePoint(zero.codePointAt(0)! + value))
const spelled = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')
const alike = fc.oneof({ weight: 8, arbitrary: written }, { weight: 1, arbitrary: fc.constantFrom('O', 'o', 'l', 'I') })
const separators = [
  '',
  ' ',
  '.',
  '-',
  '/',
  '\n',
  '  ',
  '\u200b',
  '\u200f',
  '\u202e',
  '•',
  '🙂',
  ' - ',
  ', ',
  '_',
  '\t',
  '\u00a0',
  '…',
  '|',
  ' · ',
  '\u00ad',
]
const separator = fc.constantFrom(...separators)
const sixteen = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 16, maxLength: 16 })
const frame = fc.constantFrom(
  ['', ''],
  ['NIK saya ', ' tolong'],
  ['kk: ', '\nterima kasih'],
  ['(', ')'],
  ['warga ', ', mohon dibantu'],
)
const seenDigits = (text: string) => fold(text).plain.replace(/\D/g, '')

test('any sixteen digits in any spacing are hidden', () => {
  holds(
    fc.constant(null),
    sixteen(written),
    fc.array(separator, { minLength: 15, maxLength: 15 }),
    frame,
    (_, digits, gaps, [before, after]) => {
      const number = digits.map((one, i) => one + (gaps[i] ?? '')).join('')
      expect(seenDigits(mask(before + number + after).masked)).toBe('')
    },
  )
})

test('also with one separator throughout, in groups, and with letters that look like digits', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 16, maxLength: 16 })
  holds(fc.constant(null), sixteen(alike), sizes, separator, frame, (_, digits, groups, gap, [before, after]) => {
    fc.pre(digits.filter((one) => !/[OolI]/.test(one)).length > 8 && !/[OolI]/.test(digits[0]!))
    let [number, at] = ['', 0]
    for (const size of groups) {
      if (at >= 16) break
      number += (at > 0 ? gap : '') + digits.slice(at, at + size).join('')
      at += size
    }
    expect(seenDigits(mask(before + number + after).masked)).toBe('')
  })
})

test('also spelled', () => {
  holds(
    fc.constant(null),
    sixteen(
      fc.oneof(
        digit.map(String),
        digit.map((one) => spelled[one]!),
      ),
    ),
    (_, words) => {
      expect(mask(words.join(' ')).masked).toBe('[NIK disamarkan]')
    },
  )
})

test('also behind capitals like those of a document: only one with its date, and behind no word for a person, stays', () => {
  const persons = fc.constantFrom('NIK', 'KTP', 'KK', 'NO', 'NOMOR', 'INDUK', 'WARGA', 'IBU', 'NAMA')
  const forms = fc.constantFrom([4, 8, 4], [6, 8, 2], [6, 6, 4], [4, 4, 4, 4])
  const dated = fc.constantFrom('3604120520010001', '3604080511202601', '3604110520260001')
  holds(fc.constant(null), persons, forms, dated, fc.constantFrom('/', '-', '.', ' '), (_, word, sizes, digits, joint) => {
    let at = 0
    const groups = sizes.map((size) => digits.slice(at, (at += size)))
    expect(seenDigits(mask([word, ...groups].join(joint)).masked)).toBe('')
    const isDated = groups.some((group) => /^\d{4}20\d\d$/.test(group) && group.length === 8)
    if (!isDated || joint === '.' || joint === ' ') expect(seenDigits(mask(['SKPWNI', ...groups].join(joint)).masked)).toBe('')
  })
})

test.each(['SKPWNI/3603/11022026/0045', 'no registrasi PBG-360408-05112026-01'])('a document keeps its number: %s', (text) => {
  expect(mask(text).masked).toBe(text)
})

const pieces = fc.constantFrom(
  'pak', 'nama saya', 'Budi', 'siti', 'NIK', 'rek BCA', '0812', '34567890', '3604', '1205', '12900001', 'RT 05', 'blok C3', 'no 12', 'A 1234 BC', 'x@y.com', '@', 'at gmail', 'dot com', ',', '.', '\n',
  'bin', 'a.n.', 'jalan', '[NIK disamarkan]', '[', ']', 'anak saya', 'nol', 'satu dua', 'Rp', '1.500.000', 'kk', 'hp', 'saya', 'Sarmili', 'warga',
) // prettier-ignore

test('masking what is masked changes nothing, and what is found is in order and within the text', () => {
  holds(fc.constant(null), fc.array(pieces, { maxLength: 24 }), fc.constantFrom('', ' '), (_, parts, joint) => {
    const text = parts.join(joint)
    const { masked, found } = mask(text)
    expect(mask(masked)).toEqual({ masked, found: [] })
    found.forEach(({ start, end }, i) => {
      expect(start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0)
      expect(end).toBeGreaterThan(start)
    })
    expect(found.at(-1)?.end ?? 0).toBeLessThanOrEqual(text.length)
  })
})
