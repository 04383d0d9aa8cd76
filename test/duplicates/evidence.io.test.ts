import type { Complaint, ComplaintEvent, FileRef, Filing } from '../../server/complaints/complaint'
import { ComplaintModel } from '../../server/complaints/store'
import { createEvidence } from '../../server/duplicates/evidenceService'
import { pictureProbesOf } from '../../server/duplicates/samePicture'
import { createLikenessStore } from '../../server/duplicates/store'
import mongoose from 'mongoose'
import { aComplaint, anOfficer, at, sari } from '../support/aComplaint'
import { useServices } from '../support/services'

const { services, clear } = useServices({ clock: { now: () => at('2026-11-24T10:00') } })
beforeEach(clear)

const road = { id: 'a'.repeat(64), looks: '3c5a96f00f69a5c3' }
const copyOfRoad = { id: 'b'.repeat(64), looks: '3c5a96f00f69a5c0' }
const pipe = { id: 'c'.repeat(64), looks: 'c3a5690ff0965a3c' }
const file = (picture: { id: string; looks?: string }): FileRef => ({
  name: 'Sesudah.jpg',
  type: 'image/jpeg',
  bytes: 1,
  ...picture,
})

/** A complaint of DPUPR's, or of another unit's, with the reporter's photos and the evidence of its answer. */
function answeredWith(
  code: string,
  {
    files,
    photos = [],
    unit = 'dpupr',
    filing = {},
  }: { files: FileRef[]; photos?: object[]; unit?: string; filing?: Partial<Filing> },
): Complaint {
  const complaint = aComplaint({
    _id: `ADU-${code}`,
    filing,
    happenings: [
      { type: 'assigned', unit, by: 'koordinator' },
      { type: 'answered', unit, text: 'Sudah ditambal.', files, evidence: true, by: 'penghubung' },
    ],
  })
  const [first, ...rest] = complaint.history
  return { ...complaint, history: [{ ...first!, photos } as ComplaintEvent, ...rest] }
}
async function filed(...all: Complaint[]): Promise<void> {
  await ComplaintModel.collection.insertMany(all as never[])
  await services().similar.note(all)
}
const evidence = (store = createLikenessStore(mongoose.connection), report: (error: unknown) => void = () => undefined) =>
  createEvidence({ store, complaints: services().store, clock: services().clock, report })
const codes = async (officer: Parameters<ReturnType<typeof evidence>['reused']>[0], complaint: Complaint) =>
  (await evidence().reused(officer, complaint)).map(({ own, cases }) => ({ own, cases: cases.map(({ code }) => code).sort() }))

describe('evidence that is known from elsewhere', () => {
  test('is told to whoever sees both cases, also when it is a copy or came from a reporter there', async () => {
    const subject = answeredWith('subject', { files: [file(road)] })
    await filed(
      subject,
      answeredWith('same', { files: [file(road)] }),
      answeredWith('copy', { files: [file(copyOfRoad)], unit: 'dlh' }),
      answeredWith('reported', { files: [], photos: [copyOfRoad] }),
      answeredWith('other', { files: [file(pipe)] }),
    )
    expect(await codes(sari('coordinator'), subject)).toEqual([{ own: null, cases: ['ADU-copy', 'ADU-reported', 'ADU-same'] }])
    expect(await codes(anOfficer('liaison', 'dpupr'), subject)).toEqual([{ own: null, cases: ['ADU-reported', 'ADU-same'] }])
  })

  test('is told when the reporter had sent it with the same case', async () => {
    const subject = answeredWith('subject', { files: [file(copyOfRoad), file(pipe)], photos: [road] })
    await filed(subject)
    expect(await codes(sari('coordinator'), subject)).toEqual([{ own: 'near', cases: [] }])
  })

  test('gives no secret case away', async () => {
    const subject = answeredWith('subject', { files: [file(road)] })
    await filed(subject, answeredWith('secret', { files: [file(road)], filing: { identity: 'confidential' } }))
    expect(await codes(sari('supervisor'), subject)).toEqual([])
    expect(await codes(sari('coordinator'), subject)).toEqual([{ own: null, cases: ['ADU-secret'] }])
  })

  test('is nothing where it is not known what the files look like', async () => {
    const subject = answeredWith('subject', { files: [file({ id: road.id })] })
    await filed(subject, answeredWith('same', { files: [file({ id: road.id })] }))
    expect(await codes(sari('coordinator'), subject)).toEqual([])
  })

  test('is left out when the look-up fails, and reported', async () => {
    const reported: unknown[] = []
    const away = { ...createLikenessStore(mongoose.connection), picturesSharing: () => Promise.reject(new Error('away')) }
    const subject = answeredWith('subject', { files: [file(road)] })
    expect(await evidence(away, (error) => reported.push(error)).reused(sari('coordinator'), subject)).toEqual([])
    expect(reported).toHaveLength(1)
  })

  test('does not make two complaints similar', async () => {
    const subject = answeredWith('subject', { files: [], photos: [road] })
    const filing = { text: 'Guru honorer belum digaji empat bulan.', kecamatan: '36.04.13' }
    await filed(subject, answeredWith('same', { files: [file(road)], filing }))
    expect(await services().similar.forCase(sari('coordinator'), subject)).toEqual([])
  })

  test('is kept by what it looks like, once, however often it is noted', async () => {
    const subject = answeredWith('subject', { files: [file(road)] })
    await filed(subject)
    const [row] = await mongoose.connection.collection('likenesses').find().toArray()
    expect(row).toMatchObject({ evidence: [road] })
    await services().similar.note([subject])
    expect(await mongoose.connection.collection('likenesses').find().toArray()).toEqual([row])
  })

  test('is found by the index alone, among all that anybody sent', async () => {
    const keys = [...pictureProbesOf(road, 'evidence'), ...pictureProbesOf(road, 'photos')]
    const { queryPlanner } = await createLikenessStore(mongoose.connection).explainPictures(keys, { from: 0, to: 30_000 })
    expect(JSON.stringify(queryPlanner.winningPlan)).toContain('IXSCAN')
    expect(JSON.stringify(queryPlanner.winningPlan)).not.toMatch(/COLLSCAN|"SORT"/)
  })
})
