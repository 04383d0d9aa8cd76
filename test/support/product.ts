import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../server/app'
import { type MailCatcher, startMailCatcher } from '../../server/platform/mailCatcher'
import type { Clock } from '../../server/platform/clock'
import { seedAccounts, type Account } from '../../server/seed/accounts'
import type { Services } from '../../server/services'
import { freePort } from '../../server/setup/processes.mjs'
import { startWork } from '../../workers/handlers'
import { useServices } from './services'

export type Product = {
  services: () => Services
  url: () => string
  mails: () => MailCatcher['mails']
  account: (role: Account['role']) => Account
}

type Choice = { clock?: Clock; work?: boolean; env?: Record<string, string> }

/** The whole product in this process: web on a free port, the worker's handlers and schedule, a mail server that catches; with the sample accounts. */
export function useProduct({ clock, work = true, env = {} }: Choice = {}): Product {
  let port = 0
  let catcher: MailCatcher
  let server: Server
  let accounts: Account[] = []
  let stopWork = (): void => undefined
  beforeAll(async () => {
    port = await freePort()
    catcher = await startMailCatcher()
  })
  const { services } = useServices(() => ({
    clock,
    env: { PORT: String(port), BASE_URL: `http://localhost:${port}`, SMTP_URL: catcher.url, ...env },
  }))

  beforeAll(async () => {
    accounts = await seedAccounts(services().staff, await services().units.assignable(), '2026-01-01')
    server = createApp(services()).listen(port)
    if (work) stopWork = startWork(services())
  }, 60_000)

  afterAll(async () => {
    stopWork()
    await new Promise((done) => server.close(done).closeAllConnections())
    await catcher.stop()
  })

  return {
    services,
    url: () => `http://localhost:${(server.address() as AddressInfo).port}`,
    mails: () => catcher.mails,
    account: (role) => accounts.find((account) => account.role === role)!,
  }
}

/** Waits until a question has an answer other than null, undefined or false. */
export async function eventually<T>(
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  patience = 15_000,
): Promise<T> {
  for (const end = Date.now() + patience; ;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error('it did not happen in time')
    await new Promise((done) => setTimeout(done, 50))
  }
}
