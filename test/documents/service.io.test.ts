import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import type { Officer } from '../../server/staff/officer'
import { useServices } from '../support/services'

jest.setTimeout(60_000)
const clock = settableClock(new Date('2026-11-24T03:00:00Z'))
const { services } = useServices({ clock })

const officers = {} as Record<'liaison' | 'head' | 'elsewhere' | 'supervisor' | 'coordinator' | 'inspector' | 'admin', Officer>
const usernames = {
  liaison: 'penghubung.dpupr',
  head: 'kepala.dpupr',
  elsewhere: 'penghubung.dishub',
  supervisor: 'pengawas',
  coordinator: 'koordinator',
  inspector: 'inspektur',
  admin: 'admin',
}
beforeAll(async () => {
  const { staff, units } = services()
  await seedAccounts(staff, await units.assignable(), '2026-01-01')
  for (const [role, name] of Object.entries(usernames)) officers[role as keyof typeof officers] = (await staff.officerById(name))!
})
beforeEach(() => clock.set(new Date('2026-11-24T03:00:00Z')))

const keeping = () => services().documentKeeping
const refused = (deed: Promise<unknown>) =>
  deed.then(
    () => 'done',
    ({ kind, code }: { kind: string; code: string }) => `${kind} ${code}`,
  )
const paper = {
  title: 'SK petugas aduan',
  number: '800/1',
  date: '2026-01-02',
  file: null,
  link: 'https://jdih.contoh.invalid/1',
}
const aDocument = (over: object = {}) => ({
  request: randomUUID() as string,
  kind: 'decree' as const,
  content: paper,
  validFrom: '2026-01-02',
  validTo: null,
  ...over,
})

describe('a document', () => {
  it('is kept for its unit by those who keep its documents, and nobody else', async () => {
    for (const [name, unit, answer] of [
      ['liaison', 'dpupr', 'done'],
      ['head', 'dpupr', 'done'],
      ['elsewhere', 'dpupr', 'forbidden documentsOtherUnit'],
      ['supervisor', 'dpupr', 'forbidden documentsEdit'],
      ['coordinator', 'dpupr', 'forbidden documentsEdit'],
      ['inspector', 'dpupr', 'forbidden documentsOtherUnit'],
      ['inspector', 'inspektorat', 'done'],
      ['admin', 'dpupr', 'forbidden documentsForbidden'],
      ['liaison', 'outside:pln', 'missing unitUnknown'],
      ['liaison', 'nowhere', 'missing unitUnknown'],
    ] as const)
      expect([name, unit, await refused(keeping().documents.add(officers[name], unit, aDocument()))]).toEqual([
        name,
        unit,
        answer,
      ])
  })

  it('is read by its unit, supervisor and coordinator', async () => {
    for (const [name, answer] of [
      ['liaison', 'done'],
      ['elsewhere', 'forbidden documentsOtherUnit'],
      ['supervisor', 'done'],
      ['coordinator', 'done'],
      ['admin', 'forbidden documentsForbidden'],
    ] as const)
      expect([name, await refused(keeping().documents.list(officers[name], 'dpupr'))]).toEqual([name, answer])
  })

  it('sent twice is one', async () => {
    const sent = aDocument()
    await keeping().documents.add(officers.liaison, 'dpupr', sent)
    await keeping().documents.add(officers.liaison, 'dpupr', sent)
    const all = await keeping().documents.list(officers.liaison, 'dpupr')
    expect(all.filter(({ _id }) => _id === sent.request)).toHaveLength(1)
    // The same id from another unit is another's, and is not told as done.
    expect(await refused(keeping().documents.add(officers.elsewhere, 'dishub', sent))).toBe('conflict documentChanged')
  })

  it('without a file or a link, or dated tomorrow, is refused', async () => {
    const bare = { ...paper, link: null }
    expect(await refused(keeping().documents.add(officers.liaison, 'dpupr', aDocument({ content: bare })))).toBe(
      'invalid fileOrLinkMissing',
    )
    const early = { ...paper, date: '2026-11-25' }
    expect(await refused(keeping().documents.add(officers.liaison, 'dpupr', aDocument({ content: early })))).toBe(
      'invalid documentDateInvalid',
    )
    expect(await refused(keeping().documents.add(officers.liaison, 'dpupr', aDocument({ validTo: '2026-01-01' })))).toBe(
      'invalid validToInvalid',
    )
  })

  it('gets versions; of two who write at once one wins, and the other is told', async () => {
    const { request } = await added()
    const version = { rev: 1, content: { ...paper, title: 'SK baru', link: null }, validFrom: '2026-07-01', validTo: null }
    const answers = await Promise.all([
      refused(keeping().documents.addVersion(officers.liaison, 'dpupr', request, version)),
      refused(keeping().documents.addVersion(officers.head, 'dpupr', request, version)),
    ])
    expect(answers.sort()).toEqual(['conflict documentChanged', 'done'])
    const { versions } = await keeping().documents.toEdit(officers.liaison, 'dpupr', request)
    // Without a file or link of its own the new version keeps those of the old.
    expect(versions.map(({ title, link }) => [title, link])).toEqual([
      ['SK petugas aduan', paper.link],
      ['SK baru', paper.link],
    ])
  })

  it('is withdrawn with a reason and stays; then it gets no version more', async () => {
    const { request } = await added()
    const withdraw = (from: string) =>
      refused(keeping().documents.withdraw(officers.liaison, 'dpupr', request, { rev: 1, from, reason: 'Salah unggah' }))
    expect(await withdraw('2026-01-01')).toBe('invalid withdrawnFromInvalid')
    expect(await withdraw('2026-11-26')).toBe('invalid withdrawnFromInvalid')
    expect(await withdraw('2026-11-25')).toBe('done')
    expect(await withdraw('2026-11-25')).toBe('conflict documentWithdrawn')
    const version = { rev: 2, content: paper, validFrom: '2026-12-01', validTo: null }
    expect(await refused(keeping().documents.addVersion(officers.liaison, 'dpupr', request, version))).toBe(
      'conflict documentWithdrawn',
    )
    expect((await keeping().documents.toEdit(officers.liaison, 'dpupr', request)).withdrawn).toMatchObject({
      from: '2026-11-25',
      reason: 'Salah unggah',
      by: 'penghubung.dpupr',
      as: 'Penghubung DPUPR',
    })
    const [entry] = await services().audit.of(`document:${request}`)
    expect(entry).toMatchObject({ deed: 'withdrawDocument', by: 'penghubung.dpupr', details: { unit: 'dpupr', kind: 'decree' } })
  })

  it('of another unit is not found by the id', async () => {
    const { request } = await added()
    const elsewhere = refused(keeping().documents.toEdit(officers.elsewhere, 'dishub', request))
    expect(await elsewhere).toBe('missing documentMissing')
  })

  async function added() {
    const sent = aDocument()
    await keeping().documents.add(officers.liaison, 'dpupr', sent)
    return sent
  }
})

describe('what held in a period', () => {
  it('is told with its file, as it was, whatever came later', async () => {
    const buffer = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'gray' } })
      .png()
      .toBuffer()
    const [file] = await services().files.storeAll([{ originalname: 'sop.png', buffer }] as never)
    const sent = aDocument({ kind: 'sop', content: { ...paper, title: 'SOP 2025', link: null, file }, validFrom: '2025-01-01' })
    await keeping().documents.add(officers.liaison, 'dpupr', sent)
    const version = { rev: 1, content: { ...paper, title: 'SOP 2026' }, validFrom: '2026-04-01', validTo: null }
    await keeping().documents.addVersion(officers.liaison, 'dpupr', sent.request, version)

    const of = async (from: string, to: string) =>
      (await services().documents.at('dpupr', { from, to })).filter(({ id }) => id === sent.request)
    expect((await of('2025-01-01', '2025-12-31')).map(({ title, to }) => [title, to])).toEqual([['SOP 2025', '2026-03-31']])
    expect((await of('2026-01-01', '2026-12-31')).map(({ title }) => title)).toEqual(['SOP 2025', 'SOP 2026'])
    expect(await of('2024-01-01', '2024-12-31')).toEqual([])

    const [held] = await of('2025-01-01', '2025-12-31')
    expect(held!.uploaded).toMatchObject({ as: 'Penghubung DPUPR', by: expect.stringContaining('Agus') })
    const bytes = Buffer.concat(await (await held!.open!()).toArray())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(held!.file!.id)
  })
})

describe('a channel', () => {
  const content = { name: 'Loket', address: 'Lantai satu', hours: '' }
  const aChannel = async (validFrom = '2026-01-01') => {
    const request = randomUUID() as string
    const kind = 'counter' as const
    await keeping().channels.add(officers.liaison, 'dpupr', { request, kind, content, validFrom, validTo: null })
    return request
  }
  const count = (over: object = {}) => ({ month: '2026-10', revision: 0, number: 12, source: 'Buku tamu', reason: '', ...over })
  const write = (id: string, over: object = {}, who: Officer = officers.liaison) =>
    refused(keeping().channels.count(who, 'dpupr', id, count(over)))

  it('is counted once a month; a correction needs a reason and leaves the old number', async () => {
    const id = await aChannel()
    expect(await write(id)).toBe('done')
    // The same form again is no second count, and no conflict.
    expect(await write(id)).toBe('done')
    expect(await write(id, { number: 13 })).toBe('conflict countChanged')
    expect(await write(id, { revision: 1, number: 13 })).toBe('invalid reasonMissing')
    expect(await write(id, { revision: 1, number: 13, reason: 'Satu surat ditemukan' })).toBe('done')
    const { counts } = await keeping().channels.open(officers.supervisor, 'dpupr', id)
    expect(counts.map(({ number, revision, reason }) => [number, revision, reason])).toEqual([
      [12, 1, null],
      [13, 2, 'Satu surat ditemukan'],
    ])
  })

  it('counted by two at once has one number', async () => {
    const id = await aChannel()
    const answers = await Promise.all([write(id, { number: 5 }), write(id, { number: 6 }, officers.head)])
    expect(answers.sort()).toEqual(['conflict countChanged', 'done'])
  })

  it.each([
    ['a month to come', '2026-12', 'invalid monthFutureInvalid'],
    ['a month before it opened', '2025-12', 'invalid monthClosedInvalid'],
    ['this month', '2026-11', 'done'],
  ])('is asked for %s: %s → %s', async (_, month, answer) => expect(await write(await aChannel(), { month })).toBe(answer))

  it('is counted by its unit alone', async () => {
    const id = await aChannel()
    expect(await write(id, {}, officers.supervisor)).toBe('forbidden documentsEdit')
    expect(await write(id, {}, officers.elsewhere)).toBe('forbidden documentsOtherUnit')
    const other = refused(keeping().channels.count(officers.elsewhere, 'dishub', id, count()))
    expect(await other).toBe('missing channelMissing')
  })

  it('stands beside the product, which counts itself', async () => {
    const id = await aChannel('2026-09-15')
    await write(id, { number: 7 })
    const ways = await services().documents.channels('dpupr', { from: '2026-08-01', to: '2026-10-31' })
    expect(ways[0]).toMatchObject({ kind: 'web', missing: 0 })
    expect(ways[0]!.months).toHaveLength(3)
    const own = ways.find((way) => way.id === id)!
    expect(own.months.map(({ open, number }) => [open, number])).toEqual([
      [false, null],
      [true, null],
      [true, 7],
    ])
  })
})

describe('the published procedure', () => {
  const content = { intro: 'Ceritakan kepada kami.', steps: ['Tulis.', 'Tunggu.'], fee: 'Gratis', post: 'liaison-dishub' }
  const publish = (over: object, validFrom = '2026-11-24', rev = 0) =>
    refused(
      keeping().procedures.publish(officers.elsewhere, 'dishub', {
        rev,
        content: { ...content, ...over },
        validFrom,
        validTo: null,
      }),
    )

  it('names a post of the unit, and the limits and the holder of the day', async () => {
    expect(await publish({ post: 'liaison-dpupr' })).toBe('invalid responsibleMissing')
    expect(await services().documents.procedure('dishub', '2026-11-24')).toBeNull()
    expect(await publish({})).toBe('done')
    expect(await publish({})).toBe('conflict documentChanged')
    expect(await publish({ intro: 'Lebih jelas.' }, '2026-12-01', 1)).toBe('done')

    const shown = (await services().documents.procedure('dishub', '2026-11-30'))!
    expect(shown).toMatchObject({ version: 1, intro: 'Ceritakan kepada kami.', from: '2026-11-24', to: '2026-11-30' })
    expect(shown.responsible).toEqual({ title: 'Penghubung Dishub', holder: 'Penghubung Dishub' })
    expect(shown.limits.map(({ class: name, answer }) => [name, answer])).toEqual([
      ['information', { days: 5 }],
      ['normative', { days: 5 }],
      ['nonOversight', { days: 14 }],
      ['oversight', { days: 60 }],
    ])
    expect((await services().documents.procedure('dishub', '2026-12-01'))!.intro).toBe('Lebih jelas.')
  })

  it('on a day on which nobody held the post says so', async () => {
    expect(await publish({ post: 'head-dishub' }, '2025-06-01', 2)).toBe('done')
    const { responsible } = (await services().documents.procedure('dishub', '2025-06-01'))!
    expect(responsible).toEqual({ title: 'Kepala Dishub', holder: null })
  })

  it('of a clinic may name a post of the office above it', async () => {
    const { units, staff } = services()
    const clinic = (await units.list()).find(({ kind }) => kind === 'puskesmas')!
    const health = (await staff.officerById(`penghubung.${clinic.parent}`))!
    const { posts } = await keeping().procedures.toEdit(health, clinic._id)
    expect(posts.map(({ _id }) => _id)).toContain(`liaison-${clinic.parent}`)
  })
})

describe('coaching', () => {
  const entry = (over: object = {}) => ({
    request: randomUUID() as string,
    date: '2026-11-20',
    topic: 'answers' as const,
    subject: 'Cara menjawab',
    coached: ['liaison-dpupr'],
    agreed: 'Setiap jawaban memuat tanggal.',
    files: [],
    link: null,
    ...over,
  })
  const write = (who: Officer, over: object = {}) => refused(keeping().coaching.add(who, 'dpupr', entry(over)))

  it('is written down by who coaches, with posts by their titles', async () => {
    expect(await write(officers.supervisor)).toBe('done')
    expect(await write(officers.coordinator)).toBe('done')
    expect(await write(officers.head)).toBe('done')
    expect(await write(officers.liaison)).toBe('forbidden coachingEdit')
    expect(await write(officers.inspector)).toBe('forbidden documentsOtherUnit')
    expect(await write(officers.admin)).toBe('forbidden documentsForbidden')
    const log = await services().documents.coaching('dpupr', { from: '2026-11-01', to: '2026-11-30' })
    expect(log.map(({ coach, coached }) => [coach.title, coached.map(({ title }) => title)])).toContainEqual([
      'Pengawas Bag. Organisasi',
      ['Penghubung DPUPR'],
    ])
  })

  it('sent twice is one, tomorrow is refused, and so is who does not exist', async () => {
    const request = randomUUID() as string
    expect(await write(officers.head, { request })).toBe('done')
    expect(await write(officers.head, { request })).toBe('done')
    expect(await write(officers.supervisor, { request })).toBe('conflict documentChanged')
    expect(await write(officers.head, { date: '2026-11-25' })).toBe('invalid coachingDateInvalid')
    expect(await write(officers.head, { coached: [] })).toBe('invalid coachedMissing')
    expect(await write(officers.head, { coached: ['liaison-dishub'] })).toBe('invalid coachedMissing')
  })

  it('annulled with a reason stays readable, and is no evidence any more', async () => {
    const request = randomUUID() as string
    await write(officers.head, { request, date: '2026-08-01' })
    const august = { from: '2026-08-01', to: '2026-08-31' }
    const annul = (who: Officer) => refused(keeping().coaching.annul(who, 'dpupr', request, 'Salah unit'))
    expect(await annul(officers.liaison)).toBe('forbidden coachingEdit')
    expect(await annul(officers.coordinator)).toBe('forbidden coachingEdit')
    expect(await annul(officers.head)).toBe('done')
    expect(await annul(officers.supervisor)).toBe('conflict documentWithdrawn')
    expect(await services().documents.coaching('dpupr', august)).toEqual([])
    const [shown] = await keeping().coaching.list(officers.liaison, 'dpupr', august)
    expect(shown!.annulled).toMatchObject({ reason: 'Salah unit', by: 'kepala.dpupr' })
  })
})

describe('the list of units', () => {
  it('shows each officer the units that are theirs to read, and what they lack', async () => {
    const everything = await services().documentScreens.list(officers.supervisor)
    expect(everything.all).toBeGreaterThan(60)
    expect(everything.rows.length + everything.bare.length).toBe(everything.all)
    expect(everything.rows.every(({ checks }) => checks.length === 8)).toBe(true)
    expect(everything.rows[0]!.missing).toBeGreaterThanOrEqual(everything.rows.at(-1)!.missing)
    const own = await services().documentScreens.list(officers.liaison)
    expect(own.rows.map(({ unit }) => unit.id)).toEqual(['dpupr'])
    expect(await refused(services().documentScreens.list(officers.admin))).toBe('forbidden documentsForbidden')
  })
})
