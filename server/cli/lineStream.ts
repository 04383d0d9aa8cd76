import { StringDecoder } from 'node:string_decoder'
import { Refused } from '../errors'

const longestLine = 64 * 1024 * 1024
const batch = 64 * 1024

/**
 * Answers each line of stdin on stdout, in order and in constant memory. `answer` gets the line's value and returns the line to write, or null for none;
 * what it refuses is reported on stderr as `{"line","error"}` and makes the exit code 2, the other lines are still answered. `atEnd` gives the last lines.
 */
export async function answerLines(answer: (value: unknown) => string | null, atEnd: () => string[] = () => []): Promise<void> {
  leaveWhenNobodyReads()
  let written = ''
  for await (const { text, number } of linesOf(process.stdin)) {
    const line = answerOrReport(text, number, answer)
    if (process.stderr.writableNeedDrain) await drained(process.stderr)
    if (line !== null) written += line + '\n'
    if (written.length < batch) continue
    await write(written)
    written = ''
  }
  await write(
    written +
      atEnd()
        .map((line) => line + '\n')
        .join(''),
  )
}

function answerOrReport(text: string | null, number: number, answer: (value: unknown) => string | null): string | null {
  try {
    return answer(parse(text))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    process.stderr.write(JSON.stringify({ line: number, error: String(error.details.reason) }) + '\n')
    process.exitCode = 2
    return null
  }
}

function parse(text: string | null): unknown {
  if (text === null) throw new Refused('invalid', 'lineMalformed', { reason: 'line: too long' })
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('invalid', 'lineMalformed', { reason: 'line: not JSON' })
  }
}

type Line = { text: string | null; number: number }

/** The lines that are not blank, with their numbers from 1; `text` null when longer than can be held. Not `readline`: it also breaks at U+2028. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8')
  let [parts, length, number]: [string[], number, number] = [[], 0, 0]

  function keep(part: string): void {
    length += part.length
    if (length <= longestLine) parts.push(part)
    else parts = []
  }

  function take(): Line | null {
    const text = length <= longestLine ? parts.join('') : null
    ;[parts, length, number] = [[], 0, number + 1]
    const clean = number === 1 && text?.startsWith('\uFEFF') ? text.slice(1) : text
    return clean !== null && clean.trim() === '' ? null : { text: clean, number }
  }

  for await (const chunk of input) {
    const text = decoder.write(chunk)
    let from = 0
    for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      keep(text.slice(from, to))
      from = to + 1
      const line = take()
      if (line) yield line
    }
    if (from < text.length) keep(text.slice(from))
  }
  keep(decoder.end())
  const line = length > 0 ? take() : null
  if (line) yield line
}

async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await drained(process.stdout)
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.once('drain', resolve))
}

/** `aduan … | head` closes the pipe early: that is no error. */
function leaveWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit(0)
    })
  }
}
