import { load } from './serve'

const connections = 2

export type Latency = { p50: number; p99: number }

/** The cookie of a session. */
export async function signIn(url: string, username: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/masuk`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username, password }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (answer.status !== 303 || !cookie) throw new Error(`sign-in failed: ${answer.status}`)
  return cookie
}

/** How long a page takes, in milliseconds, visited one after the other by a few at once. */
export async function latency(url: string, path: () => string, { cookie = '', seconds = 10 } = {}): Promise<Latency> {
  const run = (duration: number) =>
    load({
      url,
      connections,
      duration,
      requests: [
        {
          method: 'GET',
          setupRequest: (request) => ({ ...request, path: path(), headers: { ...request.headers, ...(cookie && { cookie }) } }),
        },
      ],
    })
  await run(3)
  const { latency: times, non2xx } = await run(seconds)
  if (non2xx > 0) throw new Error(`${non2xx} pages failed`)
  return { p50: times.p50, p99: times.p99 }
}
