import { createHash } from 'node:crypto'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A file in an archive; `sha256` in hexadecimal digits. */
export type ZipEntry = { name: string; bytes: number; sha256: string }
export type Zip = ReturnType<typeof createZip>

const smallest = { compress: true, compressionLevel: 6 } as const

/**
 * An archive that is written while it is read. Add one file after the other, then `end`. All entries bear the same `date`, so that the same files
 * make the same archive. `stream` has to be read meanwhile; where a source fails, so does the stream.
 */
export function createZip({ date }: { date: Date }) {
  const zip = new ZipFile()
  const stream = zip.outputStream as Readable
  zip.on('error', (error: Error) => stream.destroy(error))
  const taken = new Set<string>()

  /** A name that is taken already gets a number. */
  function free(name: string): string {
    const wanted = entryName(name)
    for (let count = 1; ; count++) {
      const tried = count === 1 ? wanted : wanted.replace(/(\.[^./]*)?$/, ` (${count})$1`)
      if (taken.has(tried.toLowerCase())) continue
      taken.add(tried.toLowerCase())
      return tried
    }
  }

  return {
    stream,

    /** Resolves when the source is in the archive. `stored`: as it is, for what is compressed already. */
    async add(name: string, source: Readable, { stored = false } = {}): Promise<ZipEntry> {
      const entry = free(name)
      const counted = counting()
      // A source that nobody reads any more would wait for ever, with its cursor open.
      const leave = () => counted.through.destroy(new Error('nobody reads the archive any more'))
      if (stream.destroyed) leave()
      stream.once('close', leave)
      zip.addReadStream(counted.through, entry, { mtime: date, ...(stored ? { compress: false } : smallest) })
      try {
        await pipeline(source, counted.through)
      } catch (error) {
        stream.destroy(error as Error)
        throw error
      } finally {
        stream.off('close', leave)
      }
      return { name: entry, ...counted.result() }
    },

    end: (): void => zip.end(),
  }
}

/** Lets bytes through, and knows afterwards how many they were and their fingerprint. */
export function counting() {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { through, result: () => ({ bytes, sha256: hash.digest('hex') }) }
}

/** A name by which nothing lands outside of the folder that it is unpacked in. */
export function entryName(name: string): string {
  const parts = name
    .normalize('NFC')
    .replaceAll('\\', '/')
    .split('/')
    .map((part) =>
      part
        .replace(/[\p{C}<>:"|?*]/gu, '')
        .replace(/^\.+/, '')
        .trim()
        .slice(0, 120),
    )
  return parts.filter(Boolean).join('/') || 'berkas'
}
