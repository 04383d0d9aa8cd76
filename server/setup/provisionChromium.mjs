import * as apt from './apt.mjs'
import { fault } from './fault.mjs'
import { answers, onPath } from './run.mjs'

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const advice = 'run "sudo apt-get install chromium" or set CHROMIUM to a Chromium or Chrome binary, then start again.'

/**
 * The browser of the tests: CHROMIUM, one on the PATH, apt when root. Ubuntu's package is an empty one that asks for snap, so it must answer.
 * @param {{ env?: NodeJS.ProcessEnv }} options
 */
export async function provisionChromium({ env = process.env } = {}) {
  const present = findChromium(env)
  if (present) return present
  if (!apt.canInstall(env)) throw fault(`The browser tests need Chromium: ${advice}`)
  await apt.install(['chromium', 'fonts-liberation'], env)
  const installed = findChromium(env)
  if (!installed) throw fault(`Chromium was installed but does not start: ${advice}`)
  return installed
}

export function findChromium(env = process.env) {
  const candidate = env.CHROMIUM || onPath(browsers, env)
  return candidate && answers(candidate) ? candidate : undefined
}
