/** An exact fraction. */
type Fraction = { over: bigint; under: bigint }
const whole = (n: number): Fraction => ({ over: BigInt(n), under: 1n })
const isNought = ({ over }: Fraction): boolean => over === 0n
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
function fraction(over: bigint, under: bigint): Fraction {
  const by = gcd(over, under) * (under < 0n ? -1n : 1n)
  return { over: over / by, under: under / by }
}
const minus = (a: Fraction, b: Fraction) => fraction(a.over * b.under - b.over * a.under, a.under * b.under)
const times = (a: Fraction, b: Fraction) => fraction(a.over * b.over, a.under * b.under)
const through = (a: Fraction, b: Fraction) => fraction(a.over * b.under, a.under * b.over)

/** A sum of unknowns that is known: the names of the unknowns in it, each with how often. */
export type Equation = { terms: Record<string, number>; is: number }

/** The unknowns that the equations determine, with their value (Gauss–Jordan over the fractions). */
export function determined(unknowns: readonly string[], equations: readonly Equation[]): Map<string, number> {
  const rows = equations.map(({ terms, is }) => [...unknowns.map((name) => whole(terms[name] ?? 0)), whole(is)])
  let pivot = 0
  for (let column = 0; column < unknowns.length && pivot < rows.length; column += 1) {
    const found = rows.findIndex((row, i) => i >= pivot && !isNought(row[column]!))
    if (found < 0) continue
    ;[rows[pivot], rows[found]] = [rows[found]!, rows[pivot]!]
    const by = rows[pivot]![column]!
    rows[pivot] = rows[pivot]!.map((value) => through(value, by))
    rows.forEach((row, i) => {
      const times_ = row[column]!
      if (i !== pivot && !isNought(times_)) rows[i] = row.map((value, at) => minus(value, times(times_, rows[pivot]![at]!)))
    })
    pivot += 1
  }
  const alone = rows.flatMap((row): [string, number][] => {
    const used = unknowns.flatMap((name, i) => (isNought(row[i]!) ? [] : [name]))
    return used.length === 1 ? [[used[0]!, Number(row.at(-1)!.over) / Number(row.at(-1)!.under)]] : []
  })
  return new Map(alone)
}

/** Least and greatest that each unknown can be, counts being whole and not negative; by trying all of them. */
export function bounds(unknowns: readonly string[], equations: readonly Equation[], most: number): Map<string, [number, number]> {
  const found = new Map<string, [number, number]>()
  const tried: Record<string, number> = {}
  const left = equations.map(({ is }) => is)
  const open = equations.map(({ terms }) => unknowns.filter((name) => terms[name]).length)
  const walk = (at: number): void => {
    if (open.some((count, i) => (count === 0 ? left[i] !== 0 : left[i]! < 0))) return
    if (at === unknowns.length) return void note()
    const name = unknowns[at]!
    const touched = equations.flatMap(({ terms }, i) => (terms[name] ? [i] : []))
    const top = Math.min(most, ...touched.map((i) => left[i]!))
    for (const i of touched) open[i]! -= 1
    for (let value = 0; value <= top; value += 1) {
      tried[name] = value
      for (const i of touched) left[i]! -= value
      walk(at + 1)
      for (const i of touched) left[i]! += value
    }
    for (const i of touched) open[i]! += 1
  }
  const note = () => {
    for (const name of unknowns) {
      const [low, high] = found.get(name) ?? [Infinity, -Infinity]
      found.set(name, [Math.min(low, tried[name]!), Math.max(high, tried[name]!)])
    }
  }
  walk(0)
  return found
}
