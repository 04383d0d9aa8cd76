import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { AuditService } from '../audit/service'
import type { Clock } from '../platform/clock'
import type { FileStore } from '../platform/files'
import type { ZipEntry } from '../platform/zip'
import type { Colophon, Registered } from './evidence'
import { type EvidenceService, registerNumbers } from './evidenceService'
import { printOf } from './numbered'
import type { PackFiles } from './packFileStore'
import { writePack } from './packStore'
import { registerCsv, registerXlsx, toAll } from './registerFileStore'
import type { RegisterQueries } from './registerQueries'
import { addFollowUp, noFollowUp, registerRow, type RegisterRow } from './registerRow'
import { followUpIds } from './registerTable'
import { fileName, keptDays, mostAttempts, type Progress, type Report } from './report'
import type { ReportStore } from './store'
import type { Wording } from './wording'

type Needs = {
  store: ReportStore
  packs: PackFiles
  files: Pick<FileStore, 'open'>
  evidence: EvidenceService
  register: RegisterQueries
  staff: { namesOf(ids: string[]): Promise<Record<string, string>> }
  audit: Pick<AuditService, 'record'>
  clock: Clock
  baseUrl: string
}
type Making = { report: Report; token: string; place: string; words: Wording; tell: (progress: Progress) => Promise<void> }
type Built = { path: string; madeAt: Date; print: string; entries: ZipEntry[]; whole: Omit<ZipEntry, 'name'> }

const leaseMs = 60_000
const tellEveryMs = 1_000
const dayMs = 86_400_000
/** A workbook of more rows takes too long to write and to open; the CSV beside it has them all. */
export const mostWorkbookRows = 50_000

/** Makes evidence packs. A pack is there only when it is whole; two makers of the same pack do not meet, and the second finds nothing to do. */
export function createPackService({ store, packs, files, evidence, register, staff, audit, clock, baseUrl }: Needs) {
  // Leases run by real time: a simulated clock must not hand a pack to two makers.
  const leaseEnd = () => new Date(Date.now() + leaseMs)

  /** Writes register and follow-up into files on the bench, in one reading. */
  async function writeRegister({ report, place, words, tell }: Making, date: Date): Promise<Registered> {
    const filter = { window: report.window, units: report.unit === null ? null : [report.unit], inspects: report.inspects }
    const now = clock.now()
    const of = await register.count(filter)
    const [followUp, workbook] = [noFollowUp(), of <= mostWorkbookRows]
    let [rows, told] = [0, 0]
    async function* read(): AsyncGenerator<RegisterRow> {
      for await (const one of register.rows(filter)) {
        const row = registerRow(one, now)
        addFollowUp(followUp, row)
        yield row
        rows += 1
        if (rows % 500 > 0 || Date.now() - told < tellEveryMs) continue
        told = Date.now()
        await tell({ part: 'register', rows, of })
      }
    }
    await toAll(read(), [
      (all) => packs.write(join(place, 'register.csv'), registerCsv(all, words)),
      (all) => packs.write(join(place, 'followUp.csv'), registerCsv(answered(all), words, followUpIds)),
      ...(workbook
        ? [(all: AsyncIterable<RegisterRow>) => packs.write(join(place, 'register.xlsx'), registerXlsx(all, words, date))]
        : []),
    ])
    return { rows, followUp, workbook }
  }

  async function build(making: Making): Promise<Built> {
    const { report, place, words, tell } = making
    await tell({ part: 'numbers', rows: 0, of: 0 })
    const sight = { units: null, inspects: report.inspects }
    const gathered = await evidence.gather(report, sight, clock.now())
    const registered = await writeRegister(making, gathered.until)
    await tell({ part: 'archive', rows: registered.rows, of: registered.rows })
    const numbers = [...gathered.numbers, ...registerNumbers(report, registered.followUp)]
    const madeAt = clock.now()
    const colophon: Colophon = {
      code: report.code,
      askedAt: report.askedAt,
      askedAs: report.askedAs,
      askedByName: (await staff.namesOf([report.askedBy]))[report.askedBy] ?? report.askedBy,
      inspects: report.inspects,
      madeAt,
      address: `${baseUrl}/periksa`,
    }
    const pack = { evidence: { ...gathered, numbers }, registered, colophon, words }
    const path = join(place, 'pack.zip')
    const written = await writePack(pack, {
      path,
      write: packs.write,
      open: ({ id }) => files.open(id),
      bench: (name) => createReadStream(join(place, name)),
    })
    return { path, madeAt, print: printOf(numbers), entries: written.entries, whole: written.whole }
  }

  async function finish({ report, token }: Making, { path, madeAt, print, entries, whole }: Built): Promise<void> {
    // Under a name of this making: whoever took over in between has another.
    await packs.keep(path, token)
    const file = { name: fileName(report, 'zip'), ...whole }
    const expiresAt = new Date(madeAt.getTime() + keptDays * dayMs)
    if (!(await store.finish(report._id, token, { files: entries, file, stored: token, print, madeAt, expiresAt })))
      return packs.remove(token)
    await audit.record({
      by: 'system',
      as: null,
      deed: 'makeReport',
      target: `report:${report._id}`,
      details: { sha256: whole.sha256 },
    })
  }

  return {
    /** Makes a pack that was asked for, unless it is made already or somebody else is at it. */
    async make(id: string): Promise<void> {
      const token = randomBytes(12).toString('hex')
      const report = await store.claim(id, { token, now: new Date(), leaseUntil: leaseEnd() })
      if (!report) return
      if (report.attempts > mostAttempts) return store.letGo(id, token, { forGood: true })
      const place = await packs.begin(token)
      const tell = async (progress: Progress) => {
        if (!(await store.progressed(id, token, progress, leaseEnd()))) throw new Error(`report ${id} is made by somebody else`)
      }
      try {
        const making = { report, token, place, words: await evidence.wording(), tell }
        await finish(making, await build(making))
      } catch (error) {
        await store.letGo(id, token, { forGood: report.attempts >= mostAttempts })
        throw error
      } finally {
        await packs.clear(token)
      }
    },

    /** Ids of packs that nobody makes just now, though somebody asked for them. */
    toMake: async (): Promise<string[]> => (await store.toMake(new Date())).map(({ _id }) => _id),

    /** Removes the files whose time has passed, and what killed makers left; what is known of them stays. */
    async clean(): Promise<void> {
      const now = clock.now()
      for (const { _id, stored } of await store.expired(now)) {
        await store.setExpired(_id)
        if (stored) await packs.remove(stored)
      }
      await packs.sweep(new Date())
    },
  }
}

async function* answered(rows: AsyncIterable<RegisterRow>): AsyncGenerator<RegisterRow> {
  for await (const row of rows) if (row.outcome !== 'none') yield row
}
