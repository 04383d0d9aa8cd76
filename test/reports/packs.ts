import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import mongoose from 'mongoose'
import { settableClock } from '../../server/platform/clock'
import type { Report } from '../../server/reports/report'
import { report as makeReport } from '../../workers/report'
import { anOfficer } from '../support/aComplaint'
import { readZip } from '../support/paper'
import { useServices } from '../support/services'
import { keep, october } from './support'

export const window = { from: '2026-10-01', to: '2026-10-31' }
export const supervisor = anOfficer('supervisor', 'setda')
export const head = anOfficer('head', 'dpupr')
export const reports = () => mongoose.connection.collection<Report>('reports')
export const stored = async (id: string) => (await reports().findOne({ _id: id }))!
export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** The product's services with the cases of October, anew for each test, on the tenth of November. */
export function usePacks() {
  const now = new Date('2026-11-10T03:00:00Z')
  const clock = settableClock(now)
  const { services, clear } = useServices({ clock })
  const make = (id: string) => makeReport(services())({ v: 1, report: id })
  const ask = () => services().papers.reports.ask(head, { unit: 'dpupr', window })
  const fetch = async (id: string, by = head) => (await services().papers.reports.fetch(by, id)).stream

  beforeEach(async () => {
    await clear()
    clock.set(now)
    await keep(services(), october())
  })

  return {
    services,
    clock,
    make,
    ask,
    fetch,
    onDisk: () => readdirSync(join(services().config.filesDir, 'reports')).filter((name) => name.endsWith('.zip')),

    async packOf(unit: string | null, by = unit === null ? supervisor : head) {
      const id = await services().papers.reports.ask(by, { unit, window })
      await make(id)
      const bytes = await buffer(await fetch(id, by))
      return { id, bytes, files: await readZip(bytes), report: await stored(id) }
    },
  }
}
