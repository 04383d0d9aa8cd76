import { existsSync } from 'node:fs'
import { fullDisk, fault, isFullDisk } from './fault.mjs'
import { onPath, run } from './run.mjs'

const options = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=180', '-o', 'Dpkg::Use-Pty=0']

/** Only root may install, and only where apt is. */
export const canInstall = (env = process.env) => process.getuid?.() === 0 && onPath(['apt-get'], env) !== undefined

/**
 * Installs Debian packages. The package lists are fetched only when the installation fails without them.
 * @param {string[]} packages
 */
export async function install(packages, env = process.env) {
  const aptEnv = { ...env, DEBIAN_FRONTEND: 'noninteractive' }
  const attempt = () => run('apt-get', ['install', ...options, ...packages], { env: aptEnv })
  let result = await attempt()
  if (result.code !== 0) {
    await run('apt-get', ['update', '-qq', '-o', 'DPkg::Lock::Timeout=180'], { env: aptEnv })
    result = await attempt()
  }
  if (result.code === 0) return
  if (isFullDisk(result.output)) throw fault(fullDisk)
  const reason = result.output.split('\n').find((line) => line.startsWith('E:')) ?? ''
  throw fault(
    `apt-get could not install ${packages.join(' ')} (${reason.replace(/^E: */, '')}): install it by hand, then start again.`,
  )
}

/**
 * Debian starts a service as soon as its package is installed; we start servers of our own and leave none behind.
 * @param {string} service
 */
export async function leaveStopped(service) {
  if (existsSync('/run/systemd/system')) await run('systemctl', ['disable', '--now', service])
}
