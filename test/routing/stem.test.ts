import { isKnownWord, rootOf, stem } from '../../server/routing/stem'

describe('the stem of a word', () => {
  test.each([
    // ber-, ter-, se-
    ['berlubang', 'lubang'],
    ['bekerja', 'kerja'],
    ['belajar', 'ajar'],
    ['beracun', 'racun'],
    ['bergotong', 'gotong'],
    ['terjebak', 'jebak'],
    ['tercemar', 'cemar'],
    ['tersumbat', 'sumbat'],
    ['terendam', 'rendam'],
    ['seharusnya', 'harus'],
    // meN-, peN-
    ['membuang', 'buang'],
    ['memotong', 'potong'],
    ['memukuli', 'pukul'],
    ['meminta', 'minta'],
    ['menutup', 'tutup'],
    ['menumpuk', 'tumpuk'],
    ['menolak', 'tolak'],
    ['mencari', 'cari'],
    ['menyumbat', 'sumbat'],
    ['menyeberang', 'seberang'],
    ['mengalir', 'alir'],
    ['mengirim', 'kirim'],
    ['mengukur', 'ukur'],
    ['mengganggu', 'ganggu'],
    ['mengecat', 'cat'],
    ['meresahkan', 'resah'],
    ['melaporkan', 'lapor'],
    ['pembangunan', 'bangun'],
    ['pemadaman', 'padam'],
    ['penerangan', 'terang'],
    ['penumpukan', 'tumpuk'],
    ['pencemaran', 'cemar'],
    ['penyaluran', 'salur'],
    ['pengangkutan', 'angkut'],
    ['pengerukan', 'keruk'],
    ['pelayanan', 'layan'],
    ['perekaman', 'rekam'],
    ['perbaikan', 'baik'],
    ['pengaduan', 'adu'],
    // di-, ke-, per-
    ['diperbaiki', 'baik'],
    ['dipersulit', 'sulit'],
    ['diaspal', 'aspal'],
    ['dicairkan', 'cair'],
    ['dimintai', 'minta'],
    ['kebanjiran', 'banjir'],
    ['kebersihan', 'bersih'],
    ['kekeringan', 'kering'],
    ['keracunan', 'racun'],
    ['kekerasan', 'keras'],
    // endings
    ['sampahnya', 'sampah'],
    ['jalannya', 'jalan'],
    ['bantuan', 'bantu'],
    ['bantuannya', 'bantu'],
    ['tagihannya', 'tagihan'],
    ['genangan', 'genang'],
    ['laporkanlah', 'lapor'],
    // everyday
    ['ngangkut', 'angkut'],
    ['ngaspal', 'aspal'],
    ['nyumbat', 'sumbat'],
    ['numpuk', 'tumpuk'],
    ['motong', 'potong'],
    ['ngontrak', 'kontrak'],
    ['angkutin', 'angkut'],
    ['turunin', 'turun'],
    ['kebakar', 'bakar'],
    ['lampune', 'lampu'],
    ['sampahna', 'sampah'],
    ['kawinaken', 'kawin'],
    // words that only look derived, and irregular ones
    ['sekolah', 'sekolah'],
    ['jalan', 'jalan'],
    ['makan', 'makan'],
    ['ikan', 'ikan'],
    ['perumahan', 'perumahan'],
    ['kepala', 'kepala'],
    ['berita', 'berita'],
    ['berikan', 'beri'],
    ['perizinan', 'izin'],
    ['sertipikat', 'sertifikat'],
    ['penyalahgunaan', 'salahguna'],
    ['selokan', 'selokan'],
  ])('%s: %s', (word, expected) => expect(stem(word)).toBe(expected))

  test.each([
    ['puskesmasnya', 'puskesmas'],
    ['xyznya', 'xyznya'],
    ['indomaretnya', 'indomaret'],
    ['zzkafkanya', 'zzkafka'],
  ])('a word of no root loses its ending only: %s', (word, expected) => expect(stem(word)).toBe(expected))

  test('is null in the dictionary for what is no word, and for what is too long to be one', () => {
    expect(rootOf('qwrtp')).toBeNull()
    expect(isKnownWord('a'.repeat(100_000))).toBe(false)
  })

  test('is the stem of itself, so that a register and a text agree', () => {
    for (const word of ['diperbaiki', 'pengangkutan', 'kebanjiran', 'pelayanan', 'perumahan', 'menyeberang'])
      expect(stem(stem(word))).toBe(stem(word))
  })
})
