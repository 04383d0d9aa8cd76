import { seedReference } from '../../server/seed/reference'
import { useDatabase } from '../support/mongo'

const database = useDatabase()
const units = () => database.connection().collection<{ _id: string; name: string; seedVersion: number; editedAt?: Date }>('units')

describe('seeding the reference data', () => {
  beforeEach(() => database.clear())

  it('fills every register, and says so as it goes', async () => {
    const told: string[] = []
    const seedings = await seedReference(database.connection(), ({ collection }) => told.push(collection))
    expect(told).toEqual(['units', 'places', 'calendars', 'policies', 'methods', 'publishedScores', 'surveyScales'])
    expect(seedings.every(({ rows, added }) => rows > 0 && added === rows)).toBe(true)
  })

  it('changes nothing when run again', async () => {
    await seedReference(database.connection())
    const again = await seedReference(database.connection())
    expect(again.map(({ added, renewed }) => added + renewed)).toEqual([0, 0, 0, 0, 0, 0, 0])
  })

  it('may run twice at once', async () => {
    await seedReference(database.connection())
    await Promise.all([seedReference(database.connection()), seedReference(database.connection())])
    expect(await units().countDocuments()).toBe(100)
  })

  it('renews an older delivery, but never what somebody has edited', async () => {
    await seedReference(database.connection())
    await units().updateMany({ _id: { $in: ['dpupr', 'dinsos'] } }, { $set: { name: 'Nama lama', seedVersion: 0 } })
    await units().updateOne({ _id: 'dinsos' }, { $set: { editedAt: new Date('2026-11-02T03:00:00Z') } })
    await seedReference(database.connection())
    expect((await units().findOne({ _id: 'dpupr' }))?.name).toBe('Dinas Pekerjaan Umum dan Penataan Ruang')
    expect((await units().findOne({ _id: 'dinsos' }))?.name).toBe('Nama lama')
  })
})
