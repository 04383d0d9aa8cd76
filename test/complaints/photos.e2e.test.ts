import { desk, phone, useBrowser, type Visitor, signIn } from '../support/browser'
import { aPhoto, aPhotoWithPlace } from '../support/pictures'
import { useProduct } from '../support/product'

const product = useProduct({ work: false })
const browser = useBrowser()
jest.setTimeout(90_000)

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer })
const next = ({ page }: Visitor) => page.click('button[value=lanjut]')
const pictures = ({ page }: Visitor) => page.locator('.photos img').count()

/** Waits until every picture of the page has really been drawn. */
async function seen({ page }: Visitor): Promise<void> {
  await page.locator('.photos').scrollIntoViewIfNeeded()
  await page.waitForFunction(`[...document.querySelectorAll('.photos img')].every((img) => img.complete && img.naturalWidth > 0)`)
}

async function toTheLastStep(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await page.goto(`${product.url()}/aduan/baru`)
  await page.fill('#text', 'Lubang dalam di jalan depan sekolah, kalau hujan tidak kelihatan.')
  await page.check('input[name=kind][value=pengaduan]')
  await next(visitor)
  await page.selectOption('#kecamatan', '36.04.09')
  await next(visitor)
  await next(visitor)
  await page.check('input[name=identity][value=anonymous]')
  await next(visitor)
}

test('a citizen with a small telephone adds photos, takes one back, and finds them again with the key; the coordinator sees them', async () => {
  const visitor = await browser.visitor(phone)
  const { page } = visitor
  await toTheLastStep(visitor)
  const chooser = page.locator('#newPhotos')
  expect(await chooser.getAttribute('accept')).toBe('image/*')
  expect(await chooser.getAttribute('capture')).toBeNull()
  await chooser.setInputFiles([file('a.jpg', await aPhotoWithPlace(1)), file('b.jpg', await aPhoto(2))])
  await page.click('button[value=foto]')
  await seen(visitor)
  await visitor.look()
  await page.click('button[value=lepas-2]')
  expect(await pictures(visitor)).toBe(1)
  await chooser.setInputFiles(file('c.jpg', await aPhoto(3)))
  await page.click('button[value=kirim]')
  await page.waitForURL('**/tanda-terima')
  expect(await page.locator('.receipt__rows').innerText()).toContain('2 foto ikut terkirim')
  await visitor.look()
  await page.click('.receipt__deeds a')
  await seen(visitor)
  expect(await pictures(visitor)).toBe(2)
  await visitor.look()
  const code = new URL(page.url()).pathname.split('/')[2]!

  const officer = await browser.visitor(desk)
  await signIn(officer, product, 'coordinator')
  await officer.page.goto(`${product.url()}/meja/aduan/${code}`)
  await seen(officer)
  expect(await pictures(officer)).toBe(2)
  await officer.look()
})

test('the same goes without scripts; what is no photo is said at the field, and photos stay on the way back and forth', async () => {
  const visitor = await browser.visitor(phone, { javaScript: false })
  const { page } = visitor
  await toTheLastStep(visitor)
  await page.locator('#newPhotos').setInputFiles(file('surat.jpg', Buffer.from('%PDF-1.4\n%%EOF\n')))
  await page.click('button[value=foto]')
  expect(await page.locator('#newPhotos-error').innerText()).toMatch(/bukan foto/)
  expect(await page.locator('.govuk-error-summary a').getAttribute('href')).toBe('#newPhotos')
  await page.locator('#newPhotos').setInputFiles(file('a.jpg', await aPhoto(4)))
  await page.click('button[value=ubah-2]')
  for (let step = 2; step < 5; step += 1) await next(visitor)
  expect(await pictures(visitor)).toBe(1)
  await page.click('button[value=kirim]')
  await page.waitForURL('**/tanda-terima')
  expect(await page.locator('.receipt__rows').innerText()).toContain('1 foto ikut terkirim')
})
