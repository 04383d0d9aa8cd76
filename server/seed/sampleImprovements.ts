import { randomUUID } from 'node:crypto'
import { dateOfDay, dayOfDate } from '../calendar/date'
import type { Evidence, Plan } from '../improvements/improvement'
import { lastOver } from '../improvements/review'
import type { Theme } from '../improvements/theme'
import { localDate } from '../platform/localDate'
import type { Services } from '../services'
import type { Officer } from '../staff/officer'
import type { createMark } from './mark'

type Time = { clock: { set(to: Date): void }; end: Date }
type Words = Pick<Plan, 'title' | 'cause' | 'change'>
/** So many days before the end it was proposed, was due, and was done (null: not yet). */
type Sample = Words & { unit: string; proposed: number; due: number; done: number | null; told: string | null; by: string }

const dayMs = 86_400_000
const samples: Sample[] = [
  {
    unit: 'dpupr',
    proposed: 127,
    due: 100,
    done: 105,
    by: 'penghubung.dpupr',
    title: 'Regu tambal tetap dengan jadwal dua mingguan',
    cause: 'Lubang baru ditambal sesudah ada aduan, satu per satu, sehingga ruas yang sama dilaporkan berkali-kali.',
    change: 'Satu regu memeriksa ruas kabupaten setiap dua minggu dan menambal lubang di bawah satu meter hari itu juga.',
    told: 'ruas jalan kabupaten sekarang diperiksa setiap dua minggu, dan lubang kecil ditambal hari itu juga.',
  },
  {
    unit: 'disdukcapil',
    proposed: 48,
    due: 14,
    done: 20,
    by: 'kepala.disdukcapil',
    title: 'Antrean dengan jam kedatangan',
    cause: 'Semua pemohon datang pagi-pagi, blangko habis sebelum siang, dan yang pulang dengan tangan kosong melapor.',
    change: 'Pemohon memilih jam datang; sisa blangko hari itu terbaca sebelum berangkat.',
    told: null,
  },
  {
    unit: 'dlh',
    proposed: 75,
    due: 5,
    done: null,
    by: 'penghubung.dlh',
    title: 'Jadwal angkut sampah terbuka untuk tiap desa',
    cause: 'Warga tidak tahu kapan truk datang, sampah ditaruh kapan saja dan menumpuk.',
    change: 'Jadwal angkut per desa dipasang di kantor desa dan ditepati; truk pengganti disiapkan.',
    told: null,
  },
]
const proposal: Words = {
  title: 'Pemeriksaan lampu jalan tiap bulan',
  cause: 'Lampu mati baru diketahui dari aduan warga.',
  change: 'Petugas menyusuri ruas utama setiap awal bulan dan mencatat lampu yang mati.',
}
const proof: Evidence[] = [{ kind: 'link', href: 'https://contoh.invalid/surat-tugas', label: 'Surat tugas (contoh)' }]

/** Sample improvements and one signed review, by the services themselves, once, and only where there are sample complaints. */
export async function seedSampleImprovements(services: Services, mark: ReturnType<typeof createMark>, time: Time): Promise<void> {
  const { improved, sample } = await mark.read()
  if (improved || sample !== 'done') return
  for (const one of samples) await improve(services, one, time)
  await proposeOnly(services, time)
  await review(services, time)
  time.clock.set(time.end)
  await mark.set({ improved: true })
}

async function improve(
  services: Services,
  { unit, proposed, due, done, told, by, ...words }: Sample,
  { clock, end }: Time,
): Promise<void> {
  const { improvements, improvementSweep } = services
  const theme = await themeOf(services, unit, daysBefore(end, proposed))
  if (!theme) return
  const [head, proposer] = [await officerOf(services, `kepala.${unit}`), await officerOf(services, by)]
  const id = randomUUID()
  clock.set(before(end, proposed))
  await improvements.propose(proposer, id, theme, { ...words, owner: proposer.id, dueOn: daysBefore(end, due) })
  clock.set(before(end, proposed - 2))
  await improvements.does(head, id, 1, { deed: 'agree' })
  if (done === null) return
  clock.set(before(end, done))
  await improvements.does(proposer, id, 2, { deed: 'finish', doneOn: daysBefore(end, done), note: '', evidence: proof })
  if (told === null) return
  await improvements.does(head, id, 3, { deed: 'publish', text: told })
  // Ninety days and the week later its measure is kept.
  clock.set(before(end, done - 98))
  await improvementSweep.sweep()
}

async function proposeOnly(services: Services, { clock, end }: Time): Promise<void> {
  const theme = await themeOf(services, 'dishub', daysBefore(end, 6))
  if (!theme) return
  clock.set(before(end, 6))
  const plan = { ...proposal, owner: 'kepala.dishub', dueOn: daysBefore(end, -60) }
  await services.improvements.propose(await officerOf(services, 'pengawas'), randomUUID(), theme, plan)
}

async function review(services: Services, { clock, end }: Time): Promise<void> {
  clock.set(end)
  const words = {
    notes: 'Aduan jalan masih yang terbanyak. Sejak regu tetap bekerja jumlahnya belum terbukti berkurang.',
    agreed: 'Regu kedua untuk ruas pesisir, kepala bidang bina marga, sebelum musim hujan.',
  }
  await services.reviews.sign(await officerOf(services, 'kepala.dpupr'), 'dpupr', lastOver(localDate(end)), 0, words)
}

/** The largest theme of a unit on a date. */
async function themeOf({ themes }: Services, unit: string, date: string): Promise<Theme | null> {
  const found = await themes.on(date, { units: null, inspects: [] }, [unit])
  return found[0]?.theme ?? null
}

const officerOf = async ({ staff }: Services, id: string): Promise<Officer> => (await staff.officerById(id))!
const before = (end: Date, days: number): Date => new Date(end.getTime() - days * dayMs)
const daysBefore = (end: Date, days: number): string => dateOfDay(dayOfDate(localDate(end))! - days)
