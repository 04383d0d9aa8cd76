import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import { remember } from '../platform/remember'
import type { Officer } from '../staff/officer'
import { namePlace } from './place'
import { differences, mayEditRegister, mayReadRegister } from './register'
import type { UnitChange, UnitRecord, UnitStore } from './store'
import type { Kecamatan, Neighbour, Unit } from './unit'
import { calendarOf, unitsBelow } from './unitTree'

/** Where deeds upon the register are written down; the audit's `record`. */
export type Audit = {
  record(entry: { by: string; as: string | null; deed: string; target: string; details: Record<string, string> }): Promise<void>
}

type Deps = {
  store: Pick<UnitStore, 'units' | 'kecamatan' | 'neighbours' | 'save'>
  audit: Audit
  clock: Clock
  calendars?: Calendars
  freshMs?: number
}
/** The calendars that a unit may choose, and what is to follow when one has. Without them none can be chosen. */
type Calendars = { list(): Promise<{ _id: string; name: string }[]>; chosen(unit: string, by: string): Promise<void> }
const noCalendars: Calendars = { list: () => Promise.resolve([]), chosen: () => Promise.resolve() }

export type UnitService = ReturnType<typeof createUnitService>

/**
 * Who answers for what, and where. Read from memory; another process's edit is seen by the first reading after
 * `freshMs`. As long as the register is the same, `list()` gives the same array, so that what is computed from it can be kept.
 */
export function createUnitService({ store, audit, clock, calendars = noCalendars, freshMs = 5_000 }: Deps) {
  const memory = remember(() => readRegister(store), {
    freshMs,
    printOf: ({ units: all, kecamatan, neighbours }) => JSON.stringify([all, kecamatan, neighbours]),
  })
  const units = async (): Promise<Unit[]> => (await memory.get()).units

  return {
    /** Every unit, by name; also outside authorities and those no longer active. */
    list: units,
    kecamatan: async (): Promise<Kecamatan[]> => (await memory.get()).kecamatan,
    neighbours: async (): Promise<Neighbour[]> => (await memory.get()).neighbours,
    get: async (id: string): Promise<Unit | null> => (await memory.get()).byId.get(id) ?? null,

    /** Units a case can be given to: active ones of the regency. */
    assignable: async (): Promise<Unit[]> => (await units()).filter(({ active, kind }) => active && kind !== 'outside'),
    /** Authorities to whom a case can be forwarded. */
    outside: async (): Promise<Unit[]> => (await units()).filter(({ active, kind }) => active && kind === 'outside'),

    unitsBelow: async (id: string): Promise<string[]> => unitsBelow(await units(), id),
    /** The full name; of a unit that left the register, its id. */
    unitName: async (id: string): Promise<string> => (await memory.get()).byId.get(id)?.name ?? id,
    mayEdit: mayEditRegister,
    calendarOf: async (id: string, otherwise: string): Promise<string> => calendarOf(await units(), id, otherwise),
    /** Names of a place; throws Refused `invalid` when the desa is not of that kecamatan. */
    namePlace: async (kecamatan: string, desa: string | null) => namePlace((await memory.get()).kecamatan, kecamatan, desa),

    /** One entry for its page, with what this officer may do. */
    async entry(officer: Officer, id: string): Promise<{ unit: UnitRecord; mayEdit: boolean }> {
      if (!mayReadRegister(officer)) throw new Refused('forbidden', 'registerRead')
      const unit = (await memory.refresh()).byId.get(id)
      if (!unit) throw new Refused('missing', 'unitUnknown')
      return { unit, mayEdit: mayEditRegister(officer) }
    },

    /** Which calendars can be chosen, and which one a unit has from above. */
    async calendarChoice(
      { parent }: Unit,
      otherwise: string,
    ): Promise<{ options: { id: string; name: string }[]; inherited: string }> {
      const [options, all] = [await calendars.list(), await units()]
      const above = parent ? calendarOf(all, parent, otherwise) : otherwise
      return {
        options: options.map(({ _id, name }) => ({ id: _id, name })),
        inherited: options.find(({ _id }) => _id === above)?.name ?? above,
      }
    },

    /** Changes one entry, as it was at `version`; what changed goes into the audit. */
    async edit(officer: Officer, id: string, { version, change }: { version: number; change: UnitChange }): Promise<void> {
      if (!mayEditRegister(officer)) throw new Refused('forbidden', 'registerEdit')
      const { byId, kecamatan } = await memory.refresh()
      const before = byId.get(id)
      if (!before) throw new Refused('missing', 'unitUnknown')
      change.places.forEach((code) => namePlace(kecamatan, code, null))
      if (change.calendar && !(await calendars.list()).some(({ _id }) => _id === change.calendar))
        throw new Refused('invalid', 'calendarUnknown', { fields: { calendar: 'calendarUnknown' } })
      const details = differences(before, change)
      if (before.version !== version) throw new Refused('conflict', 'unitChanged')
      if (Object.keys(details).length === 0) return
      if (!(await store.save(id, change, { version, at: clock.now() }))) throw new Refused('conflict', 'unitChanged')
      memory.forget()
      await audit.record({ by: officer.id, as: officer.post, deed: 'editUnit', target: `unit:${id}`, details })
      if (details.calendar) await calendars.chosen(id, officer.id)
    },
  }
}

async function readRegister(store: Pick<UnitStore, 'units' | 'kecamatan' | 'neighbours'>) {
  const [units, kecamatan, neighbours] = await Promise.all([store.units(), store.kecamatan(), store.neighbours()])
  return { units, kecamatan, neighbours, byId: new Map<string, UnitRecord>(units.map((unit) => [unit._id, unit])) }
}
