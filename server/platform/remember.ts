export type Remembered<T> = { get(): Promise<T>; within(ms: number): Promise<T>; refresh(): Promise<T>; forget(): void }

/**
 * Keeps in memory what is read often and changed seldom. What is older than `freshMs` is still given and read anew meanwhile, so nobody waits,
 * and a database that is away is not noticed. While `printOf` stays the same, so does the value itself: what is computed from it can be kept.
 */
export function remember<T>(
  read: () => Promise<T>,
  { freshMs, printOf = JSON.stringify }: { freshMs: number; printOf?: (value: T) => string },
): Remembered<T> {
  let kept: { value: T; print: string; readAt: number } | null = null
  let reading: Promise<T> | null = null
  let edition = 0

  async function readAnew(): Promise<T> {
    const begun = edition
    const value = await read()
    const print = printOf(value)
    // Real time, not the clock of the domain: simulated time must not freeze the memory.
    const next = { value: kept?.print === print ? kept.value : value, print, readAt: Date.now() }
    if (begun === edition) kept = next
    return next.value
  }

  function refresh(): Promise<T> {
    if (reading) return reading
    const mine = readAnew().finally(() => {
      // After `forget` another reading may be under way.
      if (reading === mine) reading = null
    })
    return (reading = mine)
  }

  return {
    refresh,
    async get() {
      if (!kept) return refresh()
      // A failed reading is no failure of the asker: what is known serves, and the next asker tries again.
      if (Date.now() - kept.readAt >= freshMs) refresh().catch(() => undefined)
      return kept.value
    },
    /** Known for no longer than so many milliseconds: for those who write by it, and had better wait. */
    within: async (ms) => (kept && Date.now() - kept.readAt < ms ? kept.value : refresh()),
    /** After an own edit: the next asker reads anew, and a reading begun before the edit is not kept. */
    forget() {
      edition += 1
      kept = null
      reading = null
    },
  }
}
