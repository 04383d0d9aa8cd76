import { aClock, anOfficer, at, type Told } from '../support/aComplaint'
import { answered, assigned, code, sendAll, stateOf, usePostOffice } from './postOffice'

const post = usePostOffice()
const { clock, officers, supervised, notifications, news } = post

describe('what time has brought', () => {
  const dueAt = at('2026-11-27T16:30')
  const about = { clock: 'unit' as const, startedAt: at('2026-11-23T10:00'), dueAt }
  const late = { clocks: [aClock({ unit: 'dpupr', ...about, verdict: 'late' })] }
  const overdue: Told = { type: 'overdue', ...about }
  const level: Told = { type: 'escalated', ...about, level: 1, to: 'head', template: 'reminder' }

  test('is written down at night, and told to officers in the morning', async () => {
    clock.set(at('2026-11-30T03:00'))
    const service = notifications()
    expect(await service.queueFor([news([assigned, overdue], late)])).toEqual([])
    expect(await service.dueJobs()).toEqual([])
    clock.set(at('2026-11-30T07:30'))
    for (const { messages } of await service.dueJobs()) await sendAll(service, messages)
    expect(post.smtp().mails.map(({ subject }) => subject)).toEqual(Array(2).fill(`Aduan ${code} lewat tenggat`))
  })

  test('waits for the next morning when we slept until the offices had closed, or a mail server was away until then', async () => {
    clock.set(at('2026-11-30T11:50'))
    const service = notifications()
    const ids = await service.queueFor([news([assigned, level], late)])
    await post.smtp().stop()
    clock.set(at('2026-11-30T11:59'))
    await sendAll(service, ids)
    await post.smtp().start()
    expect(await service.of(code)).toMatchObject([{ status: 'queued', nextAt: at('2026-11-30T13:00') }])
    clock.set(at('2026-11-30T20:00'))
    for (const { messages } of await service.dueJobs()) await sendAll(service, messages)
    expect(post.smtp().mails).toEqual([])
    expect(await service.of(code)).toMatchObject([{ status: 'queued', nextAt: at('2026-12-01T07:30') }])
    clock.set(at('2026-12-01T07:30'))
    for (const { messages } of await service.dueJobs()) await sendAll(service, messages)
    expect(post.smtp().mails.map(({ to }) => to)).toEqual([['head.dpupr@serangkab.invalid']])
  })

  test('is not told any more when the unit has answered before the morning', async () => {
    clock.set(at('2026-11-30T03:00'))
    const service = notifications()
    await service.queueFor([news([assigned, overdue], late)])
    news([assigned, overdue, answered], { clocks: [{ ...late.clocks[0]!, open: false }] })
    clock.set(at('2026-11-30T07:30'))
    for (const { messages } of await service.dueJobs()) await sendAll(service, messages)
    expect(post.smtp().mails).toEqual([])
  })

  test('is told in the order in which it came', async () => {
    clock.set(at('2026-11-30T03:00'))
    const service = notifications()
    await service.queueFor([news([assigned, overdue], late)])
    clock.set(at('2026-11-30T07:30'))
    await sendAll(service, await service.queueFor([news([assigned, overdue, level], late)]))
    expect(post.smtp().mails.map(({ subject }) => subject.split(' ')[0])).toEqual(['Aduan', 'Aduan', 'Pengingat:'])
  })

  test('is told once to whoever holds both posts, or stands in for them', async () => {
    officers.splice(0, officers.length, anOfficer('coordinator', 'diskominfo'))
    const service = notifications()
    clock.set(at('2026-11-30T08:00'))
    await sendAll(service, await service.queueFor([news([assigned, overdue], late)]))
    expect(post.smtp().mails.map(({ to }) => to)).toEqual([['coordinator.diskominfo@serangkab.invalid']])
    expect((await stateOf(service)).sort()).toEqual(['head:dpupr: dropped after 1', 'liaison:dpupr: sent after 1'])
  })

  test('tried first after a long holiday is tried again when that fails', async () => {
    clock.set(at('2026-03-17T16:00'))
    const service = notifications()
    await service.queueFor([news([assigned, overdue], { clocks: [{ ...late.clocks[0]!, dueAt: at('2026-03-17T15:00') }] })])
    clock.set(at('2026-03-25T07:30'))
    await post.smtp().stop()
    for (const { messages } of await service.dueJobs()) await sendAll(service, messages)
    await post.smtp().start()
    expect(await stateOf(service)).toEqual(['head:dpupr: queued after 1', 'liaison:dpupr: queued after 1'])
  })

  describe('and is the supervisors’ matter goes to', () => {
    const toSupervisors = async (overrides = {}) => {
      clock.set(at('2026-11-30T08:00'))
      const service = notifications()
      const event: Told = { ...level, to: 'supervisor', template: 'escalation' } as Told
      await sendAll(service, await service.queueFor([news([assigned, event], { ...late, ...overrides })]))
      return post
        .smtp()
        .mails.flatMap(({ to }) => to)
        .sort()
    }

    test('all who hold such a post', async () => {
      officers.push(anOfficer('supervisor', 'bagian-organisasi'), anOfficer('supervisor', 'setda'))
      expect(await toSupervisors()).toEqual([
        'supervisor.bagian-organisasi@serangkab.invalid',
        'supervisor.setda@serangkab.invalid',
      ])
    })

    test('the one of the unit above when the post is vacant', async () => {
      supervised.push('bagian-organisasi')
      officers.push(anOfficer('supervisor', 'setda'))
      expect(await toSupervisors()).toEqual(['supervisor.setda@serangkab.invalid'])
    })

    test('the coordinator when all are vacant', async () => {
      supervised.push('bagian-organisasi')
      expect(await toSupervisors()).toEqual(['coordinator.diskominfo@serangkab.invalid'])
    })

    test('the coordinator when supervisors may only know that the complaint exists', async () => {
      officers.push(anOfficer('supervisor', 'setda'))
      expect(await toSupervisors({ filing: { identity: 'confidential' } })).toEqual(['coordinator.diskominfo@serangkab.invalid'])
    })
  })
})
