import { mostOwnMarks } from '../../server/complaints/hiding'
import { aCaseWorker, type Case } from '../story/cases'
import { everyVisitor, type Visitor, type VisitorName } from '../story/visitors'
import { useProduct } from '../support/product'

jest.setTimeout(60_000)

const product = useProduct({ work: false })
let visitors: Record<VisitorName, Visitor>
let worker: ReturnType<typeof aCaseWorker>

beforeAll(async () => {
  worker = aCaseWorker(product.services())
  visitors = await everyVisitor(product)
}, 60_000)

const mine = 'Warung Bu Tini di tikungan jadi patokan. Jalannya berlubang.'
let one: Case
let code: string
beforeEach(async () => {
  one = await worker.filed({ text: mine, name: 'Sri Wahyuningsih' })
  code = one.complaint._id
  await worker.does('coordinator', code, 'assign', { unit: 'dpupr' })
})

const mark = (words: string, key = one.key) => visitors['signed out'].post(`/lacak/${code}/samaran`, { words, key })
/** Is it to be read in the text of the case, as officers see it? */
async function onTheDesk(words: string): Promise<boolean> {
  const page = await (await visitors.coordinator.get(`/meja/aduan/${code}`)).text()
  // The words that decided for a unit stand in signs of their own.
  return /class="quote typed">([^]*?)<\/p>/
    .exec(page)![1]!
    .replace(/<[^>]*>/g, '')
    .includes(words)
}
const marks = async () => (await product.services().store.get(code))!.history.filter(({ type }) => type === 'hidden')

test('what the reporter marks is hidden, and the history says who marked it', async () => {
  expect(await onTheDesk('di tikungan')).toBe(true)
  expect((await mark('di TIKUNGAN')).headers.get('location')).toBe(`/lacak/${code}/samaran?selesai`)
  expect(await onTheDesk('di tikungan')).toBe(false)
  expect(await marks()).toMatchObject([{ by: 'reporter', words: 'di TIKUNGAN' }])

  const page = await (
    await visitors['signed out'].get(`/lacak/${code}/samaran`, { headers: { cookie: `kunci=${one.key}` } })
  ).text()
  expect(page).toContain('[disamarkan] jadi patokan')
  expect(page).toContain('di TIKUNGAN')
})

test('only of what they wrote themselves, later words among it', async () => {
  await worker.does('liaison', code, 'ask', { text: 'Di dekat gapura atau di dekat masjid?' })
  expect((await mark('dekat gapura')).status).toBe(422)
  await worker.reporterDoes(one, { deed: 'reply', text: 'Di seberang rumah kontrakan hijau.' })
  const refused = await mark('dekat gapura')
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('>dekat gapura</textarea>')])
  expect((await mark('kontrakan hijau')).status).toBe(303)
  expect((await mark('kontrakan hijau')).status).toBe(409)
  expect((await mark(' ')).status).toBe(422)
  expect(await marks()).toHaveLength(1)
})

test('only with the key: without it nothing is shown, marked, or told', async () => {
  for (const key of ['', 'AAAA-BBBB-CCCC']) {
    const page = await visitors['signed out'].get(`/lacak/${code}/samaran`, { headers: { cookie: `kunci=${key}` } })
    expect([page.status, page.headers.get('location')]).toEqual([303, `/lacak/${code}`])
    for (const words of ['di tikungan', 'tidak tertulis', '']) {
      const answer = await mark(words, key)
      expect([words, answer.status, (await answer.text()).includes('patokan')]).toEqual([words, 403, false])
    }
  }
  expect(await marks()).toEqual([])
})

test('they cannot take a mark back; who works on the case can, with a reason', async () => {
  await mark('di tikungan')
  const { seq } = (await marks())[0]!
  const reason = { [`reason${seq}`]: 'Patokan umum, bukan data pribadi.' }
  const cookie = `kunci=${one.key}`
  const back = await visitors['signed out'].post(`/lacak/${code}/samaran/${seq}`, reason, { headers: { cookie } })
  expect(back.status).toBe(404)
  expect(await onTheDesk('di tikungan')).toBe(false)
  expect(await (await visitors.liaison.get(`/meja/aduan/${code}/samaran`)).text()).toContain('Pelapor')
  expect((await visitors.liaison.post(`/meja/aduan/${code}/samaran/${seq}`, reason)).status).toBe(303)
  expect(await onTheDesk('di tikungan')).toBe(true)
})

test('so often and no more', async () => {
  const words = Array.from({ length: mostOwnMarks + 1 }, (_, i) => `patokan${i + 1}x`)
  one = await worker.filed({ text: words.join(' ') })
  code = one.complaint._id
  for (const word of words.slice(0, -1)) expect([word, (await mark(word)).status]).toEqual([word, 303])
  const last = await mark(words.at(-1)!)
  expect([last.status, await last.text()]).toEqual([422, expect.stringContaining('Anda sudah menandai')])
  expect(await marks()).toHaveLength(mostOwnMarks)
})
