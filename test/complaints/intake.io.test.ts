import { randomUUID } from 'node:crypto'
import { createRegister } from '../../server/complaints/registerStore'
import { fold } from '../../server/complaints/fold'
import { ComplaintModel } from '../../server/complaints/store'
import { settableClock } from '../../server/platform/clock'
import { aFiling, at } from '../support/aComplaint'
import { useServices } from '../support/services'

const clock = settableClock(at('2026-11-22T20:14'))
const { services, clear } = useServices(() => ({ clock }))

beforeEach(async () => {
  await clear()
  clock.set(at('2026-11-22T20:14'))
})

describe('filing a complaint', () => {
  test('gives a code and a key, and the day by which an answer is due', async () => {
    const { complaint, key } = await services().file(aFiling(), randomUUID())
    expect(complaint._id).toMatch(/^ADU-/)
    expect(services().complaints.opens(complaint, key)).toBe(true)
    const stored = await services().complaints.track(complaint._id)
    expect(stored).toMatchObject({ state: 'received', version: 1, register: null })
    // Sunday evening counts as Monday 23 November; 14 working days later is Friday 11 December (prototype, receipt).
    expect(stored.clocks.find((one) => one.clock === 'resolution')?.dueAt).toEqual(at('2026-12-11T16:30'))
    expect(stored.clocks.find((one) => one.clock === 'verification')?.dueAt).toEqual(at('2026-11-26T16:00'))
  })

  test('the same request id is the same complaint and the same receipt, also when sent many times at once', async () => {
    const requestId = randomUUID()
    const receipts = await Promise.all(Array.from({ length: 12 }, () => services().file(aFiling(), requestId)))
    expect(new Set(receipts.map(({ complaint, key }) => `${complaint._id} ${key}`)).size).toBe(1)
    expect(await ComplaintModel.countDocuments()).toBe(1)
  })

  test('the same request id with another text is still the complaint that was filed first', async () => {
    const requestId = randomUUID()
    const first = await services().file(aFiling(), requestId)
    const second = await services().file(aFiling({ text: 'Sesuatu yang lain sama sekali.' }), requestId)
    expect(second.complaint._id).toBe(first.complaint._id)
    expect((await services().complaints.track(first.complaint._id)).filing.text).toBe(aFiling().text)
  })

  test('what is stored beside the history is its fold', async () => {
    const { complaint } = await services().file(aFiling({ kind: 'informasi' }), randomUUID())
    const stored = (await services().store.get(complaint._id))!
    expect(stored).toMatchObject(fold(stored.filing, stored.history))
  })

  test('neither the key nor the request id can be read from what is stored', async () => {
    const requestId = randomUUID()
    const { complaint, key } = await services().file(aFiling(), requestId)
    const stored = JSON.stringify(await services().store.get(complaint._id))
    expect(stored).not.toContain(requestId)
    expect(stored).not.toContain(key)
    expect(stored).not.toContain(key.replaceAll('-', ''))
  })
})

describe('recording and routing arrivals', () => {
  test('numbers are without gap, each once, also when two workers take the same arrivals at once', async () => {
    const codes: string[] = []
    for (let i = 0; i < 30; i += 1) codes.push((await services().file(aFiling(), randomUUID())).complaint._id)
    await Promise.all([
      services().recordAndRoute(codes),
      services().recordAndRoute([...codes].reverse()),
      services().recordAndRoute(codes.slice(10, 20)),
    ])
    await services().recordAndRoute(codes)
    const stored = await services().store.getMany(codes)
    const numbers = stored.map(({ register }) => register).sort()
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, i) => `${String(i + 1).padStart(6, '0')}/ADU/2026`))
    for (const { history } of stored) {
      expect(history.filter(({ type }) => type === 'recorded')).toHaveLength(1)
      expect(history.filter(({ type }) => type === 'routed')).toHaveLength(1)
    }
  })

  test('the year of the number is that of receipt in Jakarta, and each year begins at one', async () => {
    clock.set(at('2026-12-31T23:59'))
    const old = (await services().file(aFiling(), randomUUID())).complaint._id
    clock.set(at('2027-01-01T00:01'))
    const young = (await services().file(aFiling(), randomUUID())).complaint._id
    await services().recordAndRoute([young, old])
    expect((await services().store.get(old))?.register).toBe('000001/ADU/2026')
    expect((await services().store.get(young))?.register).toBe('000001/ADU/2027')
  })

  test('a worker killed after it took a number gives the same number at the next try', async () => {
    const [first, second] = [
      (await services().file(aFiling(), randomUUID())).complaint._id,
      (await services().file(aFiling(), randomUUID())).complaint._id,
    ]
    // Killed here: the row is in the book, the complaint does not know it yet.
    await createRegister().numbersFor(2026, [second])
    await services().recordAndRoute([first, second])
    expect((await services().store.get(second))?.register).toBe('000001/ADU/2026')
    expect((await services().store.get(first))?.register).toBe('000002/ADU/2026')
  })
})
