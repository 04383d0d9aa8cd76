// Reads from its starter which processes and folders to look after. When the starter is gone without a word, it stops them,
// the last started first, and removes the folders: so not even SIGKILL of the starter leaves a server behind.
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { stopByPid } from './processes.mjs'

const pids = new Set()
const folders = new Set()
const deeds = {
  watch: (/** @type {string} */ pid) => pids.add(Number(pid)),
  forget: (/** @type {string} */ pid) => pids.delete(Number(pid)),
  remove: (/** @type {string} */ folder) => folders.add(folder),
}

for await (const line of createInterface({ input: process.stdin })) {
  const [verb = '', ...rest] = line.split(' ')
  if (verb in deeds) deeds[/** @type {keyof typeof deeds} */ (verb)](rest.join(' '))
}
for (const pid of [...pids].reverse()) await stopByPid(pid)
for (const folder of folders) rmSync(folder, { recursive: true, force: true })
