import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import mongoose from 'mongoose'
import { createPackFiles } from '../../server/reports/packFileStore'
import { createPackService } from '../../server/reports/packService'
import { createRegisterQueries } from '../../server/reports/registerQueries'
import { createReportStore } from '../../server/reports/store'
import { readZip } from '../support/paper'
import { eventually } from '../support/product'
import { reports, sha256, stored, usePacks } from './packs'

jest.setTimeout(60_000)

const { services, clock, make, ask, fetch, onDisk, packOf } = usePacks()

describe('the making', () => {
  test('done twice makes the pack once', async () => {
    const { id, report } = await packOf('dpupr')
    const before = onDisk()
    await make(id)
    expect([await stored(id), onDisk()]).toEqual([report, before])
  })

  test('by two workers at once makes it once', async () => {
    const id = await ask()
    const before = onDisk().length
    await Promise.all([make(id), make(id)])
    expect([(await stored(id)).state, (await stored(id)).attempts, onDisk().length - before]).toEqual(['done', 1, 1])
  })

  test('asked for again while it is under way is the same one', async () => {
    expect(await ask()).toBe(await ask())
    expect(await services().packs.toMake()).toHaveLength(1)
  })

  test('broken off leaves nothing to be fetched; another worker takes it up when the lease is over, and gives up at last', async () => {
    const id = await ask()
    // A worker that was killed: it had claimed the pack, and says nothing any more.
    const killed = { state: 'making' as const, token: 'a'.repeat(24), attempts: 1 }
    await reports().updateOne({ _id: id }, { $set: { ...killed, leaseUntil: new Date(Date.now() + 60_000) } })
    await make(id)
    await expect(fetch(id)).rejects.toMatchObject({ kind: 'missing', code: 'reportNotThere' })
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
    await expect(fetch(id)).rejects.toMatchObject({ code: 'reportNotThere' })
  })

  test('by a worker that is killed with the pack half written leaves it to the next, who makes it whole', async () => {
    const id = await ask()
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
    await expect(fetch(id)).rejects.toMatchObject({ code: 'reportNotThere' })
    await make(id)
    expect([(await stored(id)).state, onDisk()]).toEqual(['making', before])
    await reports().updateOne({ _id: id }, { $set: { leaseUntil: new Date(Date.now() - 1) } })
    await make(id)
    const bytes = await buffer(await fetch(id))
    expect([(await readZip(bytes)).size, sha256(bytes)]).toEqual([13, (await stored(id)).file!.sha256])
    rmSync(dirname(halfWritten), { recursive: true })
  })

  test('that fails on the way leaves nothing on the disk, and is tried again', async () => {
    const id = await ask()
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
    await expect(fetch(id)).rejects.toMatchObject({ code: 'reportNotThere' })
    const checked = await services().checks.check({ code: report.code, fingerprint: sha256(bytes) }, 'id')
    expect(checked).toMatchObject({ found: { state: 'expired' }, match: { is: 'whole' } })
  })
})
