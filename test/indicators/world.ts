import type { Complaint } from '../../server/complaints/complaint'
import type { Method } from '../../server/indicators/compliance'
import { createNumbers } from '../../server/indicators/numbersService'
import { createPagesService } from '../../server/indicators/pagesService'
import { createIndicatorQueries } from '../../server/indicators/queries'
import { createIndicatorService } from '../../server/indicators/service'
import { type FactStore, factSets } from '../../server/indicators/store'
import type { Officer, Role } from '../../server/staff/officer'
import tileMap from '../../server/units/tiles.json'
import type { Unit } from '../../server/units/unit'
import { referenceMethods } from '../../server/seed/referenceData'
import { calendar, units } from './histories'

export const register: Unit[] = units.map((_id) => ({
  _id,
  name: `Dinas ${_id}`,
  shortName: _id.toUpperCase(),
  kind: 'dinas',
  parent: null,
  calendar: null,
  topics: [],
  places: [],
  active: true,
}))

export const anOfficer = (role: Role, unit: string): Officer => ({
  id: `${role}-${unit}`,
  name: 'Budi',
  post: 'p',
  title: 'Pejabat',
  role,
  unit,
  units: [unit],
})

/** The service over what is stored, at an instant. */
export function indicatorsOf(store: FactStore, complaints: ReadonlyMap<string, Complaint>, now: Date) {
  const around = surroundings(complaints, now)
  const queries = createIndicatorQueries({ store })
  return createIndicatorService({ queries, numbers: createNumbers({ queries, ...around }), ...around })
}

/** The supervisor's other pages over what is stored, at an instant. */
export function pagesOf(store: FactStore, complaints: ReadonlyMap<string, Complaint>, now: Date) {
  const around = surroundings(complaints, now)
  const queries = createIndicatorQueries({ store })
  return createPagesService({
    ...around,
    queries,
    numbers: createNumbers({ queries, ...around }),
    lists: indicatorsOf(store, complaints, now),
    policies: () => Promise.resolve([]),
    weekOf: () => Promise.resolve({ mon: [['07:30', '12:00']] }),
    map: tileMap,
    themes: { improved: () => Promise.resolve(new Map()), hrefOf: () => '/perbaikan' },
  })
}

/** What the service is given beside its queries. */
const surroundings = (complaints: ReadonlyMap<string, Complaint>, now: Date) => ({
  units: {
    list: () => Promise.resolve(register),
    kecamatan: () => Promise.resolve([{ code: '36.04.01', name: 'Anyar', desa: [] }]),
  },
  complaints: { getMany: (codes: string[]) => Promise.resolve(codes.flatMap((code) => complaints.get(code) ?? [])) },
  calendar: () => Promise.resolve(calendar),
  methods: () => Promise.resolve(referenceMethods() as Method[]),
  clock: { now: () => now },
})

/** All that is stored in a set, in order. */
export async function contentsOf(set: 'a' | 'b') {
  const { facts, cases, cells } = factSets[set]
  const all = await Promise.all([facts, cases, cells].map((each) => each.collection.find().sort({ _id: 1 }).toArray()))
  // Which batch wrote a case is no part of what it says.
  return { facts: all[0]!, cases: all[1]!.map(({ batch: _batch, ...row }) => row), cells: all[2]! }
}

export async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all
}
