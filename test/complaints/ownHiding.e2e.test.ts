import { randomUUID } from 'node:crypto'
import { aFiling } from '../support/aComplaint'
import { desk, phone, useBrowser } from '../support/browser'
import { useProduct } from '../support/product'

const product = useProduct({ work: false })
const browser = useBrowser()

jest.setTimeout(60_000)

test.each([
  ['phone', phone],
  ['wide window', desk],
])('the reporter goes from the case to the words to hide, and back, on a %s', async (_, viewport) => {
  const text = 'Warung Bu Tini di tikungan jadi patokan. Jalannya berlubang.'
  const { complaint, key } = await product.services().file(aFiling({ text }), randomUUID())
  const { page, look, faults } = await browser.visitor(viewport)
  await page.goto(`${product.url()}/buka/${complaint._id}/${key}`)
  await page.click(`a[href="/lacak/${complaint._id}/samaran"]`)
  await look()
  await page.fill('#words', 'di dekat masjid')
  await page.click('main button[type=submit]')
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('tidak ada di tulisan Anda')
  // The browser notes the 422 of the refused form.
  expect(faults.splice(0)).toHaveLength(1)
  await page.fill('#words', 'di tikungan')
  await page.click('main button[type=submit]')
  await page.waitForURL('**/samaran?selesai')
  await look()
  expect(await page.locator('.quote').allInnerTexts()).toContain('di tikungan')
  expect(await page.locator('.quote').first().innerText()).toContain('[disamarkan] jadi patokan')
  await page.click('.govuk-back-link')
  await look()
})
