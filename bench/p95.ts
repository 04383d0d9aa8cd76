/** The 95th percentile, in ms, of each of these done twelve times, one after the other, the first two rounds not counted. */
export async function p95<T>(all: readonly T[], deed: (one: T) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 12; round += 1) {
    for (const one of all) {
      const start = performance.now()
      await deed(one)
      if (round >= 2) times.push(performance.now() - start)
    }
  }
  times.sort((a, b) => a - b)
  return times[Math.ceil(times.length * 0.95) - 1]!
}
