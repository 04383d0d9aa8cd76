import { rmSync } from 'node:fs'

export default async function globalTeardown() {
  if (!globalThis.aduanServers) return
  const { keeper, folder } = globalThis.aduanServers
  await keeper.stopAll()
  rmSync(folder, { recursive: true, force: true })
  await keeper.release()
}
