import { randomUUID } from 'node:crypto'
import { aFiling, anOfficer, at } from '../support/aComplaint'
import { phone, useBrowser, type Visitor, signIn } from '../support/browser'
import { eventually, useProduct } from '../support/product'

const begun = Date.now()
const clock = { now: () => new Date(at('2026-12-01T09:00').getTime() + Date.now() - begun) }
const product = useProduct({ clock })
const browser = useBrowser()
const coordinator = anOfficer('coordinator', 'diskominfo')

jest.setTimeout(180_000)

/** On a small phone. */
async function signedIn(): Promise<Visitor> {
  const visitor = await browser.visitor(phone)
  await signIn(visitor, product, 'coordinator')
  return visitor
}
const finished = () => eventually(async () => (await product.services().rejudging.progress('serang-5'))!.finishedAt, 60_000)
const words = ({ page }: Visitor): Promise<string> => page.locator('main').innerText()

test('a coordinator adds a holiday: sees which deadlines would move, saves, sees what moved, and takes it back', async () => {
  const { complaint } = await product.services().file(aFiling(), randomUUID())
  const code = complaint._id
  await product.services().complaints.does(coordinator, code, (await product.services().store.get(code))!.version, {
    deed: 'assign',
    unit: 'dpupr',
  } as never)
  const due = async () => (await product.services().store.get(code))!.clocks.find((one) => one.clock === 'resolution')!.dueAt
  const before = await due()
  const visitor = await signedIn()
  const { page } = visitor

  await page.goto(`${product.url()}/kalender`)
  expect(await words(visitor)).toContain('Hari libur tahun 2027 belum diisi')
  await page.click('text=Lima hari kerja')
  await page.click('main >> text=Tambah hari')
  await page.click('button[value=check]')
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('Tulis namanya')
  visitor.faults.length = 0

  await page.fill('#date', '2026-12-10')
  await page.fill('#name', 'Pilkades serentak')
  await page.fill('#source', 'Keputusan Bupati Serang 141/2026')
  await page.click('button[value=check]')
  await visitor.look()
  expect(await words(visitor)).toMatch(/Kamis, 10 Desember 2026 menjadi hari libur nasional: Pilkades serentak/)
  expect(await words(visitor)).toContain('tenggat aduan yang masih terbuka akan bergeser')
  expect(await page.locator('.moved').innerText()).toContain('DPUPR')
  expect(await due()).toEqual(before)

  await page.click('button[value=save]')
  await page.waitForURL('**/kalender/serang-5?selesai=1')
  expect(await words(visitor)).toContain('Perubahan sudah disimpan')
  expect(await words(visitor)).toContain('Pilkades serentak')
  await eventually(async () => (await due())!.getTime() > before!.getTime())
  await finished()
  await page.goto(`${product.url()}/kalender/serang-5?selesai=1`)
  await visitor.look()
  await page.click('text=Lihat yang bergeser')
  await visitor.look()
  expect(await page.locator('.moved').innerText()).toContain('DPUPR')

  await page.goto(`${product.url()}/kalender/serang-5`)
  await page.click('a[href$="hapus-hari?date=2026-12-10"]')
  await visitor.look()
  await page.click('button[value=save]')
  await page.waitForURL('**/kalender/serang-5?selesai=1')
  await eventually(async () => (await due())!.getTime() === before!.getTime())
  await finished()
})
