import { randomUUID } from 'node:crypto'
import { aFiling, anOfficer } from '../support/aComplaint'
import { desk, phone, useBrowser, type Visitor, signIn } from '../support/browser'
import { useProduct } from '../support/product'

const product = useProduct({ work: false })
const browser = useBrowser()

jest.setTimeout(60_000)

// Nothing is assigned by the machine.
beforeAll(() => product.services().routing.setThreshold(anOfficer('coordinator', 'diskominfo'), 1))

async function filed(text: string): Promise<string> {
  const { complaint } = await product.services().file(aFiling({ text }), randomUUID())
  await product.services().recordAndRoute([complaint._id])
  return complaint._id
}

async function coordinator(viewport: typeof desk, options: { javaScript?: boolean } = {}): Promise<Visitor> {
  const visitor = await browser.visitor(viewport, options)
  await signIn(visitor, product, 'coordinator')
  return visitor
}

const unitOf = async (code: string) => (await product.services().store.get(code))!.unit

test('new cases are given away one after the other by the key t, and without a script by the button', async () => {
  const codes = []
  for (const place of ['balai desa', 'pasar', 'sekolah'])
    codes.push(await filed(`Lampu jalan di depan ${place} mati sejak dua minggu lalu, kalau malam gelap.`))
  const visitor = await coordinator(desk)
  const { page } = visitor
  await page.goto(`${product.url()}/meja?view=new`)
  await visitor.look()
  await page.goto(`${product.url()}/meja/aduan/${codes[0]}`)
  await visitor.look()
  expect(await page.locator('.quote mark').allInnerTexts()).not.toEqual([])
  await page.keyboard.press('t')
  await page.waitForURL(`**/meja/aduan/*?diterima=${codes[0]}`)
  expect(await unitOf(codes[0]!)).toBe('dishub')
  await visitor.look()

  const plain = await coordinator(phone, { javaScript: false })
  await plain.page.goto(`${product.url()}/meja?view=new`)
  await plain.page.locator('.cases__proposal button').first().click()
  await plain.page.waitForURL('**/meja?view=new&diterima=*')
  await plain.page.locator('.cases__title a').first().click()
  await plain.page.click('.suggestion__accept button')
  await plain.page.waitForURL('**/meja?view=new&diterima=*')
  expect(await Promise.all(codes.map(unitOf))).toEqual(['dishub', 'dishub', 'dishub'])
})
