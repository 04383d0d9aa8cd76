// Fitted on the sample texts (test/routing/accuracy.test.ts shows how well): how sharply more points win, and how many points "nobody" has.
const sharpness = 2.6
const nobody = 3.2

/**
 * Turns points into confidences: the share of each in all, where "nobody in particular" holds a fixed share of its own. So little evidence,
 * or evidence for two units alike, gives a low confidence. `all` are the points of every unit, `of` those asked for. In 0…1, three decimals.
 */
export function confidences(all: readonly number[], of: readonly number[]): number[] {
  const total = all.reduce((sum, points) => sum + points ** sharpness, nobody ** sharpness)
  return of.map((points) => Math.round((points ** sharpness / total) * 1000) / 1000)
}

/** The threshold for assigning without a person, until the coordinator sets one. */
export const usualThreshold = 0.8
