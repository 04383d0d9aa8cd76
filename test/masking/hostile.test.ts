import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mask } from '../../server/masking/mask'

const long = (piece: string): string => piece.repeat(Math.ceil(100_000 / piece.length))
const nik = '3604120512900001'

test.each([
  'a', '0', '1', 'O', 'l', '[', ']', '[[]', '@', 'a@', '@a', '(at)', 'a.', '1.', '1 ', '1,', '0 8', '08', '+62', '"', "a'", '\u200b', '\u202e', '１', 'А', 'pak ', 'nama ', 'nama saya ', 'bin ',
  'Budi ', 'siti bin ', 'a n ', 'RT ', 'RT/', 'blok a ', 'no 1 ', 'jalan no ', 'satu ', 'satudua', 'nik 1234567890 ', 'rek ', 'adu-', 'ADU-7K3M-', 'A1B', 'A 1 ', '[NIK ', '[NIK disamarkan]', 'saya, ', '🙂',
  'gmail ', 'at ', 'email saya ', 'g mail ', 'garis bawah ', 'a@gmail.com ', 'Tan ', 'I ', 'Budi, ', 'di jl Budi ', 'Al-', 'alias ', 'terima kasih ', '0 8 1,', 'A/1/', '5.1.02.', 'Mala, hp, ', 'Asmanah 081234567890, ', '\n(',
])('100 KB of %j are read through, and a NIK behind them is hidden', (piece) => {
  const { masked } = mask(`${long(piece)}\nwarga: ${nik} ya`)
  expect(masked).not.toContain(nik)
}) // prettier-ignore

// Not a measure of time, which a test machine does not keep, but of form: with at most one repeated part, of one class of characters, between two
// anchors, there is nothing to go back for.
const folder = join(__dirname, '../../server/masking')
const patterns = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => {
    const code = readFileSync(join(folder, name), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    return [...code.matchAll(/(?<=[=(,!&|?:]\s*)\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/[a-z]*/g)].map(
      ([, pattern]) => pattern!,
    )
  })

test('no regular expression of the masking can go back: none repeats without bound more than one part', () => {
  expect(patterns.length).toBeGreaterThan(15)
  const unbounded = (pattern: string) => pattern.replace(/\\.|\[(?:[^\]\\]|\\.)*\]/g, 'x').match(/[*+]|\{\d+,\}/g)?.length ?? 0
  expect(patterns.filter((pattern) => unbounded(pattern) > 1)).toEqual([])
  expect(patterns.filter((pattern) => /[*+}]\)?[*+{]/.test(pattern))).toEqual([])
})
