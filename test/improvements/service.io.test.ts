import { randomUUID } from 'node:crypto'
import { link, theme } from './anImprovement'
import { useImprovements } from './improvementServices'
import { keep, times } from './themeFacts'

jest.setTimeout(60_000)
const { services, officer, wanted, propose, agreed } = useImprovements()

describe('an improvement', () => {
  test('goes from proposal to announcement, each step with its trace', async () => {
    const { improvements, audit, results } = services()
    const id = await agreed()
    const head = await officer('kepala.dpupr')
    await improvements.does(await officer('penghubung.dpupr'), id, 2, {
      deed: 'finish',
      doneOn: '2026-11-24',
      note: '',
      evidence: [link],
    })
    await improvements.does(head, id, 3, { deed: 'publish', text: 'Ruas ini diperiksa tiap dua minggu.' })
    const kept = await improvements.open(head, id)
    expect(kept.history.map(({ seq, deed, by }) => [seq, deed, by])).toEqual([
      [1, 'propose', 'penghubung.dpupr'],
      [2, 'agree', 'kepala.dpupr'],
      [3, 'finish', 'penghubung.dpupr'],
      [4, 'publish', 'kepala.dpupr'],
    ])
    expect((await audit.of(`improvement:${id}`)).map(({ deed, by }) => [deed, by]).reverse()).toEqual([
      ['improvement.propose', 'penghubung.dpupr'],
      ['improvement.agree', 'kepala.dpupr'],
      ['improvement.finish', 'penghubung.dpupr'],
      ['improvement.publish', 'kepala.dpupr'],
    ])
    expect((await results.page(1)).results.map(({ _id }) => _id)).toEqual([id])
  })

  test('sent twice is proposed once', async () => {
    const id = await propose()
    await propose('penghubung.dpupr', id)
    expect((await services().improvements.open(await officer('kepala.dpupr'), id)).version).toBe(1)
    expect(await services().audit.of(`improvement:${id}`)).toHaveLength(1)
  })

  test('of two at once, one is told that the other was first', async () => {
    const id = await propose()
    const [head, supervisor] = [await officer('kepala.dpupr'), await officer('pengawas')]
    const outcomes = await Promise.allSettled(
      [head, supervisor].map((one) => services().improvements.does(one, id, 1, { deed: 'agree' })),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await services().improvements.open(head, id)).version).toBe(2)
  })

  test.each([
    ['an owner of another unit', { owner: 'kepala.dishub' }, 'ownerUnknown'],
    ['a due date that has passed', { dueOn: '2026-11-23' }, 'dueOnInvalid'],
    ['a due date beyond two years', { dueOn: '2029-01-01' }, 'dueOnInvalid'],
  ])('is refused with %s', async (_, wrong, code) => {
    const deed = services().improvements.propose(await officer('kepala.dpupr'), randomUUID(), theme, { ...wanted, ...wrong })
    await expect(deed).rejects.toMatchObject({ kind: 'invalid', code })
  })

  test('of a theme that rests on complaints about abuse of authority exists for the Inspektorat alone, and is never announced', async () => {
    const id = randomUUID()
    const inspector = await officer('inspektur')
    const owner = { owner: inspector.id }
    const key = { category: 'kepegawaian', unit: 'inspektorat', kecamatan: '36.04.01' } as const
    await services().improvements.propose(inspector, id, key, { ...wanted, ...owner })
    for (const other of ['pengawas', 'koordinator', 'kepala.dpupr', 'admin'])
      await expect(services().improvements.open(await officer(other), id)).rejects.toMatchObject({ kind: 'missing' })
    await expect(services().improvements.does(inspector, id, 1, { deed: 'agree' })).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

test('a reporter is told of an improvement for the theme of a complaint that came before it was done', async () => {
  const { improvements, results, store } = services()
  const id = await agreed()
  await improvements.does(await officer('kepala.dpupr'), id, 2, {
    deed: 'finish',
    doneOn: '2026-11-24',
    note: '',
    evidence: [link],
  })
  const [before] = await keep(times(1, { answered: '2026-11-20' }))
  const [elsewhere] = await keep(times(1, { answered: '2026-11-20', kecamatan: '36.04.02' }))
  const [later] = await keep([{ received: '2026-11-25', answered: null }])
  const told = async (code?: string) => results.toldOf((await store.get(code!))!)
  expect(await told(before)).toBeNull()
  await improvements.does(await officer('koordinator'), id, 3, { deed: 'publish', text: 'Ruas ini diperiksa.' })
  expect(await told(before)).toEqual({ id, text: 'Ruas ini diperiksa.' })
  expect(await told(elsewhere)).toBeNull()
  expect(await told(later)).toBeNull()
  await improvements.does(await officer('koordinator'), id, 4, { deed: 'unpublish', reason: 'Salah tulis.' })
  expect(await told(before)).toBeNull()
})
