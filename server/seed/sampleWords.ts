import type { Chance } from './chance'

const questions = [
  'Mohon sebutkan patokan lokasinya, misalnya dekat masjid atau sekolah apa, supaya petugas kami tidak salah tempat.',
  'Sejak kapan hal ini terjadi, dan kira-kira pukul berapa biasanya?',
  'Apakah Anda punya nomor berkas atau tanggal pengajuannya? Tanpa itu kami sulit mencarinya.',
]

const answers = [
  'Petugas kami sudah ke lokasi dan memperbaikinya. Bila masih ada yang kurang, silakan beri tahu kami lewat halaman ini.',
  'Terima kasih. Kami sudah memeriksa: perbaikan sementara selesai, perbaikan menyeluruh masuk rencana kerja tahun depan dan belum bisa kami pastikan bulannya.',
  'Berkas Anda sudah kami temukan dan kami selesaikan. Silakan diambil pada jam kerja di loket 3.',
  'Kami sudah menegur petugas yang bersangkutan dan memperbaiki jadwal pelayanannya mulai pekan ini.',
  'Sampah di titik itu sudah diangkut, dan jadwal angkutnya kami tambah menjadi dua kali sepekan.',
  'Setelah kami cek di lapangan, penyebabnya saluran tersumbat. Sudah dibersihkan pada hari kerja kemarin.',
]

const rebuttals = [
  'Kemarin saya lihat lagi, tambalannya sudah terkelupas. Jadi belum selesai.',
  'Belum ada petugas yang datang sampai hari ini, tolong dicek lagi.',
  'Jawabannya tidak sesuai dengan yang saya tanyakan.',
]

const notes = {
  assign: [
    'Mohon dicek ke lapangan dulu.',
    'Sudah ada aduan serupa bulan lalu di ruas yang sama.',
    'Pelapor bersedia dihubungi.',
  ],
  forward: ['Wilayah atau kewenangannya bukan pada Kabupaten Serang, karena itu kami teruskan kepada yang berwenang.'],
  return: [
    'Setelah kami baca, ini bukan tugas kami. Yang menangani adalah unit yang kami sebut.',
    'Lokasi dan jenis masalahnya di luar tugas kami.',
  ],
  start: ['Petugas dijadwalkan memeriksa lokasi.', 'Sedang dicocokkan dengan data kami.'],
  reply: [
    'Maaf baru balas. Yang saya maksud sesudah jembatan, arah ke pasar.',
    'Sejak dua minggu lalu, biasanya sore hari.',
    'Berkasnya saya ajukan awal bulan lalu.',
  ],
}

export const questionTo = (chance: Chance): string => chance.pick(questions)
export const answerTo = (chance: Chance): string => chance.pick(answers)
export const rebuttalOf = (chance: Chance): string => chance.pick(rebuttals)
export const noteTo = (chance: Chance, about: keyof typeof notes): string => chance.pick(notes[about])
