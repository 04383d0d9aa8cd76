import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** The same numbers for the same seed, 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed * 2654435761 + 1
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

/** A picture such as somebody takes: sky, ground and a dozen things in it, drawn by chance and always the same for a seed. */
export function aPicture(seed: number, { width = 800, height = 600 } = {}): Sharp {
  const next = numbers(seed)
  const grey = () => `hsl(${Math.floor(next() * 360)} 30% ${Math.floor(10 + next() * 80)}%)`
  const things = Array.from({ length: 14 }, () => {
    const [x, y, w, h] = [next() * 100, next() * 75, 8 + next() * 30, 6 + next() * 25]
    return `<ellipse cx="${x}" cy="${y}" rx="${w / 2}" ry="${h / 2}" fill="${grey()}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 75"><path d="M0 0h100v40H0z" fill="${grey()}"/><path d="M0 40h100v35H0z" fill="${grey()}"/>${things.join('')}</svg>`
  return sharp(Buffer.from(svg), { density: 300 }).resize(width, height, { fit: 'fill' }).flatten({ background: '#fff' })
}

export const aPhoto = (seed: number, size?: { width: number; height: number }): Promise<Buffer> =>
  aPicture(seed, size).jpeg({ quality: 90 }).toBuffer()

/** As a telephone takes it: where, when and by whom stands in it. */
export const aPhotoWithPlace = (seed: number): Promise<Buffer> =>
  aPicture(seed)
    .jpeg({ quality: 90 })
    .withExif({
      IFD0: { Make: 'Contoh', Model: 'Telepon Siti', Artist: 'Siti' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 7/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 9/1 0/1' },
    })
    .toBuffer()

/** The markers of a JPEG before its pixels, read byte by byte, e.g. `e1` where EXIF stands. */
export function markersOf(jpeg: Buffer): string[] {
  const markers: string[] = []
  for (let at = 2; at < jpeg.length && jpeg[at] === 0xff; at += 2 + jpeg.readUInt16BE(at + 2)) {
    markers.push(jpeg[at + 1]!.toString(16))
    if (jpeg[at + 1] === 0xda) break
  }
  return markers
}

/** A valid PNG of one colour, written by hand: sharp itself would refuse to hold it in memory. */
export function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}
