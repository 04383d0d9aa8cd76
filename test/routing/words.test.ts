import { oversightWords } from '../../server/routing/oversight'
import { findPlace, findPlaces, indexPlaces } from '../../server/routing/placeNames'
import { stem } from '../../server/routing/stem'
import { wordsOf } from '../../server/routing/words'
import { neighbourPlaces, referencePlaces } from '../../server/seed/referenceData'

describe('the words of a text', () => {
  test.each([
    ['everyday spellings are resolved', 'jln rusak blm di perbaiki', ['jalan', 'rusak', 'belum', 'diperbaiki']],
    ['doubled words count once', 'jalan2 dan anak-anak', ['jalan', 'dan', 'anak']],
    ['stretched letters are shortened', 'tolooong paraaah', ['tolong', 'parah']],
    ['names of cards are one word', 'e-KTP, KTP-el, ktp elektronik', ['ktp']],
    ['links are no words', 'lihat https://contoh.id/foto?x=1 lubang', ['lihat', 'lubang']],
  ])('%s', (_rule, text, words) => expect(wordsOf(text).map(({ word }) => word)).toEqual(words))

  test.each([
    ['diperbaiki', 'baik'],
    ['penerangan', 'terang'],
    ['menyebabkan', 'sebab'],
    ['kebanjiran', 'banjir'],
    ['pengangkutan', 'angkut'],
    ['sampahnya', 'sampah'],
    ['sekolah', 'sekolah'],
    ['jalan', 'jalan'],
  ])('the stem of %s is %s', (word, expected) => expect(stem(word)).toBe(expected))
})

describe('places in a text', () => {
  const index = indexPlaces(referencePlaces(), neighbourPlaces())
  const named = (text: string) =>
    findPlaces(index, wordsOf(text)).map(({ kecamatan, neighbours }) => [...kecamatan, ...neighbours].join())

  test.each([
    ['a desa says its kecamatan', 'lubang di desa kadikaran', ['36.04.09']],
    ['a kecamatan may be written in one word', 'kami di lebakwangi', ['36.04.35']],
    ['"petir" alone is lightning', 'hujan petir semalam', []],
    ['"kecamatan petir" is a place', 'jalan di kecamatan petir', ['36.04.19']],
    ['"Serang" alone is neither regency nor city', 'kabupaten serang', []],
    ['a kecamatan of the city is the neighbour’s', 'warga taktakan', ['outside:kota-serang']],
  ])('%s', (_rule, text, expected) => expect(named(text)).toEqual(expected))

  test.each([
    ['36.04.12', '36.04.12'],
    ['36.04.12.2001', '36.04.12'],
    ['Kecamatan Pontang', '36.04.12'],
    ['kadikaran', '36.04.09'],
    ['Bandung Barat', null],
  ])('a chosen place %s is read', (place, code) => expect(findPlace(referencePlaces(), place)?.kecamatan ?? null).toBe(code))
})

describe('an oversight complaint', () => {
  test.each([
    ['is one that says corruption outright', 'kades diduga korupsi dana desa', true],
    ['is one where somebody in office asks for money', 'petugas loket minta uang 100 ribu', true],
    ['is one where aid is kept back by somebody in office', 'bansos dipotong pendamping 50 ribu', true],
    ['is not one about money at a company’s gate', 'masuk kerja di pt harus bayar 15 juta, pungli yayasan', false],
    ['is not one about cut trees', 'petugas memotong pohon di jalan', false],
    ['is not one about a dark road', 'jalan gelap tidak ada lampu', false],
  ])('%s', (_rule, text, expected) => expect(oversightWords(wordsOf(text)).length > 0).toBe(expected))
})
