import { wordsOf } from '../../server/routing/words'

const written = (text: string) =>
  wordsOf(text)
    .map(({ word }) => word)
    .join(' ')

describe('numbers as classes', () => {
  test.each([
    ['diminta 2,5 jt', 'minta <uang>'],
    ['bayar 500rb', 'bayar <uang>'],
    ['bayar Rp500.000', 'bayar <uang>'],
    ['bayar rp 1.250.000', 'bayar <uang>'],
    ['bayar 500.000', 'bayar <uang>'],
    ['bayar seratus ribu', 'bayar <uang>'],
    ['bayar lima ratus ribu rupiah', 'bayar <uang>'],
    ['bayar dua juta lima ratus ribu', 'bayar <uang>'],
    ['bayar sejuta', 'bayar <uang>'],
    ['lima ratus ribu warga', '<jumlah> warga'],
    ['sudah 3 bulan', 'sudah <jumlah> bulan'],
    ['gas 3 kg', 'gas 3 kg'],
    ['kelas 3', 'kelas 3'],
    ['gaji ke-13', 'gaji ke 13'],
    ['umur 13 tahun', 'umur 13 tahun'],
    ['desil 6', 'desil 6'],
    ['tgl 12 maret 2025', '<tanggal>'],
    ['12/3/2025', '<tanggal>'],
    ['12-03-2025', '<tanggal>'],
    ['sejak 2023', 'sejak <tanggal>'],
    ['maret 2024', '<tanggal>'],
    ['jam 7 malam', '<jam> malam'],
    ['pukul 07.30 wib', '<jam>'],
    ['19:45', '<jam>'],
    ['jam tujuh', '<jam>'],
    ['jam pelayanan', 'jam pelayanan'],
    ['RT 03 RW 02', ''],
    ['rt.03/rw.02', ''],
    ['rt03/02 kp sawah', 'kampung sawah'],
    ['RT/RW 03/02', ''],
    ['ketua RT', 'ketua rt'],
    ['3604012345678901', '<jumlah>'],
  ])('%s: %s', (text, words) => expect(written(text)).toBe(words))
})

describe('the place of a word', () => {
  test('is that of the original text, whatever signs stand there', () => {
    const text = 'Yth. Bpk Bupati,\nJa\u200blan ＲＵＳＡＫ 500rb! gorong-gorong mampet, tapi blm di perbaiki 😡.'
    const shown = Object.fromEntries(wordsOf(text).map(({ word, start, end }) => [word, text.slice(start, end)]))
    expect(shown).toMatchObject({
      jalan: 'Ja\u200blan',
      rusak: 'ＲＵＳＡＫ',
      '<uang>': '500rb',
      goronggorong: 'gorong-gorong',
      belum: 'blm',
      diperbaiki: 'di perbaiki',
    })
  })

  test.each([
    ['a full stop ends a sentence', 'Jalan rusak. Lampu mati.', [0, 0, 1, 1]],
    ['one after an abbreviation does not', 'jl. raya kec. ciruas rusak', [0, 0, 0, 0, 0]],
    ['the end of a line does', 'jalan rusak\nlampu mati', [0, 0, 1, 1]],
    ['so does a question mark without a space after it', 'kapan?? lampu', [0, 1]],
  ])('%s', (_rule, text, sentences) => expect(wordsOf(text).map(({ sentence }) => sentence)).toEqual(sentences))

  test.each([
    ['a comma begins a clause', 'bukan dishub, lampu mati', [0, 0, 1, 1]],
    ['"tapi" begins a clause', 'sudah lapor tapi rusak', [0, 0, 1, 1]],
    ['"padahal" begins a clause, and the comma before it is the same', 'gelap, padahal ada', [0, 1, 1]],
    ['a comma within a number does not', 'bayar 2,5 jt lagi', [0, 0, 0]],
  ])('%s', (_rule, text, clauses) => expect(wordsOf(text).map(({ clause }) => clause)).toEqual(clauses))
})
