// npm run up: the whole product on this machine, until Ctrl-C.
import { inOneSentence } from './fault.mjs'
import { parts } from './parts.mjs'
import { runUntilStopped } from './runUntilStopped.mjs'

await runUntilStopped({ parts, args: process.argv.slice(2) }).catch((error) => {
  console.error(inOneSentence(error))
  process.exit(1)
})
