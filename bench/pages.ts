import { join } from 'node:path'
import { seedAccounts } from '../server/seed/accounts'
import { fill } from './manyComplaints'
import { onProduct } from './onProduct'
import type { Place, Row } from './row'
import { serve } from './serve'
import { latency, type Latency, signIn } from './visits'

const sizes = [1_000, 100_000]

/** Tracking page and desk list at a thousand and at a hundred thousand complaints: the second must cost hardly more than the first. */
export async function benchPages(place: Place): Promise<Row[]> {
  const measured: { tracking: Latency; desk: Latency }[] = []
  for (const size of sizes) measured.push(await measure({ ...place, mongoUrl: place.mongoUrl.replace(/\?/, `-${size}?`) }, size))
  const [small, large] = measured as [(typeof measured)[0], (typeof measured)[0]]
  return (['tracking', 'desk'] as const).flatMap((page): Row[] => [
    ...measured.flatMap((at, i): Row[] => [
      { name: `${page} page p50 at ${sizes[i]!.toLocaleString('en')}`, value: at[page].p50, unit: 'ms', aim: null },
      { name: `${page} page p99 at ${sizes[i]!.toLocaleString('en')}`, value: at[page].p99, unit: 'ms', aim: null },
    ]),
    {
      name: `${page} page, p99 at 100,000 ÷ p99 at 1,000`,
      value: large[page].p99 / small[page].p99,
      unit: '',
      aim: 1.3,
      atMost: true,
    },
  ])
}

async function measure(place: Place, size: number): Promise<{ tracking: Latency; desk: Latency }> {
  const { accounts, codes } = await onProduct(place, async (services) => ({
    accounts: await seedAccounts(services.staff, await services.units.assignable(), '2026-01-01'),
    codes: await fill(services, size, new Date()),
  }))

  const { url, stop } = await serve([join('dist', 'server', 'index.js')], place, '/alive')
  try {
    const { username, password } = accounts.find(({ role }) => role === 'coordinator')!
    const cookie = await signIn(url, username, password)
    let i = 0
    const track = () => `/lacak/${codes[(i += 7919) % codes.length]}`
    return { tracking: await latency(url, track), desk: await latency(url, () => '/meja', { cookie }) }
  } finally {
    await stop()
  }
}
