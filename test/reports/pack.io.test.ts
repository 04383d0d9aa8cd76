import { createHash } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import mongoose from 'mongoose'
import { settableClock } from '../../server/platform/clock'
import { createPackFiles } from '../../server/reports/packFileStore'
import { createPackService } from '../../server/reports/packService'
import { createRegisterQueries } from '../../server/reports/registerQueries'
import type { Report } from '../../server/reports/report'
import { createReportStore } from '../../server/reports/store'
import { report as makeReport } from '../../workers/report'
import { anOfficer } from '../support/aComplaint'
import { readPdf, readXlsx, readZip } from '../support/paper'
import { eventually } from '../support/product'
import { useServices } from '../support/services'
import { keep, october, personal } from './support'

jest.setTimeout(60_000)

const clock = settableClock(new Date('2026-11-10T03:00:00Z'))
const { services, clear } = useServices({ clock })
const window = { from: '2026-10-01', to: '2026-10-31' }
const supervisor = anOfficer('supervisor', 'setda')
const head = anOfficer('head', 'dpupr')
const inspector = anOfficer('inspector', 'inspektorat')
const reports = () => mongoose.connection.collection<Report>('reports')
const stored = async (id: string) => (await reports().findOne({ _id: id }))!
const make = (id: string) => makeReport(services())({ v: 1, report: id })
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const onDisk = () => readdirSync(join(services().config.filesDir, 'reports')).filter((name) => name.endsWith('.zip'))

async function packOf(unit: string | null, by = unit === null ? supervisor : head) {
  const id = await services().papers.reports.ask(by, { unit, window })
  await make(id)
  const bytes = await buffer((await services().papers.reports.fetch(by, id)).stream)
  return { id, bytes, files: await readZip(bytes), report: await stored(id) }
}

beforeEach(async () => {
  await clear()
  clock.set(new Date('2026-11-10T03:00:00Z'))
  await keep(services(), october())
})

describe('a pack of evidence', () => {
  test('holds every part of a unit, an index and a manifest, and tells the fingerprint of each', async () => {
    const { files, report, bytes } = await packOf('dpupr')
    expect([...files.keys()].sort()).toEqual([
      '00-daftar-isi.pdf',
      '01-saluran.pdf',
      '02-prosedur.pdf',
      '03-sk-dan-sop.pdf',
      '04-register.csv',
      '04-register.xlsx',
      '05-ketepatan-waktu.pdf',
      '06-tindak-lanjut.csv',
      '06-tindak-lanjut.pdf',
      '07-pembinaan.pdf',
      '08-perbaikan.pdf',
      '09-penilaian-mandiri.pdf',
      'manifest.json',
    ])
    expect(report).toMatchObject({ state: 'done', file: { sha256: sha256(bytes), bytes: bytes.length } })
    for (const { name, sha256: told } of report.files) expect([name, sha256(files.get(name)!)]).toEqual([name, told])
    const index = await readPdf(files.get('00-daftar-isi.pdf')!)
    expect(index).toMatchObject({ tagged: true, lang: 'id-ID' })
    expect(index.title).toContain('Oktober 2026')
    const text = index.text.replace(/\s/g, '')
    for (const told of [report.code, sha256(files.get('04-register.csv')!), sha256(files.get('manifest.json')!), report.print!])
      expect(text).toContain(told)
    expect(index.outline).toContain('Sidik jari berkas')
  })

  test('says in words what has no source yet', async () => {
    const { files } = await packOf('dpupr')
    const texts = await Promise.all(
      ['02-prosedur', '03-sk-dan-sop', '07-pembinaan', '08-perbaikan', '09-penilaian-mandiri'].map((name) =>
        readPdf(files.get(`${name}.pdf`)!),
      ),
    )
    for (const { text } of texts) expect(text).toMatch(/Belum ada|Tidak ada/)
  })

  test('has a register of what was received in the period, masked as prescribed', async () => {
    const { files } = await packOf('dpupr')
    const csv = files.get('04-register.csv')!.toString()
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 7)
    expect(csv).toContain(`'=cmd|'/C calc'!A0`)
    expect(csv).toContain('Ditelepon … atau …')
    expect(csv).not.toMatch(/Rahasia sekali|Bulan berikutnya|Lampu jalan|Pungli/)
    const sheet = (await readXlsx(files.get('04-register.xlsx')!)).worksheets[0]!
    expect(sheet.rowCount).toBe(1 + 7)
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()))
    expect(sheet.getCell('G2').value).toBe(`=cmd|'/C calc'!A0`)
    expect(sheet.getCell('B2').value).toEqual(new Date('2026-10-05T09:00:00Z'))
  })

  test('holds nothing by which a reporter could be known, in whatever part', async () => {
    const { files } = await packOf(null)
    for (const [name, bytes] of files) {
      const text = name.endsWith('.pdf')
        ? (await readPdf(bytes)).text
        : name.endsWith('.xlsx')
          ? (await readZip(bytes)).get('xl/worksheets/sheet1.xml')!.toString()
          : bytes.toString()
      for (const word of personal) expect([name, text.includes(word)]).toEqual([name, false])
    }
  })

  test('tells each case of the register in one row of the follow-up, and lists those that were answered', async () => {
    const { files } = await packOf('dpupr')
    const { numbers } = JSON.parse(files.get('manifest.json')!.toString()) as {
      numbers: { id: string; numerator: number; denominator: number; fingerprint: string }[]
    }
    const of = (id: string) => numbers.find((number) => number.id === `followUp.${id}`)!
    expect(['all', 'none', 'waiting', 'confirmed', 'silent', 'reopened', 'reopenedOnce'].map((id) => of(id).numerator)).toEqual([
      7, 3, 1, 1, 1, 1, 1,
    ])
    expect(of('confirmed').denominator).toBe(7)
    expect(files.get('06-tindak-lanjut.csv')!.toString().trim().split('\r\n')).toHaveLength(1 + 4)
    for (const { fingerprint } of numbers) expect(fingerprint).toMatch(/^[0-9a-f]{16}$/)
  })

  test('is made of the same numbers, and of the same files, when nothing has changed', async () => {
    const [one, other] = [await packOf('dpupr'), await packOf('dpupr')]
    expect(other.report.print).toBe(one.report.print)
    expect(other.report.code).not.toBe(one.report.code)
    const same = ['04-register.csv', '04-register.xlsx', '06-tindak-lanjut.csv']
    for (const name of same) expect(other.files.get(name)!.equals(one.files.get(name)!)).toBe(true)
    await keep(services(), october().slice(0, 1))
    expect((await packOf('dpupr')).report.print).not.toBe(one.report.print)
  })

  test('counts and lists oversight cases only when an inspector asks', async () => {
    const regency = (await packOf(null)).files.get('04-register.csv')!.toString()
    expect([regency.trim().split('\r\n').length, /pengawasan,.*Inspektorat/i.test(regency)]).toEqual([1 + 8, false])
    const { files, id, report } = await packOf('inspektorat', inspector)
    expect(files.get('04-register.csv')!.toString().trim().split('\r\n')).toHaveLength(1 + 1)
    expect(files.get('04-register.csv')!.toString()).not.toContain('Pungli')
    expect(report.inspects).toEqual(['inspektorat'])
    await expect(services().papers.reports.fetch(supervisor, id)).rejects.toMatchObject({ code: 'reportForbidden' })
  })
})

describe('the making', () => {
  test('done twice makes the pack once', async () => {
    const { id, report } = await packOf('dpupr')
    const before = onDisk()
    await make(id)
    expect([await stored(id), onDisk()]).toEqual([report, before])
  })

  test('by two workers at once makes it once', async () => {
    const id = await services().papers.reports.ask(head, { unit: 'dpupr', window })
    const before = onDisk().length
    await Promise.all([make(id), make(id)])
    expect([(await stored(id)).state, (await stored(id)).attempts, onDisk().length - before]).toEqual(['done', 1, 1])
  })

  test('asked for again while it is under way is the same one', async () => {
    const ask = () => services().papers.reports.ask(head, { unit: 'dpupr', window })
    expect(await ask()).toBe(await ask())
    expect(await services().packs.toMake()).toHaveLength(1)
  })

  test('broken off leaves nothing to be fetched; another worker takes it up when the lease is over, and gives up at last', async () => {
    const id = await services().papers.reports.ask(head, { unit: 'dpupr', window })
    // A worker that was killed: it had claimed the pack, and says nothing any more.
    const killed = { state: 'making' as const, token: 'a'.repeat(24), attempts: 1 }
    await reports().updateOne({ _id: id }, { $set: { ...killed, leaseUntil: new Date(Date.now() + 60_000) } })
    await make(id)
    await expect(services().papers.reports.fetch(head, id)).rejects.toMatchObject({ kind: 'missing', code: 'reportNotThere' })
    expect(await services().packs.toMake()).toEqual([])
    await reports().updateOne({ _id: id }, { $set: { leaseUntil: new Date(Date.now() - 1) } })
    expect(await services().packs.toMake()).toEqual([id])
    await make(id)
    expect((await stored(id)).state).toBe('done')
    await reports().updateOne(
      { _id: id },
      { $set: { state: 'making', attempts: 3, stored: null, leaseUntil: new Date(Date.now() - 1) } },
    )
    await make(id)
    expect((await stored(id)).state).toBe('failed')
    await expect(services().papers.reports.fetch(head, id)).rejects.toMatchObject({ code: 'reportNotThere' })
  })

  test('by a worker that is killed with the pack half written leaves it to the next, who makes it whole', async () => {
    const id = await services().papers.reports.ask(head, { unit: 'dpupr', window })
    const files = createPackFiles({ dir: services().config.filesDir })
    let halfWritten = ''
    const killed = createPackService({
      ...services(),
      ...services().papers,
      store: createReportStore(mongoose.connection),
      register: createRegisterQueries(),
      packs: {
        ...files,
        write: (path, stream) => {
          if (!path.endsWith('pack.zip')) return files.write(path, stream)
          stream.once('data', (piece: Buffer) => {
            stream.pause()
            writeFileSync((halfWritten = path), piece)
          })
          return new Promise<never>(() => undefined)
        },
      },
      baseUrl: '',
    })
    void killed.make(id).catch(() => undefined)
    await eventually(() => halfWritten)
    const before = onDisk()
    await expect(services().papers.reports.fetch(head, id)).rejects.toMatchObject({ code: 'reportNotThere' })
    await make(id)
    expect([(await stored(id)).state, onDisk()]).toEqual(['making', before])
    await reports().updateOne({ _id: id }, { $set: { leaseUntil: new Date(Date.now() - 1) } })
    await make(id)
    const bytes = await buffer((await services().papers.reports.fetch(head, id)).stream)
    expect([(await readZip(bytes)).size, sha256(bytes)]).toEqual([13, (await stored(id)).file!.sha256])
    rmSync(dirname(halfWritten), { recursive: true })
  })

  test('that fails on the way leaves nothing on the disk, and is tried again', async () => {
    const id = await services().papers.reports.ask(head, { unit: 'dpupr', window })
    const before = onDisk()
    await mongoose.connection.collection('complaints').updateOne({ unit: 'dpupr' }, { $set: { history: null as never } })
    await expect(make(id)).rejects.toThrow()
    expect([(await stored(id)).state, onDisk(), readdirSync(join(services().config.filesDir, 'reports', 'making'))]).toEqual([
      'waiting',
      before,
      [],
    ])
  })

  test('is undone by time: the file goes, the code can still be checked', async () => {
    const { id, report, bytes } = await packOf('dpupr')
    clock.set(new Date('2026-12-11T03:00:00Z'))
    await services().packs.clean()
    expect([(await stored(id)).state, onDisk().includes(`${report.stored}.zip`)]).toEqual(['expired', false])
    await expect(services().papers.reports.fetch(head, id)).rejects.toMatchObject({ code: 'reportNotThere' })
    const checked = await services().checks.check({ code: report.code, fingerprint: sha256(bytes) }, 'id')
    expect(checked).toMatchObject({ found: { state: 'expired' }, match: { is: 'whole' } })
  })
})
