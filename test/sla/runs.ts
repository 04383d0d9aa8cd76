import fc from 'fast-check'

/** How often each property is tried: some hundreds of times, or as often as `npm run check:deep` asks. */
export const runs = Number(process.env.FC_RUNS ?? 250)

/** Tries a property on made-up values. */
export function holds<T extends [unknown, ...unknown[]]>(...args: Parameters<typeof fc.property<T>>): void {
  fc.assert(fc.property<T>(...args), { numRuns: runs })
}

/** For `randomOf`, which makes much of it: all are equally likely, and a smaller one is not simpler. */
export const seed = fc.noShrink(fc.noBias(fc.nat()))
