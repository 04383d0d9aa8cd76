import type { UnitRecord, UnitStore } from './store'
import type { Kecamatan, Neighbour } from './unit'

type Snapshot = {
  units: UnitRecord[]
  kecamatan: Kecamatan[]
  neighbours: Neighbour[]
  byId: Map<string, UnitRecord>
  print: string
  readAt: number
}

/**
 * Keeps the register in memory. What is older than `freshMs` is still given, and read anew meanwhile: so no citizen waits for the register,
 * and the form opens while MongoDB is away. An unchanged register keeps its identity.
 */
export function createMemory(store: Pick<UnitStore, 'units' | 'kecamatan' | 'neighbours'>, freshMs: number) {
  let kept: Snapshot | null = null
  let reading: Promise<Snapshot> | null = null
  let edition = 0

  async function read(): Promise<Snapshot> {
    const begun = edition
    const [units, kecamatan, neighbours] = await Promise.all([store.units(), store.kecamatan(), store.neighbours()])
    const print = JSON.stringify([units, kecamatan, neighbours])
    // Real time, not the clock of the domain: simulated time must not freeze the memory.
    const readAt = Date.now()
    const same = kept?.print === print
    const next =
      same && kept
        ? { ...kept, readAt }
        : { units, kecamatan, neighbours, byId: new Map(units.map((u) => [u._id, u])), print, readAt }
    if (begun === edition) kept = next
    return next
  }

  function refresh(): Promise<Snapshot> {
    reading ??= read().finally(() => void (reading = null))
    return reading
  }

  async function get(): Promise<Snapshot> {
    if (!kept) return refresh()
    // A failed reading is no failure of the asker: the last known register serves, and the next asker tries again.
    if (Date.now() - kept.readAt >= freshMs) refresh().catch(() => undefined)
    return kept
  }

  /** After an own edit: the next asker reads anew, and a reading begun before the edit is not kept. */
  function forget(): void {
    edition += 1
    kept = null
    reading = null
  }

  return { get, refresh, forget }
}
