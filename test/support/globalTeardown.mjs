import { rmSync } from 'node:fs'
import { servers } from './globalSetup.mjs'

export default async function globalTeardown() {
  if (!servers) return
  await servers.keeper.stopAll()
  rmSync(servers.folder, { recursive: true, force: true })
  await servers.keeper.release()
}
