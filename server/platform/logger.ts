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

type Choice = {
  level: string
  process: string
  /** Hides what is personal in a text: the message of a library may repeat what was typed. */
  conceal?: (text: string) => string
}

/** One JSON object a line on standard output. An ERROR means that someone must act now. */
export function createLogger({ level, process, conceal = (text) => text }: Choice, destination?: DestinationStream): Logger {
  function concealed(error: unknown): object {
    const said = error instanceof Error ? withoutValues(error) : (error as { message?: string })
    return said?.message === undefined ? said : { ...said, message: conceal(said.message) }
  }
  const options = {
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[hidden]' },
    // pino's own writes out every field of an error, and MongoDB's carry the documents that could not be written.
    serializers: { err: concealed, error: concealed },
  }
  return destination ? pino(options, destination) : pino(options)
}

// Their messages repeat what was typed: a value that did not fit, a line that is no JSON, a key that was there already.
const talkative =
  /^(ValidationError|ValidatorError|CastError|ZodError|SyntaxError|BSONError|MongoServerError|MongoBulkWriteError|URIError)$/

/** An error as it may be logged: where it happened, and its message unless that could repeat what a citizen wrote. */
export function withoutValues(error: unknown): { name: string; message?: string; code?: unknown; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, message, stack = '' } = error
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  const { code } = error as { code?: unknown }
  return { name, ...(talkative.test(name) ? {} : { message }), ...(code === undefined ? {} : { code }), stack: frames.join('\n') }
}
