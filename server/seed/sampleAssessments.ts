import type { Item } from '../assessments/assessment'
import { slotsOf } from '../assessments/assessment'
import type { UponItem } from '../assessments/service'
import { localDate } from '../platform/localDate'
import type { Services } from '../services'
import type { Officer } from '../staff/officer'
import { type Chance, createChance } from './chance'
import type { createMark } from './mark'

type Time = { clock: { set(to: Date): void }; end: Date }
/** How far a unit has come: the share of items that are fulfilled, and of those said that somebody has reviewed. */
type Sample = { unit: string; services: string[]; fulfilled: number; reviewed: number }

const dayMs = 86_400_000
const samples: Sample[] = [
  { unit: 'disdukcapil', services: ['KTP-el', 'Kartu keluarga', 'Akta kelahiran'], fulfilled: 0.85, reviewed: 0.9 },
  { unit: 'dpupr', services: ['Rekomendasi teknis jalan', 'Keterangan rencana kota'], fulfilled: 0.6, reviewed: 0.6 },
  { unit: 'dinsos', services: ['Surat keterangan terdaftar DTSEN'], fulfilled: 0.7, reviewed: 0.8 },
  { unit: 'dishub', services: ['Uji berkala kendaraan'], fulfilled: 0.45, reviewed: 0.3 },
]

/** Sample self-assessments by the service itself, once, and only where there are sample complaints. The evidence is invented. */
export async function seedSampleAssessments(
  services: Services,
  mark: ReturnType<typeof createMark>,
  { clock, end }: Time,
): Promise<void> {
  const { assessed, sample } = await mark.read()
  if (assessed || sample !== 'done') return
  const supervisor = (await services.staff.officerById('pengawas'))!
  const chance = createChance(2026)
  for (const sample of samples) await assess(services, sample, { supervisor, chance, clock, end })
  clock.set(end)
  await mark.set({ assessed: true })
}

async function assess(
  { staff, assessments }: Services,
  { unit, services, fulfilled, reviewed }: Sample,
  { supervisor, chance, clock, end }: Time & { supervisor: Officer; chance: Chance },
): Promise<void> {
  const liaison = (await staff.officerById(`penghubung.${unit}`))!
  const year = Number(localDate(end).slice(0, 4))
  const begun = Math.max(end.getTime() - 60 * dayMs, Date.UTC(year, 0, 2))
  const setDay = (day: number) => clock.set(new Date(Math.min(begun + day * dayMs, end.getTime())))
  setDay(0)
  const there = (await assessments.sheet(liaison, { unit, year })).sheet.services.map(({ name }) => name)
  for (const name of services) if (!there.includes(name)) await assessments.addService(liaison, { unit, year }, name)
  const { sheet } = await assessments.sheet(liaison, { unit, year })
  for (const { key } of slotsOf(sheet)) {
    const isSaid = chance.happens(0.9)
    const state: Item['state'] = chance.happens(fulfilled) ? 'fulfilled' : chance.pick(['partly', 'missing'])
    const decision = chance.happens(0.9) ? 'accepted' : 'sentBack'
    const isReviewed = chance.happens(reviewed)
    if (!isSaid || sheet.items[key]) continue
    setDay(chance.between(1, 30))
    const upon: UponItem = { unit, year, key }
    const link = `https://contoh.invalid/${unit}/standar-pelayanan`
    await assessments.assess(liaison, upon, { version: 0, state, note: '', link, keep: [] }, () => Promise.resolve([]))
    if (!isReviewed) continue
    setDay(chance.between(31, 50))
    const reason = decision === 'sentBack' ? 'Halamannya belum menunjukkan yang ditulis.' : ''
    await assessments.review(supervisor, upon, { version: 1, decision, reason })
  }
}
