import sharp from 'sharp'
import type { FileRef } from '../complaints/complaint'
import type { Services } from '../services'
import { secondInspector } from './accounts'
import type { createMark } from './mark'
import type { Officer } from '../staff/officer'
import { unitsAbove } from '../units/unitTree'
import { sampleTexts } from './referenceData'
import { simulate, type Stage } from './sampleComplaints'
import { seedPapers } from './samplePapers'

type Time = { clock: { set(to: Date): void }; end: Date }
type Progress = { at(done: number): void; end(): void }

const count = 400

/**
 * Sample complaints by the services themselves, into a database that holds none; no mail goes out. What an earlier seeding began and did
 * not finish is thrown away first; a database in which people have filed is left alone.
 */
export async function seedSample(
  services: Services,
  mark: ReturnType<typeof createMark>,
  { clock, end }: Time,
  progress: Progress,
): Promise<void> {
  const { sample, sampleEnd = new Date(0) } = await mark.read()
  if (sample === 'done' || (await services.store.hasAnySince(sampleEnd))) return
  await services.forgetComplaints()
  await mark.set({ sample: 'begun', sampleEnd: end })
  const stage = await stageOf(services, clock)
  await simulate(stage, { texts: sampleTexts(), count, end }, (filed) => progress.at(filed))
  await services.store.announceAll()
  await services.projection.rebuild()
  await services.similar.rebuild()
  await services.routingRecords.rebuild()
  await seedPapers(services, { clock, end })
  await mark.set({ sample: 'done' })
  progress.end()
}

async function stageOf(services: Services, clock: Time['clock']): Promise<Stage> {
  const units = await services.units.list()
  const officers = new Map<string, Officer>()

  async function officerOf(username: string): Promise<Officer | null> {
    const officer = officers.get(username) ?? (await services.staff.officerById(username))
    if (officer) officers.set(username, officer)
    return officer
  }

  async function officerFor(role: 'coordinator' | 'liaison' | 'head', unit: string): Promise<Officer> {
    if (role === 'coordinator') return (await officerOf('koordinator'))!
    if (unit === 'inspektorat') return (await officerOf(role === 'head' ? secondInspector : 'inspektur'))!
    for (const one of unitsAbove(units, unit)) {
      const officer = await officerOf(`${role === 'head' ? 'kepala' : 'penghubung'}.${one}`)
      if (officer) return officer
    }
    throw new Error(`nobody works for ${unit}`)
  }

  return {
    setClock: (to) => clock.set(to),
    file: services.file,
    recordAndRoute: services.recordAndRoute,
    sweep: services.sweep,
    complaintOf: async (code) => (await services.store.get(code))!,
    officerDoes: (officer, code, version, act) => services.complaints.does(officer, code, version, act),
    reporterDoes: (code, key, act) => services.complaints.reporterDoes(code, key, act),
    officerFor,
    closingAfter: await services.sla.closings(),
    oversightUnit: 'inspektorat',
    picture: await samplePicture(services.files),
  }
}

/** A grey card, as nobody was there to photograph anything. */
async function samplePicture(files: Services['files']): Promise<FileRef> {
  const card = { create: { width: 640, height: 480, channels: 3 as const, background: '#d8d3c7' } }
  const buffer = await sharp(card).jpeg().toBuffer()
  const [stored] = await files.storeAll([{ originalname: 'contoh.jpg', buffer }] as Parameters<Services['files']['storeAll']>[0])
  return stored!
}
