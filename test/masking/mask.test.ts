import places from '../../server/seed/data/places.json'
import { isPlaceWord } from '../../server/masking/lexicon'
import { findPersonal, mask } from '../../server/masking/mask'
import { shown } from './shown'

test.each([
  ['surel budi.santoso@gmail.com', 'surel <email>'],
  ['SITI_90@YAHOO.CO.ID ya', '<email> ya'],
  ['budi @ gmail . com', '<email>'],
  ['budi(at)gmail(dot)com, budi [at] gmail [dot] com', '<email>, <email>'],
  ['budi at gmail dot com', '<email>'],
  ['kirimin ke gmail sy ya min, nengsihcantik gmail.com', 'kirimin ke gmail sy ya min, <email>'],
  ['yuni[dot]kartika[at]yahoo[dot]co[dot]id, ahmad dot fauzi at gmail dot com', '<email>, <email>'],
  ['budi et gmail titik com', '<email>'],
  ['budi＠gmail．com', '<email>'],
  ['budi081234567890@gmail.com', '<email>'],
  ['akun @pemkabserang tidak membalas', 'akun @pemkabserang tidak membalas'],
])('e-mail: %s', (text, hidden) => expect(shown(text)).toBe(hidden))

test.each([
  ['A 1234 BC dan B1234XYZ', '<plate> dan <plate>'],
  ['a1234bc', '<plate>'],
  ['motor b 3456 xyz, nopol A-1234-BC', 'motor <plate>, nopol <plate>'],
  ['plat a 12 b', 'plat <plate>'],
  ['saya butuh A 4 lembar, kelas B 2 minggu', 'saya butuh A 4 lembar, kelas B 2 minggu'],
  ['kelas 1 A 30 siswa, gang A 123 meter', 'kelas 1 A 30 siswa, gang A 123 meter'],
])('plate: %s', (text, hidden) => expect(shown(text)).toBe(hidden))

test.each([
  ['Kp. Cibeureum RT 05/02 Desa Kadikaran', 'Kp. Cibeureum <address> Desa Kadikaran'],
  ['RT.05 RW.02, rt05/rw02', '<address>'],
  ['RT/RW: 005/002 Kec. Ciruas', '<address> Kec. Ciruas'],
  ['rt lima rw dua', '<address>'],
  ['Perum Graha Blok C3 No. 12', 'Perum Graha <address>'],
  ['Blok D2/15 RT 3 RW 4', '<address>'],
  ['Jl. Raya Serang No. 12A', 'Jl. Raya Serang <address>'],
  ['gg. melati no 8, rumah nomor 3', 'gg. melati <address>, rumah <address>'],
  ['Perda Nomor 12 Tahun 2019, jalan Perbup nomor 3 tahun 2020', 'Perda Nomor 12 Tahun 2019, jalan Perbup nomor 3 tahun 2020'],
  [
    'surat no 12/RT03/X/2026, bangunan rumah saya AJB NOMOR 112/2009',
    'surat no 12/RT03/X/2026, bangunan rumah saya AJB NOMOR 112/2009',
  ],
  ['RT 3 bulan ini, ketua rt minta uang, rt 10 ribu', 'RT 3 bulan ini, ketua rt minta uang, rt 10 ribu'],
])('address: %s', (text, hidden) => expect(shown(text)).toBe(hidden))

test('a fixed sign stands in the place of what is hidden, the offsets are those of the text', () => {
  const text = '🙂 pak Sarmili, hp 0812\u200b34567890.'
  expect(mask(text)).toEqual({
    masked: '🙂 pak [nama disamarkan], hp [nomor telepon disamarkan].',
    found: [
      { type: 'name', start: 7, end: 14 },
      { type: 'phone', start: 19, end: 32 },
    ],
  })
})

test('an official number is no secret to officers', () => {
  expect(findPersonal('NIP 198012312005011001', { audience: 'officer' })).toEqual([])
})

test('what a person marked is hidden too, by its words or by its place', () => {
  expect(mask('anak kos di warung hijau itu', { marked: ['warung hijau'] }).masked).toBe('anak kos di [disamarkan] itu')
  expect(mask('Di WARUNG\n  Hijau, warung hijaunya', { marked: ['warung hijau'] }).masked).toBe(
    'Di [disamarkan], [disamarkan]nya',
  )
  expect(mask('Jadi pak', { marked: ['ADI'] }).masked).toBe('Jadi pak')
  expect(mask('anak kos di warung hijau itu', { marked: [{ start: 5, end: 8 }] }).masked).toBe(
    'anak [disamarkan] di warung hijau itu',
  )
  expect(mask('pak Sarmili', { marked: ['nama', 'disamarkan'] }).masked).toBe('pak [nama disamarkan]')
})

test('every kecamatan and desa is known as a place, so that it is never taken for a name', () => {
  const known = places.kecamatan.flatMap(({ name, desa }) => [name, ...desa.map((one) => one.name)])
  const words = known.flatMap((name) => name.toLowerCase().split(/[^a-z]+/)).filter((word) => word.length > 2)
  expect(words.filter((word) => !isPlaceWord(word))).toEqual([])
})
