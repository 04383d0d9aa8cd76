import mongoose from 'mongoose'
import type { Complaint, ComplaintEvent, Filing } from '../../server/complaints/complaint'
import { ComplaintModel } from '../../server/complaints/store'
import { dayOf, keysOf, likenessOfComplaint } from '../../server/duplicates/likeness'
import { pictureProbesOf } from '../../server/duplicates/samePicture'
import { createSimilar } from '../../server/duplicates/service'
import { createLikenessStore, type Kept, mostPerKey, mostPerPicture } from '../../server/duplicates/store'
import { aComplaint, anOfficer, at, sari, type Told } from '../support/aComplaint'
import { useServices } from '../support/services'

const now = at('2026-11-24T10:00')
const { services, clear } = useServices({ clock: { now: () => now } })
const store = () => createLikenessStore(mongoose.connection)
const rows = () => mongoose.connection.collection('likenesses')

const text = 'Gorong-gorong depan toko Sinar Jaya mampet, tiap hujan air masuk ke toko.'
const place = { kecamatan: '36.04.09', desa: '36.04.09.2004' }
const draft = { ...place, text: 'depan toko sinar jaya gorong2 nya kesumbat, klo ujan banjir', placeDetail: '' }
const classified = (title = 'Gorong-gorong mampet di depan toko'): Told => ({
  type: 'classified',
  kind: 'pengaduan',
  class: 'nonOversight',
  category: 'drainase',
  title,
  by: 'koordinator',
})
const answered: Told[] = [
  { type: 'assigned', unit: 'dpupr', by: 'koordinator' },
  { type: 'answered', unit: 'dpupr', text: 'Sudah dikeruk.', files: [], evidence: false, by: 'penghubung' },
]

/** Puts complaints in, and lets them be noted as the job that projects does. */
async function filed(...complaints: Complaint[]): Promise<void> {
  await ComplaintModel.collection.insertMany(complaints as never[])
  await services().similar.note(complaints)
}
const one = (code: string, happenings: Told[] = [classified()], filing: Partial<Filing> = {}, rest: Partial<Complaint> = {}) =>
  aComplaint({ _id: `ADU-${code}`, filing: { text, ...place, ...filing }, happenings, receivedOn: '2026-11-20T09:00', ...rest })
const codes = (found: { code: string }[]): string[] => found.map(({ code }) => code).sort()

beforeEach(clear)

describe('a citizen who is about to send', () => {
  test('is told of the same problem, by its public title, place, state and unit, and why', async () => {
    await filed(one('A', [classified(), ...answered]))
    expect(await services().similar.forFiling(draft)).toEqual([
      expect.objectContaining({
        code: 'ADU-A',
        title: 'Gorong-gorong mampet di depan toko',
        state: 'answered',
        unit: expect.objectContaining({ id: 'dpupr' }) as unknown,
        place: { kecamatan: expect.any(String) as unknown, desa: expect.any(String) as unknown },
        reasons: { text: expect.any(Number) as unknown, place: 'sameDesa', days: 4, sameCategory: false, photo: null },
      }),
    ])
  })

  test('is told of three at most, never of what is secret, unread, nonsense or taken back', async () => {
    const oversight: Told = { ...classified(), class: 'oversight' } as Told
    await filed(
      one('unread', []),
      one('oversight', [oversight]),
      one('confidential', [classified()], { identity: 'confidential' }),
      one('archived', [classified(), { type: 'archived', reason: 'spam', note: '' }]),
      one('withdrawn', [classified(), { type: 'withdrawn', reason: '' }]),
    )
    expect(await services().similar.forFiling(draft)).toEqual([])
    await filed(...['1', '2', '3', '4'].map((code) => one(code)))
    expect(await services().similar.forFiling(draft)).toHaveLength(3)
  })

  test('is not shown the first words of a report as its title', async () => {
    await filed(one('A', [classified(one('A', []).title)]))
    expect(await services().similar.forFiling(draft)).toEqual([expect.objectContaining({ title: null })])
  })

  test('is told of anonymous ones like of any other', async () => {
    await filed(one('A', [classified()], { identity: 'anonymous' }))
    expect(await services().similar.forFiling(draft)).toHaveLength(1)
  })

  test('is told nothing, and does not wait, when the look-up fails or hangs', async () => {
    const reported: unknown[] = []
    const withStore = (sharing: () => Promise<never>) =>
      createSimilar({
        ...services(),
        complaints: services().store,
        store: { ...store(), sharing },
        report: (error) => reported.push(error),
      })
    expect(await withStore(() => Promise.reject(new Error('away'))).forFiling(draft)).toEqual([])
    expect(await withStore(() => new Promise<never>(() => undefined)).forFiling(draft)).toEqual([])
    expect(reported).toHaveLength(2)
  })
})

describe('an officer', () => {
  test('sees five at most, of those disclosed to them in full, not the case itself', async () => {
    const subject = one('subject', [classified(), ...answered.slice(0, 1)])
    const oversight = { ...classified(), class: 'oversight' } as Told
    await filed(
      subject,
      one('theirs', [classified(), ...answered]),
      one('nobodys', []),
      one('oversight', [oversight], { chosenUnit: 'dpupr' }),
      one('confidential', [], { identity: 'confidential' }),
    )
    expect(codes(await services().similar.forCase(anOfficer('liaison', 'dpupr'), subject))).toEqual(['ADU-theirs'])
    expect(codes(await services().similar.forCase(sari('supervisor'), subject))).toEqual(['ADU-nobodys', 'ADU-theirs'])
    expect(codes(await services().similar.forCase(sari('coordinator'), subject))).toEqual([
      'ADU-confidential',
      'ADU-nobodys',
      'ADU-oversight',
      'ADU-theirs',
    ])
    await filed(...['1', '2', '3', '4'].map((code) => one(code)))
    expect(await services().similar.forCase(sari('coordinator'), subject)).toHaveLength(5)
  })

  test('is refused what is like a case that they may not see', async () => {
    const oversight = one('oversight', [{ ...classified(), class: 'oversight' } as Told], { chosenUnit: 'dpupr' })
    await filed(oversight)
    expect(() => services().similar.forCase(anOfficer('liaison', 'dpupr'), oversight)).toThrow('complaintUnknown')
    await expect(services().similar.past(anOfficer('liaison', 'dpupr'), 'ADU-oversight', 3)).rejects.toThrow('complaintUnknown')
  })

  test('finds answered cases of any place and year, with the unit that answered', async () => {
    const elsewhere = { kecamatan: '36.04.30', desa: null }
    const subject = one('subject', [], { text: draft.text })
    await filed(
      subject,
      one('long-ago', [classified(), ...answered], elsewhere, { receivedOn: '2023-01-05T09:00' } as never),
      one('open', [classified()], elsewhere),
      one('other', [classified(), ...answered], { text: 'Guru honorer belum digaji empat bulan.' }),
    )
    const past = await services().similar.past(sari('coordinator'), 'ADU-subject', 3)
    expect(past).toEqual([
      expect.objectContaining({ code: 'ADU-long-ago', unit: expect.objectContaining({ id: 'dpupr' }) as unknown }),
    ])
  })
})

describe('the projection of likenesses', () => {
  const contents = () => rows().find().sort({ _id: 1 }).toArray()
  const lives = [one('A', []), one('B', []), one('C', [classified()])]

  test('keeps neither text nor name', async () => {
    await filed(one('A'))
    const [row] = await contents()
    expect(Object.keys(row!).sort()).toEqual(
      ['_id', 'answered', 'at', 'category', 'day', 'desa', 'kecamatan', 'keys', 'made', 'minima', 'stems'].sort(),
    )
  })

  test('comes to the same twice, late, out of order and on two workers at once', async () => {
    await filed(...lives)
    const older = one('A', [])
    const newer = one('A', [classified(), ...answered])
    await services().similar.note([newer])
    const once = await contents()
    await Promise.all([services().similar.note([older, ...lives.slice(1)]), services().similar.note([newer, ...lives.slice(1)])])
    expect(await contents()).toEqual(once)
    expect(once.find(({ _id }) => String(_id) === 'ADU-A')).toMatchObject({ answered: true, category: 'drainase' })
  })

  test('is complete after it was killed in the middle and done again, and when it is made anew', async () => {
    await filed(...lives)
    const whole = await contents()
    await rows().deleteOne({ _id: 'ADU-B' as never })
    await services().similar.renew()
    expect(await contents()).toEqual(whole)
    await rows().deleteMany({})
    await services().similar.note(lives.slice(0, 1))
    await services().similar.rebuild()
    expect(await contents()).toEqual(whole)
  })

  test('makes anew what an earlier version has made in another way', async () => {
    await filed(...lives)
    const whole = await contents()
    await rows().updateOne({ _id: 'ADU-C' as never }, { $set: { made: 1, keys: [] } })
    await services().similar.renew()
    expect(await contents()).toEqual(whole)
  })
})

describe('a look-up', () => {
  test('reads along the index, and so many of each key at most, whatever is stored', async () => {
    const likeness = likenessOfComplaint(one('A'))
    const many = Array.from({ length: 500 }, (_, i): Kept => ({ code: `ADU-${i}`, version: 1, answered: false, likeness }))
    await store().keep(many)
    const day = dayOf(likeness.at)
    const [key] = keysOf(likeness)
    const { executionStats, queryPlanner } = await store().explain(key!, { from: day - 365, to: day })
    expect(JSON.stringify(queryPlanner.winningPlan)).toContain('IXSCAN')
    expect(JSON.stringify(queryPlanner.winningPlan)).not.toMatch(/COLLSCAN|"SORT"/)
    expect(executionStats.totalDocsExamined).toBe(mostPerKey)
    expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(mostPerKey + 1)
    expect(await store().sharing(keysOf(likeness), { from: day, to: day })).toHaveLength(mostPerKey)
  })

  test('finds the likest of many that only share a word', async () => {
    const noise = Array.from({ length: 60 }, (_, i) =>
      one(`noise-${i}`, [classified()], { text: `Toko nomor ${i} di jalan Sinar menjual miras` }),
    )
    await filed(...noise, one('right'))
    const [first] = await services().similar.forCase(sari('coordinator'), one('subject', [], { text: draft.text }))
    expect(first?.code).toBe('ADU-right')
  })
})

describe('the same photo', () => {
  const road = { id: 'a'.repeat(64), looks: '3c5a96f00f69a5c3' }
  const copyOfRoad = { id: 'b'.repeat(64), looks: '3c5a96f00f69a5c0' }
  const wall = { id: 'c'.repeat(64), looks: '0000000000000001' }
  const otherWords = { text: 'Guru honorer belum digaji empat bulan.', kecamatan: '36.04.01', desa: null }
  const withPhotos = (code: string, photos: { id: string; looks: string }[], happenings = [classified()]): Complaint => {
    const complaint = one(code, happenings, otherWords)
    const [first, ...rest] = complaint.history
    return { ...complaint, history: [{ ...first!, photos } as ComplaintEvent, ...rest] }
  }
  const photos = (found: { code: string; reasons: { photo: string | null } }[]) =>
    Object.fromEntries(found.map(({ code, reasons }) => [code, reasons.photo]))

  test('is reason enough on the desk, whatever the texts say, also when it is a copy', async () => {
    await filed(
      withPhotos('same', [wall, road]),
      withPhotos('copy', [copyOfRoad]),
      withPhotos('other', [wall]),
      withPhotos('none', []),
    )
    const subject = aComplaint({ ...withPhotos('subject', [road]), filing: { text, ...place } })
    const found = await services().similar.forCase(sari('coordinator'), subject)
    expect(photos(found)).toEqual({ 'ADU-same': 'same', 'ADU-copy': 'near' })
    expect(found[0]!.code).toBe('ADU-same')
    expect(
      photos(await services().similar.forCase(anOfficer('liaison', 'dpupr'), { ...subject, unit: 'dpupr', holders: ['dpupr'] })),
    ).toEqual({})
  })

  test('is told before filing, of public cases only', async () => {
    await filed(withPhotos('public', [road]), withPhotos('unread', [road], []))
    expect(photos(await services().similar.forFiling({ ...draft, photos: [copyOfRoad] }))).toEqual({ 'ADU-public': 'near' })
    expect(photos(await services().similar.forFiling({ ...draft, photos: [wall] }))).toEqual({})
  })

  test('is found again after the likenesses were made anew, and noting it twice comes to the same', async () => {
    const complaint = withPhotos('A', [road])
    await filed(complaint)
    const before = await rows().find().toArray()
    await services().similar.note([complaint])
    expect(await rows().find().toArray()).toEqual(before)
    await rows().deleteMany({})
    await services().similar.rebuild()
    expect(await rows().find().toArray()).toEqual(before)
    expect(before[0]).toMatchObject({ photos: [road] })
  })

  test('leaves the likeness of a complaint without photos as it was', async () => {
    await filed(one('A'))
    const [row] = await rows().find().toArray()
    expect(row).not.toHaveProperty('photos')
    expect(row!.keys).toEqual(keysOf(likenessOfComplaint(one('A'))))
  })

  test('is found by the index alone, and no more than the newest of those that may be it are read', async () => {
    const likeness = { ...likenessOfComplaint(one('any')), photos: [road] }
    const many = Array.from({ length: mostPerPicture + 60 }, (_, i): Kept => ({
      code: `ADU-${i}`,
      version: 1,
      answered: false,
      likeness,
    }))
    await store().keep(many)
    const day = dayOf(likeness.at)
    const { executionStats, queryPlanner } = await store().explainPictures(pictureProbesOf(copyOfRoad, 'photos'), {
      from: day - 365,
      to: day,
    })
    expect(JSON.stringify(queryPlanner.winningPlan)).toContain('IXSCAN')
    expect(JSON.stringify(queryPlanner.winningPlan)).not.toMatch(/COLLSCAN|"SORT"/)
    expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(mostPerPicture)
  })
})
