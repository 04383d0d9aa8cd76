import { SingleBar } from 'cli-progress'

export type Progress = { at(done: number): void; end(): void }

/** A bar on a terminal; elsewhere a JSON line on stderr every tenth of the way. */
export function progressOf(what: string, total: number): Progress {
  if (process.stderr.isTTY) {
    const bar = new SingleBar({ format: `${what} [{bar}] {value}/{total}`, stream: process.stderr })
    bar.start(total, 0)
    return { at: (done) => bar.update(done), end: () => bar.stop() }
  }
  let told = 0
  return {
    at(done) {
      const tenth = Math.floor((10 * done) / Math.max(1, total))
      if (tenth <= told) return
      told = tenth
      process.stderr.write(`${JSON.stringify({ progress: what, done, total })}\n`)
    },
    end: () => undefined,
  }
}
