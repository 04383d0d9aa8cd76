import { findPersonal } from '../../server/masking/mask'
import { shown } from './shown'

test.each([
  ['nama saya rohmat dari ciruas', 'nama saya <name> dari ciruas'],
  ['Nama : SITI ROHAENAH\nAlamat : Anyar', 'Nama : <name>\nAlamat : Anyar'],
  ['nama: Budi Santoso, alamat Petir', 'nama: <name>, alamat Petir'],
  ['nama lengkap saya Nurkhasanah binti Sarmidi.', 'nama lengkap saya <name>.'],
  ['istri saya bernama Sarmi sakit', 'istri saya bernama <name> sakit'],
  ['rekening a.n. Kosasih, an. Marsinah, a/n Suhaedi', 'rekening a.n. <name>, an. <name>, a/n <name>'],
  ['atas nama Ny. Rostiawati', 'atas nama <name>'],
  ['pak sarmili dan bu rumsiyah kemarin', 'pak <name> dan bu <name> kemarin'],
  ['Bapak Drs. H. Ahmad Fauzi, M.Si', 'Bapak <name>, M.Si'],
  ['Sdr. Jahudin, sdri nengsih, saudara Marwan', 'Sdr. <name>, sdri <name>, saudara <name>'],
  ['ustadz H. Muhidin, KH. Suhaimi, hj. siti', 'ustadz <name>, <name>, <name>'],
  ['mang ujang, kang Asep, teh Lilis, bang Rojak', 'mang <name>, kang <name>, teh <name>, bang <name>'],
  ['anak saya Rizki ditolak', 'anak saya <name> ditolak'],
  ['suami saya, Samsul, meninggal', 'suami saya, <name>, meninggal'],
  ['Saya, Budi Santoso, warga Anyar', 'Saya, <name>, warga Anyar'],
  ['sy bambang tinggal di kp cikulur, ibunya Aldi', 'sy <name> tinggal di kp cikulur, ibunya <name>'],
  ['saya Sarmili warga Petir', 'saya <name> warga Petir'],
  ['perkenalkan saya Yuyun Rohayati ingin melapor', 'perkenalkan saya <name> ingin melapor'],
  ['ketua RT kami pak Jupri, pak RT Samsul', 'ketua RT kami pak <name>, pak RT <name>'],
  ['kades Sobari, lurah H. Madsuki, kepsek Bu Ratna', 'kades <name>, lurah <name>, kepsek Bu <name>'],
  ['ahmad bin sarmili datang', '<name> datang'],
  ['Hormat saya,\nDewi Lestari', 'Hormat saya,\n<name>'],
  ['PAK SARMILI JATUH, NAMA SAYA SITI AMINAH', 'PAK <name> JATUH, NAMA SAYA <name>'],
  ['Kata Siti Aminah begitu', 'Kata <name> begitu'],
  ['Nama : Cucu Sumarni\nTTL : Serang', 'Nama : <name>\nTTL : Serang'],
  ['Bu guru Mala, tlg, Pak RT Amung, pak RW Sobri', 'Bu guru <name>, tlg, Pak RT <name>, pak RW <name>'],
  ['kata bidan desa teh Ida Farida, juru kunci Abah Sarikin', 'kata bidan desa teh <name>, juru kunci Abah <name>'],
  ['Kaule Suhaemi, arep takon, SMK Ki Ageng Tirtayasa', 'Kaule <name>, arep takon, SMK Ki Ageng Tirtayasa'],
  ['SAYA ENDEH, TIDAK BISA BACA TULIS', 'SAYA <name>, TIDAK BISA BACA TULIS'],
  ['keluarga besar (alm) Sarbini minta surat', 'keluarga besar (alm) <name> minta surat'],
  ['atas nama pengurus DKM, Suhadma, mau tanya', 'atas nama pengurus DKM, <name>, mau tanya'],
  ['NIK lansia: Asmanah 3604254505390001, Mad Rais 3604251007410002', 'NIK lansia: <name> <nik>, <name> <nik>'],
  ['Telp 085311209876 (Yanti, anaknya). Feri, 0812 1818 4939.', 'Telp <phone> (<name>, anaknya). <name>, <phone>.'],
  ['nami abdi Entis Sutisna, aran kule Samsul', 'nami abdi <name>, aran kule <name>'],
])('a name behind words that announce one: %s', (text, hidden) => expect(shown(text)).toBe(hidden))

test.each([
  'pak tolong perbaiki jalan, bapak ibu sekalian, ibu hamil, ibu melahirkan',
  'pak camat, bu bidan, pak lurah, bapak presiden, pak RT kami, bu guru',
  'saya warga kampung sini, saya muslim, saya PNS, saya capek',
  'anak saya ditolak karena umur, suami saya sakit, istri saya hamil',
  'nama jalan tidak ada, nama baik, nama saya salah di KK, atas nama warga kami',
  'kades Kadikaran, camat Anyar, petugas Dishub, guru honorer',
  'Jl. Ahmad Yani rusak, RSUD dr. Drajat Prawiranegara, Jl. KH. Abdul Fatah Hasan',
  'jualan teh manis, teh ieu kumaha, harga mas naik, ibu2 pkk',
  'Yth Bapak Bupati Serang, mohon ditindaklanjuti. Terima kasih.',
  'atas nama warga Perum Bumi Mutiara kami minta taman',
  'JALAN RUSAK PAK BUPATI TOLONG DIPERBAIKI SEGERA',
])('offices, places and ordinary words stay: %s', (text) => expect(shown(text)).toBe(text))

test('an office beside a number is no person', () => {
  const text =
    'Dinsos 0812 3456 7890, Dukcapil 0812 3456 7891, Puskesmas Kramatwatu 0254 280123, Toko Berkah Jaya 081234567890 (Rumah)'
  expect(findPersonal(text).map(({ type }) => type)).toEqual(['phone', 'phone', 'phone', 'phone'])
})

test.each([
  ['each word of three letters, in any case', 'kata BUDI dan santoso, bukan si al', ['BUDI', 'santoso']],
  ['together', 'yang lapor Budi Santoso kemarin', ['Budi Santoso']],
  ['an ordinary word in small letters stays', 'pantainya indah sekali', []],
  ['with a capital it counts', 'oleh Indah kemarin', ['Indah']],
  ['and beside another name', 'oleh indah budi', ['indah budi']],
])('names of the reporter: %s', (_, text, names) => {
  const found = findPersonal(text, { names: ['Budi Santoso', 'Indah Al'] })
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(names)
})
