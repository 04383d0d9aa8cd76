import { fileTypeFromBuffer } from 'file-type/node'
import sharp, { type Sharp } from 'sharp'
import { Refused } from '../errors'

export type CleanFile = { bytes: Buffer; type: string; extension: string }

const longestSide = 2_400
// A few kilobytes can unfold into gigabytes of pixels: 60 million are more than any phone's camera takes.
const mostPixels = 60_000_000
const secondsAtMost = 20

const encoders: Record<string, { extension: string; encode: (image: Sharp) => Sharp }> = {
  'image/jpeg': { extension: 'jpg', encode: (image) => image.jpeg({ quality: 82, mozjpeg: true }) },
  'image/png': { extension: 'png', encode: (image) => image.png() },
  'image/webp': { extension: 'webp', encode: (image) => image.webp({ quality: 82 }) },
}

/**
 * What may be kept of a file that a stranger sent. The type is read from the content, never from the name. Pictures are drawn anew: upright, at most
 * 2.400 pixels a side, and without anything that says where, when or by whom they were taken; so nothing hidden in them survives.
 * @throws Refused `invalid`: `fileType` for anything but JPEG, PNG, WebP and PDF, `fileBroken` for a picture that cannot be drawn
 */
export async function cleanFile(content: Buffer): Promise<CleanFile> {
  const type = (await fileTypeFromBuffer(content))?.mime ?? ''
  if (type === 'application/pdf') return { bytes: content, type, extension: 'pdf' }
  const encoder = encoders[type]
  if (!encoder) throw new Refused('invalid', 'fileType', { fields: { files: 'fileType' } })
  const image = sharp(content, { limitInputPixels: mostPixels, failOn: 'truncated' })
    .timeout({ seconds: secondsAtMost })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
  try {
    return { bytes: await encoder.encode(image).toBuffer(), type, extension: encoder.extension }
  } catch {
    // sharp says why only in words; whatever it was, this picture is not one to keep.
    throw new Refused('invalid', 'fileBroken', { fields: { files: 'fileBroken' } })
  }
}
