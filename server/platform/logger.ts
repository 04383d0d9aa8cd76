import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger }

// The last net, not the rule: whoever logs names ids and counts, never what a citizen wrote or who they are.
const secrets = [
  'password',
  'key',
  'secret',
  'token',
  'cookie',
  'authorization',
  'text',
  'reporter',
  'contact',
  'email',
  'phone',
  'to',
]
const paths = ['', '*.', '*.*.'].flatMap((depth) => secrets.map((name) => `${depth}${name}`))

/** One JSON object a line on standard output. An ERROR means that someone must act now. */
export function createLogger({ level, process }: { level: string; process: string }, destination?: DestinationStream): Logger {
  const options = { level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: '[hidden]' } }
  return destination ? pino(options, destination) : pino(options)
}
