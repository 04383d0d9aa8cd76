/**
 * One line a step: what is being done, then how it ended and how long it took. A person at a terminal sees the seconds pass.
 * @param {NodeJS.WriteStream} stream
 */
export function createTerminal(stream = process.stdout) {
  return {
    /** @param {string} text */
    line: (text) => void stream.write(`${text}\n`),
    /**
     * @template T
     * @param {string} name
     * @param {(note: (how: string) => void, tick: (how: string) => void) => T | Promise<T>} work `tick` tells on the way, `note` at the end
     * @returns {Promise<T>}
     */
    async step(name, work) {
      const began = Date.now()
      const head = `  ${name.padEnd(12)} … `
      let how = 'ready'
      let where = ''
      stream.write(head)
      const ticking =
        stream.isTTY && setInterval(() => stream.write(`\r${head}${where}${Math.round((Date.now() - began) / 1000)} s`), 1_000)
      const end = (/** @type {string} */ result) => {
        if (ticking) clearInterval(ticking)
        stream.write(`${stream.isTTY ? `\r${head}` : ''}${result}${' '.repeat(stream.isTTY ? where.length : 0)}\n`)
      }
      try {
        const result = await work(
          (text) => void (how = text),
          (text) => {
            where = `${text}, `
            if (!stream.isTTY) stream.write(where)
          },
        )
        end(`${how} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
        return result
      } catch (error) {
        end('failed')
        throw error
      }
    },
  }
}
