import { at } from '../support/aComplaint'
import { link, plan } from './anImprovement'
import { useImprovements } from './improvementServices'
import { keep } from './themeFacts'

jest.setTimeout(60_000)
const { services, clock, officer, wanted, agreed } = useImprovements()

describe('time', () => {
  const queued = async () => {
    const ids = ['kepala.dpupr', 'pengawas', 'penghubung.dpupr']
    const all = await Promise.all(ids.map(async (id) => (await services().mailings.to(id)).map(({ about }) => [id, about.level])))
    return all.flat()
  }
  const stateOf = async (id: string) =>
    (await services().improvements.open(await officer('pengawas'), id)).history.map(({ deed }) => deed)

  test('tells the head on the first working day after the due date, the supervisors five working days later, each once however often it looks', async () => {
    const id = await agreed()
    const { improvementSweep } = services()
    clock.set(at('2026-11-30T15:00'))
    expect([await improvementSweep.sweep(), await queued()]).toEqual([0, []])
    clock.set(at('2026-12-01T08:00'))
    const many = await Promise.all([improvementSweep.sweep(), improvementSweep.sweep()])
    await improvementSweep.sweep()
    expect(many.reduce((sum, one) => sum + one)).toBe(1)
    expect(await queued()).toEqual([['kepala.dpupr', 'head']])
    clock.set(at('2026-12-07T15:00'))
    await improvementSweep.sweep()
    expect(await queued()).toHaveLength(1)
    clock.set(at('2026-12-08T08:00'))
    await improvementSweep.sweep()
    await improvementSweep.sweep()
    expect(await queued()).toEqual([
      ['kepala.dpupr', 'head'],
      ['pengawas', 'supervisor'],
    ])
    expect(await stateOf(id)).toEqual(['propose', 'agree', 'remind', 'escalate'])
  })

  test('writes the mail as things stand when it goes out, and none once it is done', async () => {
    const id = await agreed()
    const { improvementSweep: sweep, improvements } = services()
    const about = { improvement: id, level: 'head', dueOn: '2026-11-30' }
    const write = async (now: string) => sweep.write({ officer: await officer('kepala.dpupr'), about, now: at(now) })
    expect(await write('2026-12-03T08:00')).toMatchObject({
      title: plan.title,
      days: 3,
      level: 'head',
      link: expect.stringContaining(`/perbaikan/${id}`) as string,
    })
    expect(await write('2026-11-30T08:00')).toBeNull()
    await improvements.does(await officer('kepala.dpupr'), id, 2, { deed: 'edit', plan: { ...wanted, dueOn: '2026-12-31' } })
    expect(await write('2026-12-03T08:00')).toBeNull()
  })

  test('measures what was done ninety days ago, once, by the complaints that came before and after', async () => {
    const id = await agreed()
    const { improvementSweep, improvements } = services()
    await improvements.does(await officer('kepala.dpupr'), id, 2, {
      deed: 'finish',
      doneOn: '2026-11-24',
      note: '',
      evidence: [link],
    })
    await keep([{ received: '2026-01-05', answered: '2026-01-08', category: 'drainase' }])
    await keep(Array.from({ length: 20 }, () => ({ received: '2026-10-01', answered: null })))
    await keep([
      { received: '2026-12-20', answered: null },
      { received: '2026-12-21', answered: null, category: 'drainase' },
    ])
    const head = await officer('kepala.dpupr')
    clock.set(at('2026-12-24T09:00'))
    expect(await improvements.effect(await improvements.open(head, id))).toMatchObject({ days: 23, verdict: 'tooEarly' })
    clock.set(at('2027-02-28T09:00'))
    expect(await improvementSweep.sweep()).toBe(0)
    clock.set(at('2027-03-01T09:00'))
    expect([await improvementSweep.sweep(), await improvementSweep.sweep()]).toEqual([1, 0])
    const { measured, state } = await improvements.open(head, id)
    expect(state).toBe('measured')
    // Before: the twenty, and the six of the theme; the unit's others: four of drainage.
    expect(measured).toMatchObject({
      days: 90,
      counts: { before: 26, after: 1 },
      others: { before: 4, after: 1 },
      verdict: 'fewer',
    })
  })
})
