import mongoose from 'mongoose'
import type { Complaint } from '../../server/complaints/complaint'
import { ComplaintModel } from '../../server/complaints/store'
import { createRecordStore } from '../../server/learning/recordStore'
import { aComplaint, type Told } from '../support/aComplaint'
import { useServices } from '../support/services'

const { services, clear } = useServices()
const store = () => createRecordStore(mongoose.connection)
const year = { from: '2026-01-01', to: '2026-12-31' }

const routed = (confidence: number, unit = 'dpupr'): Told => ({
  type: 'routed',
  ranked: [
    { unit, confidence },
    { unit: 'dishub', confidence: 0.04 },
  ],
  decision: 'triage',
  why: '',
})
const assigned = (unit: string): Told => ({ type: 'assigned', unit, by: 'koordinator' })
const one = (code: string, happenings: Told[], over: Partial<Complaint> = {}): Complaint =>
  aComplaint({ _id: code, happenings, receivedOn: '2026-11-20T09:00', ...over })
const keep = async (...complaints: Complaint[]): Promise<void> => services().routingRecords.note(complaints)

beforeEach(clear)

describe('the record of routing', () => {
  test('follows the complaint: first what was said, then what proved right', async () => {
    await keep(one('A', [routed(0.913)]))
    expect(await store().get('A')).toMatchObject({ mille: 913, rank: 0, truth: null })
    await keep(one('A', [routed(0.913), assigned('dishub')]))
    expect(await store().get('A')).toMatchObject({ mille: 913, rank: 2, truth: 'dishub', truthBy: 'coordinator' })
  })

  test('is the same when it is made twice, and when the earlier state comes late', async () => {
    const later = one('A', [routed(0.9), assigned('dishub')])
    await keep(later)
    const kept = await store().get('A')
    await keep(later)
    await keep(one('A', [routed(0.9)]))
    expect(await store().get('A')).toEqual(kept)
    expect(await mongoose.connection.collection('routingRecords').countDocuments()).toBe(1)
  })

  test('is made anew from the complaints when it is lost', async () => {
    await ComplaintModel.collection.insertMany([one('A', [routed(0.9), assigned('dpupr')]), one('B', [])] as never[])
    await services().routingRecords.renew()
    expect(await store().get('A')).toMatchObject({ rank: 1 })
    expect(await store().get('B')).toBeNull()
  })

  test('is counted by month, confidence and outcome, without oversight cases', async () => {
    await keep(
      one('A', [routed(0.913), assigned('dpupr')]),
      one('B', [routed(0.918), assigned('dpupr')]),
      one('C', [routed(0.913), assigned('dishub')]),
      one('D', [routed(0.913), assigned('dishub')], { oversight: true }),
      one('E', [routed(0.913), assigned('dishub')]),
    )
    const cells = await store().cells(year)
    expect(cells).toHaveLength(2)
    expect(cells).toEqual(
      expect.arrayContaining([
        { month: '2026-11', cent: 91, free: true, rank: 1, n: 2, mille: 1831 },
        { month: '2026-11', cent: 91, free: true, rank: 2, n: 2, mille: 1826 },
      ]),
    )
    expect(await store().pairs(year)).toEqual([{ suggested: 'dpupr', truth: 'dishub', n: 2 }])
    expect(await store().cells({ from: '2026-12-01', to: '2026-12-31' })).toEqual([])
  })

  test('is counted from its indexes alone', async () => {
    await keep(...Array.from({ length: 30 }, (_, i) => one(`A-${i}`, [routed(0.9), assigned(i % 2 ? 'dpupr' : 'dishub')])))
    for (const told of await store().explain(year)) expect(JSON.stringify(told)).toContain('"totalDocsExamined":0')
  })

  test('gives the verified texts, the newest first, and no more than are asked for', async () => {
    const complaints = [
      one('old', [routed(0.9), assigned('dpupr')]),
      one('new', [{ ...routed(0.9), at: '2026-11-22T09:00' }, assigned('dishub')]),
      one('waiting', [routed(0.9)]),
    ].map((complaint) => ({ ...complaint, filing: aComplaint().filing }))
    await ComplaintModel.collection.insertMany(complaints as never[])
    await keep(...complaints)
    const read = async (most: number) => {
      const truths: string[] = []
      for await (const { truth } of store().verified(most)) truths.push(truth)
      return truths
    }
    expect(await read(10)).toEqual(['dishub', 'dpupr'])
    expect(await read(1)).toEqual(['dishub'])
    expect(await store().countVerified(10)).toBe(2)
  })
})
