import sharp from 'sharp'
import type { Role } from '../../server/staff/officer'
import { desk, phone, useBrowser, type Visitor, signIn } from '../support/browser'
import { useProduct } from '../support/product'

const product = useProduct({ work: false })
const browser = useBrowser()
const year = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear()

jest.setTimeout(180_000)

/** Without JavaScript: everything here is a form. */
async function signedIn(role: Role, viewport: typeof desk): Promise<Visitor> {
  const visitor = await browser.visitor(viewport, { javaScript: false })
  await signIn(visitor, product, role)
  return visitor
}
const words = ({ page }: Visitor): Promise<string> => page.locator('main').innerText()

test('a unit assesses a service on a phone with a photo, the supervisor sends it back and then agrees, and the score of the unit follows', async () => {
  const liaison = await signedIn('liaison', phone)
  await liaison.page.click('nav >> text=Kepatuhan')
  await liaison.page.click('text=Penilaian mandiri')
  await liaison.page.click('main >> text=Dinas Pekerjaan Umum')
  await liaison.page.click('text=Tambah layanan')
  expect(await liaison.page.locator('.govuk-error-summary').innerText()).toContain('Tulis nama layanannya')
  liaison.faults.length = 0
  await liaison.page.fill('#name', 'Rekomendasi teknis jalan')
  await liaison.page.click('text=Tambah layanan')
  expect(await words(liaison)).toContain('Standar pelayanan: Rekomendasi teknis jalan')

  await liaison.page.click('main >> text=Jangka waktu')
  await liaison.page.check('input[name=state][value=fulfilled]')
  await liaison.page.fill('#note', 'Tertulis di loket: 7 hari kerja.')
  await liaison.page.click('text=Simpan penilaian')
  expect(await liaison.page.locator('.govuk-error-summary').innerText()).toContain('Sertakan bukti')
  expect(await liaison.page.inputValue('#note')).toBe('Tertulis di loket: 7 hari kerja.')
  liaison.faults.length = 0
  const buffer = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#1d4e89' } })
    .jpeg()
    .toBuffer()
  await liaison.page.setInputFiles('#files', { name: 'loket.jpg', mimeType: 'image/jpeg', buffer })
  await liaison.page.click('text=Simpan penilaian')
  expect(await words(liaison)).toContain('Orang lain perlu memeriksanya')

  const supervisor = await signedIn('supervisor', desk)
  const item = `${product.url()}/penilaian/dpupr/${year}/s1-time`
  await supervisor.page.goto(item)
  await supervisor.page.check('input[name=decision][value=sentBack]')
  await supervisor.page.fill('#reason', 'Fotonya terlalu kecil.')
  await supervisor.page.click('text=Simpan keputusan')
  expect(await words(supervisor)).toContain('Butir dikembalikan')

  await liaison.page.goto(item)
  expect(await words(liaison)).toContain('Fotonya terlalu kecil.')
  await liaison.page.fill('#link', 'https://dpupr.contoh.invalid/standar')
  await liaison.page.click('text=Simpan penilaian')
  await supervisor.page.goto(item)
  await supervisor.page.check('input[name=decision][value=accepted]')
  await supervisor.page.click('text=Simpan keputusan')

  // One of fourteen components: 7.1 of 100, and thirteen of them left.
  await supervisor.page.goto(`${product.url()}/kepatuhan/dpupr`)
  const score = await words(supervisor)
  expect(score).toContain('DPUPR: 7,1')
  expect(score).toMatch(/Hanya 32\s% bobot metode yang sudah terukur/)
  expect(score).toContain('13 butir belum terpenuhi atau belum dinilai')

  const looked = await browser.visitor(phone)
  for (const { name, value } of await supervisor.context.cookies())
    await looked.context.addCookies([{ name, value, url: product.url() }])
  for (const path of [
    '/kepatuhan',
    '/kepatuhan/dpupr',
    '/kepatuhan/nilai',
    '/kepatuhan/nilai/baru',
    '/kepatuhan/metode',
    '/penilaian',
    '/penilaian/dpupr',
    `/penilaian/dpupr/${year}/s1-time`,
  ]) {
    await looked.page.goto(product.url() + path)
    await looked.look()
  }
})
