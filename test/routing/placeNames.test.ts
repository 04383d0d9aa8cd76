import { findLandmarks, indexLandmarks } from '../../server/routing/landmarks'
import { findPlaces, indexPlaces } from '../../server/routing/placeNames'
import { wordsOf } from '../../server/routing/words'
import { neighbourPlaces, referencePlaces } from '../../server/seed/referenceData'

const kecamatan = referencePlaces()
const index = indexPlaces(kecamatan, neighbourPlaces())
const nameOf = (code: string) => kecamatan.find((one) => one.code === code)?.name ?? code
const placesIn = (text: string) =>
  findPlaces(index, wordsOf(text)).map((hit) => [...hit.kecamatan.map(nameOf), ...hit.neighbours].join('+'))

describe('the kecamatan of a text', () => {
  test.each([
    ['a desa says its kecamatan', 'lubang di desa kadikaran', ['Ciruas']],
    ['a name in two words', 'kecamatan tunjung teja', ['Tunjung Teja']],
    ['the same in one', 'warga tunjungteja', ['Tunjung Teja']],
    ['a name in one word', 'lebakwangi gelap', ['Lebak Wangi']],
    ['a name parted', 'di kramat watu', ['Kramatwatu']],
    ['a name parted', 'puskesmas waringin kurung', ['Waringinkurung']],
    ['a name parted', 'padar incang', ['Padarincang']],
    ['glued to its preposition', 'diciruas banjir', ['Ciruas']],
    ['glued to its preposition', 'jalan kecikande', ['Cikande']],
    ['with "kec."', 'kec. Baros', ['Baros']],
    ['with "ds."', 'ds. Petir', ['Petir']],
    ['a kecamatan with a wrong letter', 'warga kragilam', ['Kragilan']],
    ['a kecamatan with a wrong letter', 'jalan cikandi', ['Cikande']],
    ['a kecamatan with a letter missing', 'kec pamaryan', ['Pamarayan']],
    ['a kecamatan with two swapped', 'daerah pontnag', ['Pontang']],
    ['a desa with a wrong letter after "desa"', 'desa sindangsali', ['Petir+Pabuaran']],
    ['a desa with a wrong letter alone is none', 'pak sindangsali', []],
    ['Anyer is Anyar', 'wisata anyer', ['Anyar']],
    ['a doubled name', 'kp. alang-alang', ['Tirtayasa']],
    ['a desa of two kecamatan', 'desa kaserangan', ['Ciruas+Pontang']],
    ['the same where the kecamatan is named too', 'desa kaserangan kec ciruas', ['Ciruas', 'Ciruas']],
    ['the kecamatan right after its desa', 'kampung baru petir', ['Petir', 'Petir']],
    [
      'a kelurahan of the city where the city’s kecamatan is named',
      'kemanisan curug walantaka',
      ['outside:kota-serang', 'outside:kota-serang'],
    ],
    ['a kecamatan of the city', 'warga taktakan', ['outside:kota-serang']],
    ['a kecamatan of Cilegon', 'di citangkil', ['outside:kota-cilegon']],
  ])('%s: %s', (_rule, text, expected) => expect(placesIn(text)).toEqual(expected))

  test.each([
    'hujan petir semalam',
    'lamaran kerja ditolak',
    'duduk di teras rumah',
    'pamong desa',
    'nama saya melati',
    'tambak udang',
    'ke kebon dulu',
    'kabupaten serang',
    'anak saya diserang anjing',
    'kab. lebak',
    'pohon jeruk tumbang',
    'air curug jernih',
    'harga gabus naik',
    'rumah miring mau roboh',
    'pendamping nanggung malu',
    'cimande',
  ])('no place is in: %s', (text) => expect(placesIn(text)).toEqual([]))

  test('a road that ends in another regency is no place there', () => {
    expect(placesIn('jalan raya serang - cilegon macet')).toEqual([])
    expect(placesIn('jalan raya serang - cilegon di kramatwatu')).toEqual(['Kramatwatu'])
  })

  test('each kecamatan and desa is found by its own name after "kecamatan" or "desa"', () => {
    const missed = kecamatan.flatMap((one) => [
      ...(findPlaces(index, wordsOf(`kecamatan ${one.name}`)).some((hit) => hit.kecamatan.includes(one.code)) ? [] : [one.name]),
      ...one.desa
        .filter(({ name }) => !findPlaces(index, wordsOf(`desa ${name}`)).some((hit) => hit.kecamatan.includes(one.code)))
        .map(({ name }) => `${one.name}/${name}`),
    ])
    expect(missed).toEqual([])
  })
})

describe('landmarks', () => {
  const landmarks = indexLandmarks()
  const landmarksIn = (text: string) => findLandmarks(landmarks, wordsOf(text)).map(({ name, holder }) => `${name}: ${holder}`)

  test.each([
    ['jalan raya serang jakarta macet', ['Jalan Serang–Jakarta: outside:jalan-nasional']],
    ['jl. raya Cilegon - Serang', ['Jalan Serang–Cilegon: outside:jalan-nasional']],
    ['jalan dari serang ke pandeglang', ['Jalan Serang–Pandeglang: outside:jalan-nasional']],
    ['jalan raya anyer', ['Jalan Cilegon–Anyer: outside:jalan-nasional']],
    ['jln palima cinangka rusak', ['Jalan Palima–Cinangka: outside:provinsi-banten']],
    ['ruas Ciruas–Petir', ['Jalan Ciruas–Petir: outside:provinsi-banten']],
    ['tol serang panimbang', ['Tol Serang–Panimbang: outside:jalan-nasional']],
    ['pasar ciruas becek', ['Pasar Ciruas: diskoperindag']],
    ['psr baros', ['Pasar Baros: diskoperindag']],
    ['pasar rau', ['Pasar Rau (Kota Serang): outside:kota-serang']],
    ['SMAN 1 Ciruas', ['SMAN 1 Ciruas: outside:provinsi-banten']],
    ['sma negeri 1 anyer', ['SMAN 1 Anyar: outside:provinsi-banten']],
    ['RSUD dr. Drajat Prawiranegara', ['RSUD dr. Drajat Prawiranegara: rsud-drajat']],
    ['rsdp', ['RSUD dr. Drajat Prawiranegara: rsud-drajat']],
    ['pantai sambolo', ['Pantai Sambolo: disporapar']],
    ['pasir putih florida', ['Pantai Pasir Putih Florida: disporapar']],
    ['kali ciujung hitam', ['Sungai Ciujung: outside:provinsi-banten']],
    ['kawasan modern cikande', ['Kawasan Modern Cikande: null']],
    ['KIEC', ['KIEC Cilegon: outside:kota-cilegon']],
    ['bumi ciruas permai', ['Bumi Ciruas Permai: null']],
    ['jalan kampung rusak', []],
  ])('%s', (text, expected) => expect(landmarksIn(text)).toEqual(expected))

  test('each knows where it lies or whose it is', () => {
    for (const list of landmarks.values())
      for (const { landmark } of list) expect(landmark.kecamatan.length > 0 || landmark.holder !== null).toBe(true)
  })
})
