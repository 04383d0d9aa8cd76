import { wordsOf } from '../routing/words'
import { hashOf } from './hash'

const inEveryText = `
  jalan rusak diperbaiki perbaikan memperbaiki baik benerin parah layak segera cepat perhatikan diperhatikan perhatian tindak ditindaklanjuti lanjuti respon tanggapan
  tidak bukan jangan harus perlu butuh minta memohon meminta mengajukan usul lapor laporan aduan mengadu melihat lihat tahu tanya apakah kemana berapa boleh
  anak rumah desa kampung kecamatan kabupaten kota daerah lokasi dinas pemerintah pemda bupati kades rt rw kepala pihak petugas kantor warga masyarakat penduduk tetangga keluarga
  masuk keluar lewat datang pulang balik bolak pergi turun naik tinggal tiap satu dua tiga lalu baru lama dulu jam hari seminggu sebulan setahun setengah besar kecil tanpa tetap makin hampir jelas
  depan dekat belakang pinggir sebelah sekitar sepanjang samping arah menuju atas bawah dalam luar tengah pas kaya seperti malem tanggal nomor nama
  katanya bilang cuma sendiri langsung dibangun dibuat membuat dicek cek ditambah diganti kondisi keadaan masalah penting bahaya membahayakan mengganggu terganggu takut kasihan susah sulit
  pakai buka lain juta ribu rb`

const inMany = `
  air sekolah sd smp lampu mati lubang aspal sampah bau buang hujan banjir mampet saluran got drainase jembatan puskesmas rsud dokter pasien obat bantuan bansos bpjs pkh blt ktp kk akta kartu antre daftar online
  bayar uang biaya dana gaji kerja pabrik perusahaan lowongan guru kelas siswa murid pasar pedagang warung parkir macet motor mobil truk sawah petani pupuk tanah lahan sertifikat izin surat urus
  penerangan gelap pju tiang listrik padam sumur kering pdam debu asap limbah jatuh celaka kecelakaan korban tunggu sakit ktp dibayar cair kosong habis penuh hilang liar pungli pelayanan`

const stemsIn = (text: string) => wordsOf(text).flatMap(({ stem }) => (stem ? hashOf(stem) : []))
const telling = new Map([
  ...stemsIn(inMany).map((hash) => [hash, 0.4] as const),
  ...stemsIn(inEveryText).map((hash) => [hash, 0.1] as const),
])

/** What a stem, known by its hash, tells of which complaint this is, 0 to 1: hardly anything when everybody writes it, all when it names something. */
export const tellingOf = (stemHash: number): number => telling.get(stemHash) ?? 1
