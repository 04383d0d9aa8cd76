import type { Complaint } from '../server/complaints/complaint'
import { createProjection } from '../server/indicators/projection'
import { createFactStore } from '../server/indicators/store'
import { calendar, dice, randomLife } from '../test/indicators/histories'
import type { Row } from './row'

const count = 4_000
const batch = 200

/** Projection of complaints and of later events of known complaints, in batches, and a rebuild. Needs a connected, empty database. */
export async function benchProjection(): Promise<Row[]> {
  const store = createFactStore()
  await store.createIndexes()
  const lives = someLives()
  const firsts = lives.map((life) => life[Math.floor(life.length / 2)]!)
  const lasts = lives.map((life) => life.at(-1)!)
  const newEvents = lasts.reduce((sum, { version }, i) => sum + version - firsts[i]!.version, 0)
  const projection = createProjection({ store, complaints: () => each(lasts), calendar: () => Promise.resolve(calendar) })

  const first = await perSecond(firsts.length, () => inBatches(firsts, projection.project))
  const later = await perSecond(lasts.length, () => inBatches(lasts, projection.project))
  const again = await perSecond(lasts.length, () => inBatches(lasts, projection.project))
  const rebuilt = await perSecond(lasts.length, () => projection.rebuild())
  const row = (name: string, value: number, aim: number | null = 2_000): Row => ({
    name,
    value: Math.round(value),
    unit: 'complaints/s',
    aim,
  })
  return [
    row(`projection of new complaints, batches of ${batch}`, first),
    row('projection of changed complaints', later, null),
    {
      name: 'events of changed complaints, projected',
      value: Math.round((later * newEvents) / lasts.length),
      unit: 'events/s',
      aim: 2_000,
    },
    row('projection of what is known already', again, null),
    row('rebuild', rebuilt),
  ]
}

const window = { from: new Date('2026-05-01T00:00:00Z'), until: new Date('2026-11-01T00:00:00Z') }
function someLives(): Complaint[][] {
  const random = dice(7)
  return Array.from({ length: count }, (_, i) => randomLife(`ADU-${String(i).padStart(6, '0')}`, random, window))
}

async function inBatches(all: Complaint[], project: (batch: Complaint[]) => Promise<void>): Promise<void> {
  for (let i = 0; i < all.length; i += batch) await project(all.slice(i, i + batch))
}

async function perSecond(complaints: number, deed: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await deed()
  return (complaints * 1000) / (performance.now() - start)
}

async function* each<T>(all: T[]): AsyncGenerator<T> {
  yield* all
}
