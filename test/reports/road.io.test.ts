import { aVisitor } from '../story/visitors'
import { readZip } from '../support/paper'
import { eventually, useProduct } from '../support/product'
import { settableClock } from '../../server/platform/clock'
import { keep, october } from './support'

jest.setTimeout(120_000)

const product = useProduct({ clock: settableClock(new Date('2026-11-10T03:00:00Z')) })

test('a supervisor asks for a pack with one press, the worker makes it, and anybody can check what was fetched', async () => {
  await keep(product.services(), october())
  const { username, password } = product.account('supervisor')
  const visitor = aVisitor(product.url())
  await visitor.post('/masuk', { username, password })
  const asked = await visitor.post('/laporan', { unit: '', period: '2026-10' })
  const address = asked.headers.get('location')!
  const page = await eventually(async () => {
    const html = await (await visitor.get(address)).text()
    return html.includes(`${address}/berkas.zip`) && html
  }, 60_000)
  const files = await readZip(Buffer.from(await (await visitor.get(`${address}/berkas.zip`)).arrayBuffer()))
  expect(files.size).toBe(13)
  const code = /BKT-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(page)![0]
  const checked = await (await aVisitor(product.url()).get(`/periksa/${code}`)).text()
  expect(checked).toContain('Kabupaten Serang')
  expect(checked).toContain('Oktober 2026')
})
