import { createAuditService } from '../../server/audit/service'
import { createAuditStore } from '../../server/audit/store'
import { settableClock } from '../../server/platform/clock'
import { useDatabase } from '../support/mongo'

const start = new Date('2026-11-27T03:00:00Z')
const later = new Date('2026-11-27T04:00:00Z')
const database = useDatabase()
const clock = settableClock(start)
const anAudit = () => createAuditService({ store: createAuditStore(database.connection()), clock })

test('who looked at a reporter is written down, without saying who the reporter is', async () => {
  const audit = anAudit()
  await audit.recordRead({ id: 'siti.aminah', post: 'penghubung-dpupr' }, 'ADU-7K3M-9QXD-C')
  const [entry] = await audit.of('complaint:ADU-7K3M-9QXD-C')
  expect(entry).toMatchObject({ at: start, by: 'siti.aminah', as: 'penghubung-dpupr', deed: 'readReporter', details: {} })
})

test('what was done to one thing is read the newest first, and the whole as well', async () => {
  const audit = anAudit()
  await audit.record({ by: 'cli', as: null, deed: 'addOfficer', target: 'officer:dedi', details: { posts: 1 } })
  clock.set(later)
  await audit.record({ by: 'dedi', as: 'camat', deed: 'signIn', target: 'officer:dedi' })
  expect((await audit.of('officer:dedi')).map(({ deed, at }) => [deed, at])).toEqual([
    ['signIn', later],
    ['addOfficer', start],
  ])
  expect(await audit.latest(1)).toMatchObject([{ deed: 'signIn' }])
})
