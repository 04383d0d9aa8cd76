import { languages } from '../../server/platform/i18n'
import { createViews } from '../../server/platform/views'
import { digestMails } from '../views/digests'

const views = createViews()
const letters = languages.flatMap((lang) =>
  Object.entries(digestMails).flatMap(([name, models]) =>
    models.map((model, i) => ({ name: `${name} ${i + 1} (${lang})`, ...views.mail(name, model, { lang }), model })),
  ),
)

test.each(letters)('$name has a subject, leads to the numbers, and says how to stop it', ({ subject, text, model }) => {
  expect(subject.length).toBeGreaterThan(10)
  expect(subject.length).toBeLessThan(90)
  expect(text).toContain(model.link)
  expect(text).toContain(model.settings)
  expect(subject + text).not.toMatch(/\{\{|undefined|\[object|&#|Invalid Date|NaN/)
})

test('the weekly digest reads as a letter', () => {
  const { subject, text } = views.mail('weekly', digestMails.weekly[0]!, { lang: 'id' })
  expect(`${subject}\n\n${text}`).toMatchInlineSnapshot(`
   "Pekan 16 Nov 2026 sampai 22 Nov 2026: ringkasan aduan

   Bapak/Ibu petugas,

   Pekan lalu 1.043 aduan masuk, 51 dijawab, 44 selesai.
   Pelapor dijawab tepat waktu: 86 % (48 dari 62, antara 66 % dan 86 %)

   Terlambat sekarang: 7 aduan.
   https://aduan.example/meja?view=late

   Unit di bawah target 95 % tepat waktu, empat pekan terakhir:
   - DPUPR: 77 % (48 dari 62, antara 66 % dan 86 %)

   Perubahan terbesar dibanding empat pekan sebelumnya:
   - DPUPR: 91 % → 77 % (48 dari 62, antara 66 % dan 86 %). Lebih dari kebetulan.
   - Dishub: 77 % → 80 % (48 dari 62, antara 66 % dan 86 %). Mungkin kebetulan.

   Perbaikan yang lewat tenggat: 2.
   https://aduan.example/perbaikan

   Lihat semua angkanya:
   https://aduan.example/ringkasan?from=2026-11-16&to=2026-11-22

   Atur atau hentikan surat ini: https://aduan.example/pantauan

   --
   Aduan Kabupaten Serang
   Surat ini dikirim otomatis.
   "
  `)
})

test('the daily digest tells cases by number, never by what a citizen wrote', () => {
  const { subject, text } = views.mail('daily', digestMails.daily[0]!, { lang: 'id' })
  expect(`${subject}\n\n${text}`).toMatchInlineSnapshot(`
   "Dinas Pekerjaan Umum dan Penataan Ruang: aduan yang jatuh tempo, 24 Nov 2026

   Bapak/Ibu petugas,

   Lewat tenggat:
   - 002317/ADU/2026, DPUPR: Jawaban unit, Jum, 20 Nov 16.30
   … masih ada yang lain di daftar.

   Hari ini, Selasa, 24 November:
   - 002318/ADU/2026: Mulai ditangani, Sel, 24 Nov 16.00; Jawaban unit, Sel, 24 Nov 16.00
   - 002319/ADU/2026, DPUPR: Ditutup bila pelapor tidak memberi kabar, hari terakhir, Sel, 24 Nov

   Besok, Rabu, 25 November:
   - 002320/ADU/2026, DPUPR: Batas balasan pelapor, Rab, 25 Nov 09.00

   Menunggu balasan pelapor: 3 aduan.

   Buka daftarnya:
   https://aduan.example/meja/agenda

   Atur atau hentikan surat ini: https://aduan.example/pantauan

   --
   Aduan Kabupaten Serang
   Surat ini dikirim otomatis.
   "
  `)
})

test('a watch tells the number, the limit and what it rests on', () => {
  const { subject, text } = views.mail('watch', digestMails.watch[0]!, { lang: 'id' })
  expect(`${subject}\n\n${text}`).toMatchInlineSnapshot(`
   "Unit menjawab tepat waktu, DPUPR: 77,4 %

   Bapak/Ibu petugas,

   Unit menjawab tepat waktu untuk DPUPR sekarang 77,4 %, di bawah batas Anda 80,0 %. Dihitung sejak Minggu, 1 November 2026.
   Dasarnya 62 aduan.

   Anda diberi tahu lagi hanya bila angkanya pulih dulu.

   Lihat aduannya:
   https://aduan.example/ringkasan/daftar?indicator=onTime.unit&unit=dpupr

   Atur atau hentikan surat ini: https://aduan.example/pantauan

   --
   Aduan Kabupaten Serang
   Surat ini dikirim otomatis.
   "
  `)
})
