import type { mongo } from 'mongoose'
import { ComplaintModel } from '../../server/complaints/store'
import { createRegisterQueries, queryOf, type RegisterFilter } from '../../server/reports/registerQueries'
import { useDatabase } from '../support/mongo'
import { october } from './support'

useDatabase()
const register = createRegisterQueries()
const window = { from: '2026-10-01', to: '2026-10-31' }
const all: RegisterFilter = { window, units: null, inspects: [] }
const rowsOf = async (filter: RegisterFilter) => {
  const rows: Record<string, unknown>[] = []
  for await (const row of register.rows(filter)) rows.push(row)
  return rows
}

beforeAll(async () => {
  await register.ready()
  await ComplaintModel.collection.insertMany(october() as never[])
})

describe('the register', () => {
  test('is read in order of receipt, without the text, and with the name only to hide it', async () => {
    const rows = await rowsOf(all)
    expect(rows).toHaveLength(8)
    expect(rows.map(({ register: number }) => number)).toEqual(rows.map(({ register: number }) => number).toSorted())
    for (const row of rows) {
      expect(Object.keys(row.filing as object).sort()).toEqual(['identity', 'kecamatan', 'name'])
      for (const event of row.history as object[])
        expect(Object.keys(event).sort()).toEqual(expect.not.arrayContaining(['text', 'reason']))
    }
  })

  test.each([
    ['a unit', { units: ['dpupr'] }, 7],
    ['several units', { units: ['dpupr', 'dishub'] }, 8],
    ['the Inspektorat, for its inspector', { units: ['inspektorat'], inspects: ['inspektorat'] }, 1],
    ['the Inspektorat, for others', { units: ['inspektorat'] }, 0],
    ['several, one of them inspected', { units: ['dishub', 'inspektorat'], inspects: ['inspektorat'] }, 2],
    ['a state', { state: 'closed' as const }, 2],
    ['a category', { category: 'jalan' }, 7],
    ['another month', { window: { from: '2026-11-01', to: '2026-11-30' } }, 1],
  ])('holds the cases of %s, as many as are counted', async (_, only, count) => {
    const filter = { ...all, ...only }
    expect([(await rowsOf(filter)).length, await register.count(filter)]).toEqual([count, count])
  })

  test.each([
    ['the regency', all],
    ['a unit', { ...all, units: ['dpupr'] }],
  ])('of %s is counted without reading a case', async (_, filter) => {
    const complaints = ComplaintModel.collection as unknown as mongo.Collection
    const hint = filter.units ? 'unit_1_receivedAt_1_register_1_oversight_1' : 'receivedAt_1_register_1_oversight_1'
    const pipeline = [{ $match: queryOf(filter) }, { $group: { _id: 1, n: { $sum: 1 } } }]
    const told = JSON.stringify(await complaints.aggregate(pipeline, { hint }).explain('executionStats'))
    expect(told).toContain('"totalDocsExamined":0')
  })
})
