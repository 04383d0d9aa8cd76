import { randomUUID } from 'node:crypto'
import { filingRoutes } from '../../server/complaints/filingRoutes'
import { askRoutes } from '../support/routesApp'
import { useServices } from '../support/services'

const { services, clear } = useServices()
beforeEach(clear)

type Suggest = ReturnType<typeof services>['routing']['suggest']
const dishub = { unit: 'dishub', confidence: 0.7, because: ['lampu jalan'] }
const pln = { unit: 'outside:pln', confidence: 0.2 }
const says = (decision: 'assign' | 'triage', ...ranked: object[]) =>
  (() => Promise.resolve({ ranked, decision, why: '' })) as unknown as Suggest

const typed = {
  requestId: randomUUID(),
  text: 'Lampu jalan depan balai desa mati sejak dua minggu lalu.',
  kind: 'pengaduan',
  kecamatan: '36.04.09',
  desa: '',
  placeDetail: '',
  chosenUnit: '',
  otherUnit: '',
  identity: 'anonymous',
  name: '',
  email: '',
  phone: '',
}
type Page = {
  step: number
  values: typeof typed
  advice: { unit: string; because: string[] }[]
  errors: object
  chosen: { unit: string | null }
}

function form(suggest: Suggest) {
  const warned: object[] = []
  const routes = filingRoutes({
    ...services(),
    ...services().quotas,
    routing: { suggest },
    logger: { warn: (details) => warned.push(details) },
    rememberKey: () => undefined,
  })
  const send = async (go: string, step: number, more: object = {}) => {
    const { status, body, headers } = await askRoutes(routes, 'admin')
      .post('/aduan/baru')
      .type('form')
      .send({ ...typed, requestId: randomUUID(), go, step, ...more })
    return { status, headers, page: body as Page }
  }
  return { send, warned }
}
const sure = says('assign', dishub, pln)
const unsure = says('triage', dishub, pln)

describe('for whom a complaint is', () => {
  test('is asked after the place, with the likeliest marked when routing is sure of it', async () => {
    const { status, page } = await form(sure).send('lanjut', 2)
    expect([status, page.step, page.values.chosenUnit]).toEqual([200, 3, 'dishub'])
    expect(page.advice.map(({ unit }) => unit)).toEqual(['dishub', 'outside:pln'])
    expect(JSON.stringify(page)).not.toContain('confidence')
  })

  test('is left to an officer when routing is not', async () => {
    expect((await form(unsure).send('lanjut', 2)).page.values.chosenUnit).toBe('tidak-tahu')
  })

  test.each([
    ['a unit that was suggested', { chosenUnit: 'dishub' }, 'dishub'],
    ['an authority outside the regency', { chosenUnit: 'outside:pln' }, 'outside:pln'],
    ['another unit', { chosenUnit: 'lain', otherUnit: 'dlh' }, 'dlh'],
    ['nobody in particular', { chosenUnit: 'tidak-tahu', otherUnit: 'dlh' }, null],
    ['nobody, by a form that was never asked', {}, null],
  ])('may be %s', async (_whom, choice, unit) => {
    const { status, headers } = await form(unsure).send('kirim', 5, choice)
    expect(status).toBe(303)
    const code = /ADU-[^/]+/.exec(headers.location!)![0]
    expect((await services().store.get(code))!.filing.chosenUnit).toBe(unit)
  })

  test('must be said by who says another, at the field, and what was typed stays', async () => {
    const { status, page } = await form(unsure).send('lanjut', 3, { chosenUnit: 'lain', name: 'Siti' })
    expect([status, page.step, page.errors]).toEqual([422, 3, { otherUnit: 'unitMissing' }])
    expect(page.values).toMatchObject({ chosenUnit: 'lain', text: typed.text, name: 'Siti' })
    for (const [choice, field] of [
      [{ chosenUnit: 'none' }, 'chosenUnit'],
      [{ chosenUnit: 'lain', otherUnit: 'none' }, 'otherUnit'],
    ] as const)
      expect((await form(unsure).send('kirim', 5, choice)).page.errors).toEqual({ [field]: 'unitUnknown' })
  })

  test('can be changed before it is sent, where its name stands', async () => {
    const review = await form(unsure).send('lanjut', 4, { chosenUnit: 'lain', otherUnit: 'dlh' })
    expect([review.page.step, review.page.chosen.unit]).toEqual([5, 'Dinas Lingkungan Hidup'])
    const changed = await form(unsure).send('ubah-3', 5, { chosenUnit: 'dlh' })
    expect([changed.page.step, changed.page.values.chosenUnit, changed.page.values.otherUnit]).toEqual([3, 'lain', 'dlh'])
  })

  test.each([
    ['fails', () => Promise.reject(new Error('away'))],
    ['takes too long', () => new Promise<never>(() => undefined)],
  ])('is asked without suggestions when routing %s, and filing goes on', async (_how, suggest) => {
    const { send, warned } = form(suggest)
    const { status, page } = await send('lanjut', 2)
    expect([status, page.step, page.advice, page.values.chosenUnit]).toEqual([200, 3, [], 'tidak-tahu'])
    expect(warned).toHaveLength(1)
    expect((await send('kirim', 5)).status).toBe(303)
  })
})
