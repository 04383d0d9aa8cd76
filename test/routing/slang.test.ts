import { slang, stopWords } from '../../server/routing/slang'
import { wordsOf } from '../../server/routing/words'

const written = (text: string) => wordsOf(text).map(({ word }) => word)
const matter = (text: string) => wordsOf(text).flatMap(({ stem }) => stem ?? [])

describe('everyday spellings', () => {
  test.each([
    ['yg', 'yang'],
    ['tdk', 'tidak'],
    ['gak', 'tidak'],
    ['nggak', 'tidak'],
    ['blm', 'belum'],
    ['udh', 'sudah'],
    ['sdh', 'sudah'],
    ['bgt', 'banget'],
    ['jln', 'jalan'],
    ['jl.', 'jalan'],
    ['kec.', 'kecamatan'],
    ['ds.', 'desa'],
    ['kp.', 'kampung'],
    ['rsk', 'rusak'],
    ['prh', 'parah'],
    ['krn', 'karena'],
    ['dgn', 'dengan'],
    ['utk', 'untuk'],
    ['sy', 'saya'],
    ['bpk', 'bapak'],
    ['tlg', 'tolong'],
    ['mhn', 'mohon'],
    ['skrg', 'sekarang'],
    ['gmn', 'bagaimana'],
    ['knp', 'kenapa'],
    ['bnyk', 'banyak'],
    ['msh', 'masih'],
    ['lg', 'lagi'],
    ['sklh', 'sekolah'],
    ['rmh', 'rumah'],
    ['puskemas', 'puskesmas'],
    ['bntuan', 'bantuan'],
    ['lobang', 'lubang'],
    ['lobangnya', 'lubang'],
    ['ancur', 'hancur'],
    ['makasih', 'terimakasih'],
    ['duit', 'uang'],
    ['jembatan', 'jembatan'],
    ['jmbatan', 'jembatan'],
    ['tetep', 'tetap'],
    ['kuitansi', 'kwitansi'],
  ])('%s is %s', (spelling, meaning) => expect(written(spelling)).toEqual([meaning]))
})

describe('acronyms and offices', () => {
  test.each([
    ['e-KTP', 'ktp'],
    ['KTP-el', 'ktp'],
    ['ktp elektronik', 'ktp'],
    ['ektp', 'ktp'],
    ['akte', 'akta'],
    ['capil', 'disdukcapil'],
    ['dinas dukcapil', 'disdukcapil'],
    ['P3K', 'pppk'],
    ['P2TP2A', 'p2tp2a'],
    ['gorong-gorong', 'goronggorong'],
    ['gorong gorong', 'goronggorong'],
    ['IMB', 'pbg'],
    ['RTLH', 'rutilahu'],
    ['DTKS', 'dtsen'],
    ['loker', 'lowongan kerja'],
    ['rs', 'rumah sakit'],
    ['SDN', 'sd'],
    ['SMPN', 'smp'],
    ['SMKN', 'smk'],
    ['MTsN', 'mts'],
    ['pungutan liar', 'pungli'],
    ['foto copy', 'fotokopi'],
    ['laka lantas', 'kecelakaan'],
    ['pol pp', 'satpol pp'],
    ['elpiji', 'lpg'],
    ['skck', 'skck'],
    ['sktm', 'sktm'],
    ['pip', 'pip'],
    ['bpjskes', 'bpjs kesehatan'],
  ])('%s is %s', (spelling, meaning) => expect(written(spelling).join(' ')).toBe(meaning))
})

describe('Javanese of Serang and Sundanese', () => {
  test.each([
    ['dalane rusak', ['jalan', 'rusak']],
    ['banyune ora metu', ['air', 'tidak', 'keluar']],
    ['omah kula kebanjiran', ['rumah', 'banjir']],
    ['lampune mati wis suwe', ['lampu', 'mati', 'lama']],
    ['bocah lara', ['anak', 'sakit']],
    ['durung entuk bantuan', ['bantu']],
    ['laka dokter ning puskesmas', ['tidak', 'dokter', 'puskesmas']],
    ['kepriben kiye pak', []],
    ['arep tuku gas', ['beli', 'gas']],
    ['jare wong kecamatan', ['kecamatan']],
    ['cai teu ngocor', ['air', 'tidak', 'kocor']],
    ['jalan butut pisan', ['jalan', 'jelek']],
    ['sampah teu diangkut', ['sampah', 'tidak', 'angkut']],
    ['runtah numpuk', ['sampah', 'tumpuk']],
    ['imah abdi kabanjiran', ['rumah', 'banjir']],
    ['budak gering', ['anak', 'sakit']],
    ['teu aya obat', ['tidak', 'obat']],
    ['kumaha carana nyieun ktp', ['cara', 'ktp']],
    ['naha acan cair', ['cair']],
    ['lampu jalan pareum', ['lampu', 'jalan', 'mati']],
    ['poek pisan', ['gelap']],
    ['pamarentah kudu ngabantuan', ['perintah', 'bantu']],
    ['kasehatan', ['sehat']],
    ['padagang di pasar', ['dagang', 'pasar']],
    ['hatur nuhun', []],
    ['matur nuwun geh', []],
  ])('%s', (text, stems) => expect(matter(text)).toEqual(stems))
})

describe('what is typed in haste', () => {
  test.each([
    ['tolooong paraaah', ['tolong', 'parah']],
    ['rusakk', ['rusak']],
    ['jalan2 rusak2', ['jalan', 'rusak']],
    ['anak-anak', ['anak']],
    ['j4lan rus4k', ['jalan', 'rusak']],
    ['mohonbantuan', ['mohon', 'bantuan']],
    ['lampumati', ['lampu', 'mati']],
    ['di perbaiki', ['diperbaiki']],
    ['di bersihkan', ['dibersihkan']],
    ['di pasar', ['di', 'pasar']],
    ['ＪＡＬＡＮ rusаk', ['jalan', 'rusak']],
    ['ja\u200blan ru\u00adsak', ['jalan', 'rusak']],
    ['djalan ktutup', ['dijalan', 'ketutup']],
    ['sampahny', ['sampahny']],
    ['lihat https://contoh.id/a?b=1 dan www.contoh.id', ['lihat', 'dan']],
  ])('%s', (text, words) => expect(written(text)).toEqual(words))
})

test('no common word of Indonesian is turned into another', () => {
  for (const word of [
    'jalan',
    'resep',
    'tiba',
    'mobile',
    'hirup',
    'gemuk',
    'ulah',
    'lembur',
    'tukang',
    'bos',
    'angkot',
    'situs',
    'link',
  ])
    expect(slang.has(word) || stopWords.has(word)).toBe(false)
})

test('what an everyday spelling stands for is no everyday spelling itself', () => {
  const again = [...slang].flatMap(([spelling, meaning]) =>
    meaning
      .filter((word) => word !== 'buat' && slang.has(word) && slang.get(word)!.join(' ') !== word)
      .map((word) => `${spelling}: ${word}`),
  )
  expect(again).toEqual([])
})
