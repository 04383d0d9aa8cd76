import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Lines for a command: blocks of equally many, sent over and over until there were so many lines. */
export type Input = { blocks: readonly Buffer[]; linesOfBlock: number; lines: number }

/** The built command in lines a second, from pipe to pipe, its start included. */
export async function linesPerSecond(args: string[], { blocks, linesOfBlock, lines }: Input): Promise<number> {
  const began = performance.now()
  const command = spawn(process.execPath, [join('dist', 'server', 'cli', 'aduan.js'), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  command.stdout.resume()
  const ended = new Promise<number | null>((resolve) => command.on('close', resolve))
  for (let i = 0; i < lines / linesOfBlock; i++) {
    if (!command.stdin.write(blocks[i % blocks.length])) await new Promise((resolve) => command.stdin.once('drain', resolve))
  }
  command.stdin.end()
  if ((await ended) !== 0) throw new Error(`aduan ${args.join(' ')} failed: is it built?`)
  return Math.round(lines / ((performance.now() - began) / 1_000))
}
