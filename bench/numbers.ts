import mongoose from 'mongoose'
import { seedAccounts } from '../server/seed/accounts'
import { addDays, type Window, windowOfMonth } from '../server/indicators/period'
import type { Services } from '../server/services'
import { fill } from './manyComplaints'
import { lifeOf, sixty, supervisor } from './lives'
import { onProduct } from './onProduct'
import { p95 } from './p95'
import { pageRows } from './numberPages'
import type { Place, Row } from './row'

const many = Number(process.env.BENCH_MANY ?? 1_000_000)
const days = 3 * 365

/** The numbers of three years and sixty units: a rebuild from nothing, the overview of any window, and the first page of the lists behind it. */
export const benchNumbers = (place: Place): Promise<Row[]> =>
  onProduct(place, async (services) => {
    await withSixtyUnits(services)
    const now = new Date()
    await fill(services, many, now, { days, openEvery: 60, ages: [0, 40], life: lifeOf })
    const start = performance.now()
    await services.projection.rebuild({
      eachBatch: ({ complaints }) => void (complaints % 100_000 === 0 && process.stderr.write(`${complaints} rebuilt\n`)),
    })
    const rebuilt = (performance.now() - start) / 1000
    const windows = windowsOf(now)
    const overview = await p95(windows, (window) =>
      services.indicators.overview(supervisor, { window, sort: { key: 'onTime.unit', descending: false } }),
    )
    const lists = windows.flatMap((window) =>
      (['onTime.unit', 'median.resolution', 'answers', 'backlog.15-60', 'reopened', 'hops'] as const).flatMap((indicator) =>
        [{ of: 'all' } as const, { of: 'unit', id: 'dpupr' } as const, { of: 'unit', id: 'unit-50' } as const].map((subject) => ({
          indicator,
          subject,
          window,
          part: 'all' as const,
          cursor: null,
        })),
      ),
    )
    const list = await p95(lists, (query) => services.indicators.drillDown(supervisor, query))
    const size = many.toLocaleString('en')
    return [
      { name: `rebuild of facts and rollups, ${size} complaints`, value: rebuilt, unit: 's', aim: 600, atMost: true },
      { name: `rebuild, ${size} complaints`, value: many / rebuilt, unit: 'complaints/s', aim: null },
      { name: `overview of any window at ${size}, p95 in the process`, value: overview, unit: 'ms', aim: 50, atMost: true },
      {
        name: `first page of a list behind a number at ${size}, p95 in the process`,
        value: list,
        unit: 'ms',
        aim: 100,
        atMost: true,
      },
      ...(await pageRows(services, windows, size)),
    ]
  })

async function withSixtyUnits(services: Services): Promise<void> {
  await seedAccounts(services.staff, await services.units.assignable(), '2026-01-01')
  const missing = sixty.filter((unit) => unit.startsWith('unit-'))
  await mongoose.connection.collection<{ _id: string }>('units').bulkWrite(
    missing.map((_id) => ({
      updateOne: {
        filter: { _id },
        update: {
          $set: {
            name: `Unit ${_id}`,
            shortName: _id,
            kind: 'dinas',
            parent: null,
            calendar: null,
            topics: [],
            places: [],
            active: true,
            version: 1,
          },
        },
        upsert: true,
      },
    })),
  )
}

/** Months, quarters, years, all three years, and windows that begin and end anywhere. */
function windowsOf(now: Date): Window[] {
  const today = now.toISOString().slice(0, 10)
  const year = Number(today.slice(0, 4))
  const months = [0, 1, 5, 11, 23].map((back) =>
    windowOfMonth(new Date(Date.UTC(year, now.getUTCMonth() - back, 1)).toISOString().slice(0, 7)),
  )
  const odd = [10, 45, 100, 200, 400, 900].map((length, i) => ({
    from: addDays(today, -length - 13 * i),
    to: addDays(today, -7 * i),
  }))
  return [
    ...months,
    { from: `${year}-01-01`, to: `${year}-12-31` },
    { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
    { from: `${year - 1}-04-01`, to: `${year - 1}-06-30` },
    { from: `${year - 3}-11-17`, to: `${year}-11-16` },
    ...odd,
  ]
}
