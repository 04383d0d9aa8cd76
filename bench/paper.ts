import { addDays, type Window } from '../server/indicators/period'
import { localDate } from '../server/platform/localDate'
import { lifeOf, supervisor } from './lives'
import { fill } from './manyComplaints'
import { onProduct } from './onProduct'
import type { Place, Row } from './row'

const many = Number(process.env.BENCH_MANY ?? 1_000_000)
const days = Number(process.env.BENCH_DAYS ?? 3 * 365)

/** Packs of evidence of a year: of the whole regency and of one unit, and how much memory the making takes on top. */
export const benchPaper = (place: Place): Promise<Row[]> =>
  onProduct(place, async (services) => {
    const now = new Date()
    // The bench of numbers may have left them.
    if ((await services.store.count()) < many) {
      await fill(services, many, now, { days, openEvery: 60, ages: [0, 40], life: lifeOf })
      await services.projection.rebuild({})
    }
    const to = localDate(now)
    const year = { from: addDays(to, -364), to }
    const size = many.toLocaleString('en')
    const whole = await makeOne(null, year)
    const one = await makeOne('dpupr', year)
    return [
      {
        name: `pack of evidence of a year, the whole regency, at ${size}`,
        value: whole.seconds,
        unit: 's',
        aim: 30,
        atMost: true,
      },
      { name: 'its register', value: whole.rows, unit: 'complaints', aim: null },
      { name: 'its size', value: whole.bytes / 1e6, unit: 'MB', aim: null },
      { name: 'memory that its making took on top', value: whole.memory / 1e6, unit: 'MB', aim: null },
      { name: `pack of evidence of a year, one unit, at ${size}`, value: one.seconds, unit: 's', aim: 30, atMost: true },
    ]

    async function makeOne(unit: string | null, window: Window) {
      const id = await services.papers.reports.ask(supervisor, { unit, window })
      globalThis.gc?.()
      const before = process.memoryUsage().rss
      let most = before
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
      const start = performance.now()
      await services.packs.make(id)
      const seconds = (performance.now() - start) / 1000
      clearInterval(watch)
      const page = await services.papers.reports.show(supervisor, id, 'id')
      const rows = await services.papers.exports.page(supervisor, { unit, window }, await services.papers.evidence.wording())
      return { seconds, rows: rows.count ?? 0, bytes: page.file?.bytes ?? 0, memory: most - before }
    }
  })
