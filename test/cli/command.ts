import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const root = join(__dirname, '../..')

/** Starts `aduan …` as people do, as a process of its own, from the source. */
export function startAduan(args: string[], env: Record<string, string> = {}): ChildProcessWithoutNullStreams {
  const tsx = createRequire(__filename).resolve('tsx/cli')
  return spawn(process.execPath, [tsx, join(root, 'server/cli/aduan.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  })
}

export type Ended = { lines: string[]; errors: string[]; code: number | null }

/** Lets it read these bytes and waits for its end. */
export async function aduan(
  args: string[],
  input: string | Buffer | Iterable<string | Buffer>,
  env: Record<string, string> = {},
): Promise<Ended> {
  const child = startAduan(args, env)
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  child.stdin.on('error', () => undefined)
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  for (const piece of typeof input === 'string' || Buffer.isBuffer(input) ? [input] : input) {
    if (!child.stdin.write(piece)) await new Promise((resolve) => child.stdin.once('drain', resolve))
  }
  child.stdin.end()
  const code = await closed
  return { lines: linesOf(out), errors: linesOf(err), code }
}

function linesOf(chunks: Buffer[]): string[] {
  return Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean)
}
