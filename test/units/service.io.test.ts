import { createCalendarStore } from '../../server/calendar/store'
import { seedReference } from '../../server/seed/reference'
import { settableClock } from '../../server/platform/clock'
import { createUnitService } from '../../server/units/service'
import { createUnitStore } from '../../server/units/store'
import { sari } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'

const database = useDatabase()
const audited: unknown[] = []
const chosen: unknown[] = []
const build = () =>
  createUnitService({
    store: createUnitStore(),
    audit: { record: async (entry) => void audited.push(entry) },
    clock: settableClock(new Date('2026-11-02T03:00:00Z')),
    calendars: { list: createCalendarStore().calendars, chosen: async (unit, by) => void chosen.push([unit, by]) },
  })

describe('the register of units', () => {
  beforeEach(async () => {
    await database.clear()
    await seedReference(database.connection())
    audited.length = chosen.length = 0
  })

  it('knows units, their names, and who is below whom', async () => {
    const units = build()
    expect(await units.unitName('disdukcapil')).toBe('Dinas Kependudukan dan Pencatatan Sipil')
    expect(await units.unitName('gone')).toBe('gone')
    expect(await units.unitsBelow('dinkes')).toHaveLength(33)
    expect(await units.calendarOf('pkm-pontang', 'serang-5')).toBe('serang-6')
    expect((await units.outside()).every(({ _id }) => _id.startsWith('outside:'))).toBe(true)
  })

  it('names places, and refuses a desa of another kecamatan', async () => {
    const units = build()
    expect(await units.namePlace('36.04.09', '36.04.09.2004')).toEqual({ kecamatan: 'Ciruas', desa: 'Kadikaran' })
    await expect(units.namePlace('36.04.09', '36.04.12.2001')).rejects.toMatchObject({ kind: 'invalid', code: 'desaUnknown' })
    await expect(units.namePlace('36.73.01', null)).rejects.toMatchObject({ kind: 'invalid', code: 'kecamatanUnknown' })
  })

  it('gives the same list as long as nothing changes', async () => {
    const units = build()
    const before = await units.list()
    await units.entry(sari('liaison'), 'dpupr')
    expect(await units.list()).toBe(before)
  })

  it('lets the coordinator edit an entry, at once visible and audited', async () => {
    const units = build()
    const { unit, mayEdit } = await units.entry(sari('coordinator'), 'dpupr')
    const change = { ...unit, topics: ['jalan rusak', 'jalan amblas'] }
    await units.edit(sari('coordinator'), 'dpupr', {
      version: unit.version,
      change: { name: unit.name, shortName: 'PUPR', topics: change.topics, places: [], active: true },
    })
    expect(mayEdit).toBe(true)
    expect(await units.get('dpupr')).toMatchObject({ shortName: 'PUPR', topics: change.topics, version: unit.version + 1 })
    expect(audited).toMatchObject([
      { by: 'sari', as: 'post-1', deed: 'editUnit', target: 'unit:dpupr', details: { shortName: 'DPUPR → PUPR' } },
    ])
  })

  it('gives a unit a calendar of its own or that of the unit above, and what follows is done once it is saved', async () => {
    const units = build()
    const { unit } = await units.entry(sari('coordinator'), 'pkm-pontang')
    const { options, inherited } = await units.calendarChoice(unit, 'serang-5')
    expect([options.map(({ id }) => id), inherited]).toEqual([['serang-24', 'serang-5', 'serang-6'], 'Lima hari kerja'])
    const { name, shortName, topics, places, active } = unit
    const change = { name, shortName, topics, places, active }
    await units.edit(sari('coordinator'), 'pkm-pontang', { version: 1, change: { ...change, calendar: 'serang-24' } })
    expect(await units.calendarOf('pkm-pontang', 'serang-5')).toBe('serang-24')
    await units.edit(sari('coordinator'), 'pkm-pontang', { version: 2, change: { ...change, calendar: null } })
    expect(await units.calendarOf('pkm-pontang', 'serang-5')).toBe('serang-5')
    expect(audited).toMatchObject([
      { details: { calendar: 'serang-6 → serang-24' } },
      { details: { calendar: 'serang-24 → induk' } },
    ])
    expect(chosen).toEqual([
      ['pkm-pontang', 'sari'],
      ['pkm-pontang', 'sari'],
    ])
  })

  it('leaves the calendar as it was when the edit says nothing of it, and refuses one that is not there', async () => {
    const units = build()
    const change = { name: 'Puskesmas', shortName: 'Pontang', topics: [], places: [], active: true }
    await units.edit(sari('admin'), 'pkm-pontang', { version: 1, change })
    expect([await units.calendarOf('pkm-pontang', 'serang-5'), chosen]).toEqual(['serang-6', []])
    await expect(
      units.edit(sari('admin'), 'pkm-pontang', { version: 2, change: { ...change, calendar: 'serang-9' } }),
    ).rejects.toMatchObject({ kind: 'invalid', details: { fields: { calendar: 'calendarUnknown' } } })
  })

  it('lets other officers read only', async () => {
    const units = build()
    const { unit, mayEdit } = await units.entry(sari('head'), 'dpupr')
    expect(mayEdit).toBe(false)
    await expect(units.edit(sari('head'), 'dpupr', { version: unit.version, change: unit })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  it('tells the second of two editors that the entry has changed', async () => {
    const [one, other] = [build(), build()]
    const { unit } = await one.entry(sari('admin'), 'dlh')
    const change = { name: unit.name, shortName: 'Lingkungan', topics: unit.topics, places: [], active: true }
    await one.edit(sari('admin'), 'dlh', { version: unit.version, change })
    await expect(
      other.edit(sari('admin'), 'dlh', { version: unit.version, change: { ...change, shortName: 'LH' } }),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'unitChanged' })
  })
})
