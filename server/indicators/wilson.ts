const z = 1.959_963_984_540_054

/** The Wilson 95 % interval of a proportion: where the true share lies, also for few cases. Null when the denominator is 0. */
export function wilson(numerator: number, denominator: number): { low: number; high: number } | null {
  if (denominator === 0) return null
  const share = numerator / denominator
  const spread = (z * z) / denominator
  const centre = share + spread / 2
  const half = z * Math.sqrt((share * (1 - share)) / denominator + spread / (4 * denominator))
  return { low: Math.max(0, (centre - half) / (1 + spread)), high: Math.min(1, (centre + half) / (1 + spread)) }
}
