/**
 * One line a step: what is being done, then how it ended and how long it took.
 * @param {(text: string) => unknown} write
 */
export function createTerminal(write = (text) => process.stdout.write(text)) {
  return {
    /** @param {string} text */
    line: (text) => void write(`${text}\n`),
    /**
     * @template T
     * @param {string} name
     * @param {(note: (how: string) => void) => T | Promise<T>} work
     * @returns {Promise<T>}
     */
    async step(name, work) {
      const began = Date.now()
      let how = 'ready'
      write(`  ${name.padEnd(12)} … `)
      try {
        const result = await work((text) => void (how = text))
        write(`${how} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`)
        return result
      } catch (error) {
        write('failed\n')
        throw error
      }
    },
  }
}
