import { randomUUID } from 'node:crypto'
import { aFiling, anOfficer } from '../support/aComplaint'
import { desk, phone, useBrowser, type Visitor, signIn } from '../support/browser'
import { useProduct } from '../support/product'

const product = useProduct({ work: false })
const browser = useBrowser()

jest.setTimeout(60_000)

// Nothing is assigned by the machine.
beforeAll(() => product.services().routing.setThreshold(anOfficer('coordinator', 'diskominfo'), 1))

async function filed(): Promise<string> {
  const text = 'Lampu jalan di depan balai desa mati sejak dua minggu lalu, kalau malam gelap.'
  const { complaint } = await product.services().file(aFiling({ text }), randomUUID())
  await product.services().recordAndRoute([complaint._id])
  return complaint._id
}

async function coordinator(viewport: typeof desk, options: { javaScript?: boolean } = {}): Promise<Visitor> {
  const visitor = await browser.visitor(viewport, options)
  await signIn(visitor, product, 'coordinator')
  return visitor
}

/** What the page sends from now on, also when nobody waits for the answer. */
function sending({ page }: Visitor): string[] {
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(new URL(request.url()).pathname))
  return sent
}

const unitOf = async (code: string) => (await product.services().store.get(code))!.unit

test('the key ? shows the keys; while they are shown, and in a field, no key does anything', async () => {
  const code = await filed()
  const visitor = await coordinator(desk)
  const { page, look } = visitor
  const sent = sending(visitor)
  await page.goto(`${product.url()}/meja/aduan/${code}`)
  const help = page.locator('#pintasan')
  await page.keyboard.press('?')
  expect(await help.isVisible()).toBe(true)
  await look()
  await page.keyboard.press('t')
  await page.keyboard.press('Escape')
  expect(await help.isVisible()).toBe(false)

  await page.goto(`${product.url()}/meja`)
  await page.focus('#q')
  await page.keyboard.type('t?')
  expect(await page.inputValue('#q')).toBe('t?')
  expect(await help.isVisible()).toBe(false)
  expect(sent).toEqual([])
})

test('switched off, which needs no script, the keys do nothing until they are switched on again', async () => {
  const code = await filed()
  const visitor = await coordinator(phone)
  const { page, look, context } = visitor
  await page.goto(`${product.url()}/meja`)
  await page.click('.site-footer a')
  await look()
  await page.click('main button[type=submit]')
  await page.waitForURL('**/akun/pintasan?diubah')
  await look()
  await page.keyboard.press('?')
  expect(await page.locator('dialog').count()).toBe(0)
  await page.goto(`${product.url()}/meja/aduan/${code}`)
  await look()
  expect(await page.locator('[data-keyhint]').isVisible()).toBe(false)
  const sent = sending(visitor)
  await page.keyboard.press('t')
  await page.goto(`${product.url()}/meja/aduan/${code}?lang=en`)
  expect(sent).toEqual([])

  const plain = await coordinator(desk, { javaScript: false })
  await plain.context.addCookies((await context.cookies()).filter(({ name }) => name === 'pintasan'))
  await plain.page.goto(`${product.url()}/akun/pintasan`)
  await plain.page.click('main button[type=submit]')
  await plain.page.waitForURL('**/akun/pintasan?diubah')
  expect((await plain.context.cookies()).map(({ name }) => name)).not.toContain('pintasan')

  await page.click('aside a[href="/akun/pintasan"]')
  await look()
  await page.click('main button[type=submit]')
  await page.waitForURL('**/akun/pintasan?diubah')
  await page.goto(`${product.url()}/meja/aduan/${code}`)
  await page.keyboard.press('t')
  await page.waitForURL(`**/meja/aduan/*?diterima=${code}`)
  expect(await unitOf(code)).toBe('dishub')
})
