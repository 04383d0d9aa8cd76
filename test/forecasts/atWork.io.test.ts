import { createComplaintQueries } from '../../server/complaints/queries'
import { ComplaintModel } from '../../server/complaints/store'
import { aClock, aComplaint, anOfficer, at } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'

const database = useDatabase()
const now = at('2026-11-24T10:00')
const until = at('2026-12-15T16:00')
const { atWork } = createComplaintQueries()
const supervisor = anOfficer('supervisor', 'setda')

const held = (code: string, dueAt: string, over: Parameters<typeof aComplaint>[0] = {}, unit = 'dpupr') =>
  aComplaint({
    _id: code,
    request: code,
    happenings: [{ type: 'assigned', unit }],
    clocks: [aClock({ clock: 'followUp', unit, dueAt: at('2026-11-23T16:00'), open: true }), aClock({ unit, dueAt: at(dueAt) })],
    dueAt: at('2026-11-23T16:00'),
    ...over,
  })

beforeAll(async () => {
  await ComplaintModel.createIndexes()
  await ComplaintModel.collection.insertMany([
    held('ADU-later', '2026-12-11T16:30', { dueAt: at('2026-12-01T16:30') }),
    // Work has not begun in time, and the answer is still to come: of all cases the likeliest to be late.
    held('ADU-notBegun', '2026-11-30T16:00'),
    held('ADU-late', '2026-11-20T16:30'),
    held('ADU-farOff', '2026-12-28T16:30'),
    held('ADU-waits', '2026-11-30T16:00', { state: 'awaitingReporter' }),
    held('ADU-question', '2026-11-30T16:00', { kind: 'informasi' }),
    held('ADU-oversight', '2026-11-30T16:00', { oversight: true }, 'inspektorat'),
    held('ADU-elsewhere', '2026-12-02T16:00', {}, 'dishub'),
  ] as never[])
})

test('cases whose unit has still to answer in time are read, the soonest due first, without what anybody wrote', async () => {
  const found = await atWork(supervisor, now, until, 10)
  expect(found.map(({ _id }) => _id)).toEqual(['ADU-elsewhere', 'ADU-notBegun', 'ADU-later'])
  expect(JSON.stringify(found)).not.toMatch(/berlubang|Warga|contoh/)
  expect(await atWork(supervisor, now, until, 2)).toHaveLength(2)
})

test.each([
  ['a head those of the own unit', anOfficer('head', 'dishub'), ['ADU-elsewhere']],
  ['an inspector those of the Inspektorat', anOfficer('inspector', 'inspektorat'), ['ADU-oversight']],
  ['the administrator none', anOfficer('admin', 'diskominfo'), []],
])('%s', async (_, officer, codes) => {
  expect((await atWork(officer, now, until, 10)).map(({ _id }) => _id)).toEqual(codes)
})

test('they are read along an index', async () => {
  const profiled = database.connection().db!
  await profiled.command({ profile: 2 })
  await atWork(supervisor, now, until, 10)
  await profiled.command({ profile: 0 })
  const [found] = await profiled
    .collection('system.profile')
    .find({ op: 'query', ns: /complaints$/ })
    .sort({ ts: -1 })
    .limit(1)
    .toArray()
  expect(found!.planSummary).toContain('IXSCAN')
})
