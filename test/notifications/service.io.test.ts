import { createMessageStore } from '../../server/notifications/store'
import { notify } from '../../workers/notify'
import { aComplaint, anOfficer, type Told } from '../support/aComplaint'
import { answered, assigned, code, sendAll, stateOf, usePostOffice } from './postOffice'

const post = usePostOffice()
const { clock, database, complaints, officers, minutes, notifications, realMailer, news } = post

test('the reporter’s receipt goes by mail, with a link that opens the own view', async () => {
  const service = notifications()
  await sendAll(service, await service.queueFor([news()]))
  expect(post.smtp().mails).toHaveLength(1)
  const [mail] = post.smtp().mails
  expect(mail!.to).toEqual(['warga@contoh.invalid'])
  expect(mail!.subject).toBe(`Aduan ${code} sudah kami terima`)
  expect(mail!.text).toMatch(new RegExp(`https://aduan.example/buka/${code}/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\\n`))
  expect(mail!.headers.get('auto-submitted')).toBe('auto-generated')
  expect(await stateOf(service)).toEqual(['reporter: sent after 1'])
})

test('what is kept about a mail holds no address and no text', async () => {
  const service = notifications()
  await sendAll(service, await service.queueFor([news()]))
  const [row] = await service.of(code)
  expect(Object.keys(row!).sort()).toEqual(
    ['_id', 'attempts', 'code', 'createdAt', 'messageId', 'nextAt', 'recipient', 'sentAt', 'seq', 'status', 'template'].sort(),
  )
  expect(JSON.stringify(row)).not.toMatch(/contoh|Jalan/)
})

test('the same news told twice, and the same job run twice, are one mail', async () => {
  const service = notifications()
  const one = news()
  const ids = await service.queueFor([one])
  expect(await service.queueFor([one])).toEqual(ids)
  await notify({ notifications: service } as never)({ v: 1, messages: ids })
  await notify({ notifications: service } as never)({ v: 1, messages: ids })
  expect(await service.queueFor([one])).toEqual([])
  expect(post.smtp().mails).toHaveLength(1)
})

test('new rows are added beside those that are there already', async () => {
  const service = notifications()
  const { complaint } = news([assigned])
  await service.queueFor([{ complaint, events: complaint.history.slice(0, 1) }])
  expect(await service.queueFor([{ complaint, events: complaint.history }])).toHaveLength(2)
})

test('two workers at once send one mail', async () => {
  const [one, other] = [notifications(), notifications()]
  const ids = await one.queueFor([news()])
  await Promise.all([sendAll(one, ids), sendAll(other, ids), sendAll(one, ids), sendAll(other, ids)])
  expect(post.smtp().mails).toHaveLength(1)
})

test('while the mail server is away messages wait, and go out once it is back', async () => {
  const service = notifications()
  const ids = await service.queueFor([news()])
  await post.smtp().stop()
  await sendAll(service, ids)
  expect(await service.dueJobs()).toEqual([])
  minutes(1)
  await sendAll(service, ids)
  expect(await stateOf(service)).toEqual(['reporter: queued after 2'])
  await post.smtp().start()
  minutes(1)
  expect(await service.dueJobs()).toEqual([])
  minutes(1)
  expect(await service.dueJobs()).toEqual([{ v: 1, messages: ids }])
  await sendAll(service, ids)
  expect(post.smtp().mails).toHaveLength(1)
  expect(await stateOf(service)).toEqual(['reporter: sent after 3'])
})

test('a mailbox that does not exist is not tried again', async () => {
  const service = notifications()
  await sendAll(service, await service.queueFor([news([], { filing: { email: 'gone@contoh.invalid' } })]))
  const [row] = await service.of(code)
  expect(row).toMatchObject({ status: 'failed', attempts: 1, reason: 'EENVELOPE RCPT TO 550' })
})

test('a mailbox that is busy is tried again for three days, then given up for all to see', async () => {
  const service = notifications()
  await sendAll(service, await service.queueFor([news([], { filing: { email: 'busy@contoh.invalid' } })]))
  expect(await stateOf(service)).toEqual(['reporter: queued after 1'])
  for (let tries = 0; tries < 30; tries += 1) {
    minutes(6 * 60)
    for (const { messages } of await service.dueJobs()) await sendAll(service, messages)
  }
  const [row] = await service.of(code)
  expect(row).toMatchObject({ status: 'failed', reason: 'EENVELOPE RCPT TO 450' })
  expect(row!.attempts).toBeGreaterThan(10)
})

test('a worker killed after the server took the mail sends it again under the same Message-ID', async () => {
  const mailer = realMailer()
  // As if killed: the mail is with the server, and nothing is noted.
  const killed = notifications({ send: (mail) => mailer.send(mail).then(() => new Promise<never>(() => undefined)) })
  const ids = await killed.queueFor([news()])
  void killed.send(ids[0]!)
  while (post.smtp().mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  const service = notifications()
  await sendAll(service, ids)
  expect(post.smtp().mails).toHaveLength(1)
  minutes(3)
  for (const { messages } of await service.dueJobs()) await sendAll(service, messages)
  expect(post.smtp().mails).toHaveLength(2)
  expect(new Set(post.smtp().mails.map(({ messageId }) => messageId)).size).toBe(1)
  expect(await stateOf(service)).toEqual(['reporter: sent after 2'])
})

test('a worker that comes late neither undoes what another has noted nor takes its turn away', async () => {
  const store = createMessageStore(database.connection())
  const service = notifications()
  const [id] = await service.queueFor([news()])
  const lease = () => new Date(clock.now().getTime() + 60_000)
  const late = await store.claim(id!, clock.now(), lease())
  minutes(1)
  const other = await store.claim(id!, clock.now(), lease())
  await store.later(late!, new Date(0), 'late')
  expect(await store.due(clock.now(), 10)).toEqual([])
  await store.sent(other!, clock.now())
  await store.failed(late!, 'late')
  expect(await stateOf(service)).toEqual(['reporter: sent after 2'])
})

test('a mail that we fail to write is tried again later, reported, and keeps no other from going out', async () => {
  const service = notifications()
  const broken = news([], { _id: 'ADU-0000-0000-00' })
  const sound = news()
  const ids = await service.queueFor([broken, sound])
  complaints.set('ADU-0000-0000-00', { ...broken.complaint, receivedAt: new Date(NaN) })
  await expect(notify({ notifications: service } as never)({ v: 1, messages: ids })).rejects.toThrow('Invalid time value')
  expect(post.smtp().mails.map(({ subject }) => subject)).toEqual([`Aduan ${code} sudah kami terima`])
  expect(await service.of('ADU-0000-0000-00')).toMatchObject([{ status: 'queued', attempts: 1, reason: 'our own fault' }])
})

test('news that has grown old is dropped', async () => {
  const service = notifications()
  const asked: Told = { type: 'asked', unit: 'dpupr', text: '' }
  const ids = await service.queueFor([news([assigned, asked])])
  news([assigned, asked, { type: 'replied', text: '' }])
  await sendAll(service, ids)
  expect(post.smtp().mails).toEqual([])
  expect(await stateOf(service)).toEqual(['reporter: dropped after 1'])
})

describe('who is written to', () => {
  const recipients = async (happenings: Told[], overrides: Parameters<typeof aComplaint>[0] = {}) => {
    const service = notifications()
    await sendAll(service, await service.queueFor([news(happenings, overrides)]))
    return post.smtp().mails.flatMap(({ to }) => to)
  }

  test('today’s holders of the post', async () => {
    officers.push(anOfficer('liaison', 'dpupr', { id: 'liaison2.dpupr' }))
    expect(await recipients([assigned])).toEqual(['liaison.dpupr@serangkab.invalid', 'liaison2.dpupr@serangkab.invalid'])
  })

  test('for a vacant post the one of the unit above', async () => {
    officers.push(anOfficer('liaison', 'dinkes', { units: ['dinkes', 'puskesmas-anyar'] }))
    expect(await recipients([{ type: 'assigned', unit: 'puskesmas-anyar' }])).toEqual(['liaison.dinkes@serangkab.invalid'])
  })

  test('where nobody holds a post above either, the coordinator', async () => {
    expect(await recipients([{ type: 'assigned', unit: 'puskesmas-anyar' }])).toEqual([
      'coordinator.diskominfo@serangkab.invalid',
    ])
  })

  test('liaison and head, each by a mail of their own, of a case that comes back', async () => {
    const reopened = [assigned, answered, { type: 'reopened', reason: '' } as Told]
    expect((await recipients(reopened)).sort()).toEqual(['head.dpupr@serangkab.invalid', 'liaison.dpupr@serangkab.invalid'])
  })

  test('the inspectors of an oversight complaint', async () => {
    officers.push(anOfficer('inspector', 'inspektorat'))
    const oversight: Told[] = [
      { type: 'classified', kind: 'pengaduan', class: 'oversight', category: 'lainnya', title: '' },
      { type: 'assigned', unit: 'inspektorat' },
    ]
    expect(await recipients(oversight)).toEqual(['inspector.inspektorat@serangkab.invalid'])
  })

  test('nobody who may not open it: a coordinator whose own unit is complained of is not told', async () => {
    const oversight: Told[] = [
      { type: 'classified', kind: 'pengaduan', class: 'oversight', category: 'lainnya', title: '' },
      { type: 'assigned', unit: 'inspektorat' },
    ]
    expect(await recipients(oversight, { filing: { chosenUnit: 'diskominfo' } })).toEqual([])
    expect(await stateOf(notifications())).toEqual(['liaison:inspektorat: queued after 1'])
  })
})

test('what is due is found by its index, however many messages were sent before', async () => {
  const messages = database.connection().collection('messages')
  const row = (i: number) => ({ _id: `old-${i}` as never, code: 'x', seq: i, status: 'sent', nextAt: new Date(0) })
  await messages.insertMany(Array.from({ length: 500 }, (_, i) => row(i)))
  const service = notifications()
  await service.queueFor([news()])
  const explained = await messages
    .find({ status: 'queued', nextAt: { $lte: clock.now() } })
    .sort({ nextAt: 1 })
    .limit(500)
    .explain('executionStats')
  expect(explained.executionStats).toMatchObject({ totalKeysExamined: 1, totalDocsExamined: 1 })
})
