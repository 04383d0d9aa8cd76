import { ComplaintModel } from '../server/complaints/store'
import { fill } from './manyComplaints'
import { onProduct } from './onProduct'
import type { Place, Row } from './row'

const due = 1_000
const few = 10_000
const many = Number(process.env.BENCH_OPEN ?? 1_000_000)

/** What one sweep of a thousand due costs among few open complaints, and among many. The first sweep of the process is not counted. */
export async function benchSweep(place: Place): Promise<Row[]> {
  const among = (open: number) => sweepMs({ ...place, mongoUrl: place.mongoUrl.replace(/\?/, `-${open}?`) }, open)
  await among(2 * due)
  const [short, long] = [await among(few), await among(many)]
  const row = (open: number, ms: number): Row => ({
    name: `a sweep of ${due.toLocaleString('en')} due among ${open.toLocaleString('en')} open`,
    value: ms / 1000,
    unit: 's',
    aim: 2,
    atMost: true,
  })
  return [
    row(few, short),
    row(many, long),
    {
      name: `sweep among ${many.toLocaleString('en')} ÷ among ${few.toLocaleString('en')}`,
      value: long / short,
      unit: '',
      aim: 1.5,
      atMost: true,
    },
  ]
}

const sweepMs = (place: Place, open: number): Promise<number> =>
  onProduct(place, async (services) => {
    // What is due comes first and the many after it: so it lies where a sweep has to fetch it from.
    await fill(services, due, new Date(), { openEvery: 1, ages: [25, 35] })
    await fill(services, open - due, new Date(), { openEvery: 1, ages: [2, 2], steps: [1, 3], from: due })
    const waiting = await ComplaintModel.countDocuments({ nextAt: { $lte: new Date(), $type: 'date' } })
    if (waiting !== due) throw new Error(`${waiting} complaints are due`)
    const start = performance.now()
    const touched = await services.sweep()
    const took = performance.now() - start
    if (touched !== due) throw new Error(`${touched} complaints were swept`)
    return took
  })
