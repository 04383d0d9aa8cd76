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

const read = (name: keyof typeof digestMails): string[] => {
  const { subject, text } = views.mail(name, digestMails[name][0]!, { lang: 'id' })
  return [subject, ...text.split('\n')].filter((line) => line !== '' && !line.startsWith('https://'))
}
const [dear, ...regards] = ['Bapak/Ibu petugas,', '--', 'Aduan Kabupaten Serang', 'Surat ini dikirim otomatis.']
const settings = 'Atur atau hentikan surat ini: https://aduan.example/pantauan'

test('the weekly digest reads as a letter', () => {
  expect(read('weekly')).toEqual([
    'Pekan 16 Nov 2026 sampai 22 Nov 2026: ringkasan aduan',
    dear,
    'Pekan lalu 1.043 aduan masuk, 51 dijawab, 44 selesai.',
    'Pelapor dijawab tepat waktu: 86\u00a0% (48 dari 62, antara 66\u00a0% dan 86\u00a0%)',
    'Terlambat sekarang: 7 aduan.',
    'Unit di bawah target 95\u00a0% tepat waktu, empat pekan terakhir:',
    '- DPUPR: 77\u00a0% (48 dari 62, antara 66\u00a0% dan 86\u00a0%)',
    'Perubahan terbesar dibanding empat pekan sebelumnya:',
    '- DPUPR: 91\u00a0% → 77\u00a0% (48 dari 62, antara 66\u00a0% dan 86\u00a0%). Lebih dari kebetulan.',
    '- Dishub: 77\u00a0% → 80\u00a0% (48 dari 62, antara 66\u00a0% dan 86\u00a0%). Mungkin kebetulan.',
    'Perbaikan yang lewat tenggat: 2.',
    'Lihat semua angkanya:',
    settings,
    ...regards,
  ])
})

test('the daily digest tells cases by number, never by what a citizen wrote', () => {
  expect(read('daily')).toEqual([
    'Dinas PUPR: aduan yang jatuh tempo, 24 Nov 2026',
    dear,
    'Lewat tenggat:',
    '- 002317/ADU/2026, DPUPR: Jawaban unit, Jum, 20 Nov 16.30',
    '… masih ada yang lain di daftar.',
    'Hari ini, Selasa, 24 November:',
    '- 002318/ADU/2026: Mulai ditangani, Sel, 24 Nov 16.00; Jawaban unit, Sel, 24 Nov 16.00',
    '- 002319/ADU/2026, DPUPR: Ditutup bila pelapor tidak memberi kabar, hari terakhir, Sel, 24 Nov',
    'Besok, Rabu, 25 November:',
    '- 002320/ADU/2026, DPUPR: Batas balasan pelapor, Rab, 25 Nov 09.00',
    'Menunggu balasan pelapor: 3 aduan.',
    'Buka daftarnya:',
    settings,
    ...regards,
  ])
})

test('a watch tells the number, the limit and what it rests on', () => {
  expect(read('watch')).toEqual([
    'Unit menjawab tepat waktu, DPUPR: 77,4\u00a0%',
    dear,
    'Unit menjawab tepat waktu untuk DPUPR sekarang 77,4\u00a0%, di bawah batas Anda 80\u00a0%. Dihitung sejak Minggu, 1 November 2026.',
    'Dasarnya 62 aduan.',
    'Anda diberi tahu lagi hanya bila angkanya pulih dulu.',
    'Lihat aduannya:',
    settings,
    ...regards,
  ])
})
