import { settableClock } from '../../server/platform/clock'
import { deliveredModel } from '../../server/routing/delivered'
import { createRoutingService } from '../../server/routing/service'
import { usualThreshold } from '../../server/routing/trust'
import { createRoutingStore } from '../../server/routing/store'
import { seedReference } from '../../server/seed/reference'
import { createUnitService } from '../../server/units/service'
import { createUnitStore } from '../../server/units/store'
import { sari } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'

const database = useDatabase()
const clock = settableClock(new Date('2026-11-02T03:00:00Z'))
const audited: { deed: string; details: Record<string, string> }[] = []
const audit = { record: async (entry: { deed: string; details: Record<string, string> }) => void audited.push(entry) }
const models = { current: async () => ({ version: 'delivered', model: deliveredModel() }) }
const build = () => {
  const units = createUnitService({ store: createUnitStore(), audit, clock })
  return { units, routing: createRoutingService({ units, models, store: createRoutingStore(), audit, clock }) }
}
const road = { text: 'Jalan rusak parah banyak lubang, aspal mengelupas', kecamatan: '36.04.09', chosenUnit: null }

describe('routing by the register as it is now', () => {
  beforeEach(async () => {
    await database.clear()
    await seedReference(database.connection())
    audited.length = 0
  })

  it('suggests units by their ids, with a decision and a reason', async () => {
    const routed = await build().routing.suggest(road)
    expect(routed).toMatchObject({ decision: 'assign', why: expect.stringContaining('Dinas Pekerjaan Umum') })
    expect(Object.keys(routed.ranked[0]!)).toEqual(['unit', 'confidence', 'because'])
  })

  it('recognises the places of Kota Serang', async () => {
    const { ranked } = await build().routing.suggest({ ...road, text: 'jalan di kecamatan taktakan banyak lubang' })
    expect(ranked[0]!.unit).toBe('outside:kota-serang')
  })

  it('follows an edit of the register at once', async () => {
    const { units, routing } = build()
    const text = 'ada zumba berisik di balai'
    expect((await routing.suggest({ ...road, text })).ranked[0]!.unit).not.toBe('disporapar')
    const { unit } = await units.entry(sari('coordinator'), 'disporapar')
    const { name, shortName, places, active } = unit
    await units.edit(sari('coordinator'), 'disporapar', {
      version: unit.version,
      change: { name, shortName, places, active, topics: [...unit.topics, 'zumba!'] },
    })
    expect((await routing.suggest({ ...road, text })).ranked[0]!.unit).toBe('disporapar')
  })

  it('keeps the threshold of the coordinator, and writes the change down', async () => {
    const { routing } = build()
    expect(await routing.threshold()).toBe(usualThreshold)
    await routing.setThreshold(sari('coordinator'), 1)
    await routing.setThreshold(sari('coordinator'), 1)
    expect([await build().routing.threshold(), (await routing.suggest(road)).decision]).toEqual([1, 'triage'])
    expect(audited).toMatchObject([{ deed: 'setThreshold', details: { threshold: `${usualThreshold} → 1` } }])
  })

  it('lets nobody else change the threshold', async () => {
    await expect(build().routing.setThreshold(sari('supervisor'), 0.9)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
