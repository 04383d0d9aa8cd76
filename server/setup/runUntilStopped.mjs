import { inOneSentence } from './fault.mjs'
import { parentOf } from './processes.mjs'
import { createRun } from './starting.mjs'
import { createTerminal } from './terminal.mjs'

const interrupted = 130

/**
 * Starts the product, says where it is, and stays until it is told to stop or a part of it dies.
 * @param {{ parts: import('./parts.mjs').Parts, args: string[] }} options
 */
export async function runUntilStopped({ parts, args }) {
  const terminal = createTerminal()
  let ready = false
  let ending = false
  const run = createRun({
    parts,
    env: process.env,
    empty: args.includes('--empty'),
    terminal,
    died: (sentence) => void end(1, sentence),
  })

  /**
   * The first reason to end wins: npm sends a Ctrl-C on, so it arrives twice.
   * @param {number} code
   * @param {string} sentence
   */
  async function end(code, sentence) {
    if (ending) return
    ending = true
    terminal.line(`\n${sentence}`)
    await run.stop()
    process.exit(code)
  }

  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end(ready ? 0 : interrupted, 'Stopping …'))
  stopWithNpm(() => void end(1, 'npm is gone: stopping …'))
  try {
    tell(terminal.line, await run.start())
    ready = true
  } catch (error) {
    await end(1, inOneSentence(error))
  }
}

/**
 * Nobody can press Ctrl-C any more once npm was killed. Between npm and us stands a shell, which does not pass signals on.
 * @param {() => void} stop
 */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event !== 'up') return
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`
  const npm = ancestors()
  setInterval(() => ancestors() !== npm && stop(), 500).unref()
}

/**
 * @param {(text: string) => void} line
 * @param {{ address: string, accounts: string[], mails: string | undefined, folder: string }} running
 */
function tell(line, { address, accounts, mails, folder }) {
  line(`\nReady in ${process.uptime().toFixed(1)} s. Open ${address}`)
  line(`  Data and logs  ${folder}`)
  if (mails) line(`  Sent mails     ${mails}`)
  if (accounts.length > 0)
    line(`\nAccounts (shown only now; the passwords are kept nowhere):\n${accounts.map((account) => `  ${account}`).join('\n')}`)
  else line('\nThe accounts were shown at the first start. A new password: npm run aduan -- user password NAME')
  line('\nCtrl-C stops everything.')
}
