import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
export const phone = { width: 360, height: 740 }
export const desk = { width: 1280, height: 900 }

export type Visitor = { page: Page; look: () => Promise<void>; faults: string[]; context: BrowserContext }

type House = { url(): string; account(name: string): { username: string; password: string } }

/** An officer signs in, by the form. */
export async function signIn({ page }: Visitor, house: House, name: string): Promise<void> {
  const { username, password } = house.account(name)
  await page.goto(`${house.url()}/masuk`)
  await page.fill('#username', username)
  await page.fill('#password', password)
  await page.click('main button[type=submit]')
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'))
}

/** A real Chromium for this test file. */
export function useBrowser() {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: flags })
  }, 60_000)
  afterAll(() => browser?.close())

  return {
    /** Somebody with a browser of their own; `look` checks the page by axe and for sideways scroll, `faults` collects console errors. */
    async visitor(
      viewport: { width: number; height: number },
      { javaScript = true }: { javaScript?: boolean } = {},
    ): Promise<Visitor> {
      const context = await browser.newContext({ viewport, javaScriptEnabled: javaScript, locale: 'id-ID' })
      const page = await context.newPage()
      const faults: string[] = []
      page.on('console', (message) => message.type() === 'error' && faults.push(`${page.url()}: ${message.text()}`))
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))

      async function look(): Promise<void> {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
        const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
        expect({ page: new URL(page.url()).pathname, found, sideways, faults }).toEqual({
          page: expect.any(String),
          found: [],
          sideways: 0,
          faults: [],
        })
      }
      return { page, look, faults, context }
    },
  }
}
