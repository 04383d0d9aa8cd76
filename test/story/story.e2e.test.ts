import { anOfficer } from '../support/aComplaint'
import { desk, phone, useBrowser, type Visitor } from '../support/browser'
import { eventually, useProduct } from '../support/product'

const product = useProduct()
const browser = useBrowser()

jest.setTimeout(180_000)

async function signedIn(role: Parameters<typeof product.account>[0]): Promise<Visitor> {
  const visitor = await browser.visitor(desk)
  const { username, password } = product.account(role)
  await visitor.page.goto(`${product.url()}/masuk`)
  await visitor.look()
  await visitor.page.fill('#username', username)
  await visitor.page.fill('#password', password)
  await visitor.page.click('main button[type=submit]')
  await visitor.page.waitForURL((url) => !url.pathname.startsWith('/masuk'))
  await visitor.look()
  return visitor
}

/** Opens the deed's page, fills it in, sends it, and looks at both pages. */
async function deed(visitor: Visitor, code: string, name: string, fill: (visitor: Visitor) => Promise<unknown>): Promise<void> {
  await visitor.page.goto(`${product.url()}/meja/aduan/${code}/${name}`)
  await visitor.look()
  await fill(visitor)
  await visitor.page.click('main form button[type=submit]')
  await visitor.page.waitForURL(`**/meja/aduan/${code}?selesai=${name}`)
  await visitor.look()
}

const heading = ({ page }: Visitor): Promise<string> => page.locator('h1').first().innerText()

beforeAll(() => product.services().routing.setThreshold(anOfficer('coordinator', 'diskominfo'), 1))

test('one complaint travels the whole road, from a phone to the unit’s figure', async () => {
  // The citizen files on a phone.
  const citizen = await browser.visitor(phone)
  const { page } = citizen
  await page.goto(product.url())
  await citizen.look()
  await page.click('.hero__deed a')
  await citizen.look()
  await page.click('button[value=lanjut]')
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('Tulis')
  await citizen.look().catch((error: Error) => expect(error.message).toContain('422'))
  citizen.faults.length = 0
  await page.fill('#text', 'Lubang jalan di depan SD Kadikaran sudah dalam, kemarin ada yang jatuh dari motor. Tolong ditambal.')
  await page.check('input[name=kind][value=pengaduan]')
  await page.click('button[value=lanjut]')
  await citizen.look()
  await page.selectOption('#kecamatan', { label: 'Ciruas' })
  await page.selectOption('#desa', { index: 1 })
  await page.click('button[value=lanjut]')
  await citizen.look()
  await page.check('input[name=chosenUnit][value=tidak-tahu]')
  await page.click('button[value=lanjut]')
  await citizen.look()
  await page.check('input[name=identity][value=named]')
  await page.fill('#name', 'Warga Contoh')
  await page.fill('#email', 'warga@contoh.invalid')
  await page.click('button[value=lanjut]')
  await citizen.look()
  expect(await page.locator('main').innerText()).toContain('Lubang jalan')
  await page.click('button[value=kirim]')
  await page.waitForURL('**/tanda-terima')
  await citizen.look()
  const code = (await page.locator('.receipt__code').first().innerText()).trim()
  const key = (await page.locator('.receipt__key').innerText()).trim()
  expect(code).toMatch(/^ADU-/)

  // It is recorded, routed, and acknowledged by mail.
  const stored = await eventually(async () => {
    const complaint = await product.services().store.get(code)
    return complaint?.register && complaint.history.some(({ type }) => type === 'routed') ? complaint : null
  })
  expect(stored.register).toBe('000001/ADU/2026'.replace('2026', String(new Date().getFullYear())))
  const mail = await eventually(() => product.mails().find(({ to }) => to.includes('warga@contoh.invalid')))
  expect(mail.raw).toContain(code)

  // The coordinator, without whom nothing is assigned here, verifies and assigns.
  expect(stored.state).toBe('received')
  const coordinator = await signedIn('coordinator')
  await coordinator.page.click(`a[href="/meja/aduan/${code}"]`)
  await coordinator.look()
  await deed(coordinator, code, 'verify', async ({ page: form }) => {
    await form.fill('#title', 'Jalan berlubang di depan SD Kadikaran')
    await form.selectOption('#category', 'jalan')
  })
  await deed(coordinator, code, 'assign', ({ page: form }) => form.selectOption('#unit', 'dpupr'))

  // The unit starts, asks; the citizen replies; the unit answers.
  const liaison = await signedIn('liaison')
  await liaison.page.goto(`${product.url()}/meja`)
  await liaison.look()
  await liaison.page.click(`a[href="/meja/aduan/${code}"]`)
  await liaison.look()
  await deed(liaison, code, 'startFollowUp', async () => undefined)
  await deed(liaison, code, 'ask', ({ page: form }) => form.fill('#text', 'Sebelum atau sesudah jembatan?'))

  const later = await browser.visitor(phone)
  await later.page.goto(`${product.url()}/lacak`)
  await later.look()
  await later.page.fill('#code', code.toLowerCase())
  await later.page.fill('#key', key)
  await later.page.click('main form button[type=submit]')
  await later.page.waitForURL(`**/lacak/${code}`)
  await later.look()
  await later.page.fill('#text', 'Sesudah jembatan, arah ke Petir.')
  await later.page.click('.ask button[type=submit]')
  await later.page.waitForURL(`**/lacak/${code}?**`)
  await later.look()

  await deed(liaison, code, 'answer', ({ page: form }) => form.fill('#text', 'Lubang sudah kami tambal sepanjang 40 meter.'))

  // The citizen confirms.
  await later.page.goto(`${product.url()}/lacak/${code}`)
  await later.look()
  await later.page.check('input[name=rating][value="4"]')
  await later.page.locator('form:has(input[value=confirm]) button[type=submit]').click()
  await later.page.waitForURL(`**/lacak/${code}?**`)
  await later.look()

  // A moment later it is in the unit's figure, which opens the case behind it.
  await eventually(async () => (await product.services().store.get(code))?.outboxAt === undefined)
  const supervisor = await signedIn('supervisor')
  await supervisor.page.goto(`${product.url()}/ringkasan`)
  await supervisor.look()
  expect(await heading(supervisor)).toContain('1')
  const figure = supervisor.page.locator('a[href*="/ringkasan/daftar"][href*="dpupr"]').first()
  await figure.click()
  await supervisor.page.waitForURL('**/ringkasan/daftar?**')
  await supervisor.look()
  expect(await supervisor.page.locator('main').innerText()).toContain('Jalan berlubang di depan SD Kadikaran')
  for (const visitor of [citizen, coordinator, liaison, later, supervisor]) expect(visitor.faults).toEqual([])
})

test('the citizen’s form works without JavaScript', async () => {
  const citizen = await browser.visitor(phone, { javaScript: false })
  const { page } = citizen
  await page.goto(`${product.url()}/aduan/baru`)
  await page.fill('#text', 'Lampu jalan di depan balai desa mati sejak dua minggu lalu.')
  await page.check('input[name=kind][value=pengaduan]')
  await page.click('button[value=lanjut]')
  await page.selectOption('#kecamatan', { label: 'Anyar' })
  await page.click('button[value=lanjut]')
  expect(await page.locator('main').innerText()).toContain('Dinas Perhubungan')
  await page.click('button[value=lanjut]')
  await page.check('input[name=identity][value=anonymous]')
  await page.fill('#name', 'Tidak boleh tersimpan')
  await page.fill('#email', 'tidak@contoh.invalid')
  await page.click('button[value=lanjut]')
  expect(await page.locator('main').innerText()).not.toContain('Tidak boleh tersimpan')
  await page.click('button[value=kirim]')
  const code = (await page.locator('.receipt__code').first().innerText()).trim()
  const stored = JSON.stringify(await product.services().store.get(code))
  expect(stored).not.toContain('Tidak boleh tersimpan')
  expect(stored).not.toContain('tidak@contoh')
})
