import { fileTypeFromBuffer } from 'file-type/node'
import sharp, { type Sharp } from 'sharp'
import { Refused } from '../errors'
import { hashHeight, hashWidth, pictureHash } from './pictureHash'

export type CleanFile = { bytes: Buffer; type: string; extension: string }
/** A photo as it is kept, a JPEG always, a small one for lists, and what it looks like (`pictureHash`). */
export type CleanPhoto = { bytes: Buffer; small: Buffer; looks: string }

const longestSide = 2_400
const longestSideOfPhoto = 1_600
const shortestSideOfSmall = 320
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
  try {
    return { bytes: await encoder.encode(drawn(content, longestSide)).toBuffer(), type, extension: encoder.extension }
  } catch {
    // sharp says why only in words; whatever it was, this picture is not one to keep.
    throw new Refused('invalid', 'fileBroken', { fields: { files: 'fileBroken' } })
  }
}

/**
 * What is kept of a photo: drawn anew as `cleanFile` does, at most 1.600 pixels a side, on white where it can be seen through.
 * @throws Refused `invalid`: `photoHeic` for what iPhones make, which cannot be read here, `photoType` for anything but JPEG, PNG and WebP, `photoBroken`
 */
export async function cleanPhoto(content: Buffer): Promise<CleanPhoto> {
  const type = (await fileTypeFromBuffer(content))?.mime ?? ''
  if (/^image\/hei[cf]/.test(type)) throw new Refused('invalid', 'photoHeic')
  if (!encoders[type]) throw new Refused('invalid', 'photoType')
  try {
    const image = drawn(content, longestSideOfPhoto).flatten({ background: '#fff' })
    const bytes = await encoders['image/jpeg']!.encode(image).toBuffer()
    const side = shortestSideOfSmall
    const small = await sharp(bytes)
      .resize(side, side, { fit: 'cover', withoutEnlargement: true })
      .jpeg({ quality: 70 })
      .toBuffer()
    return { bytes, small, looks: await looksOf(bytes) }
  } catch {
    throw new Refused('invalid', 'photoBroken')
  }
}

/** What a picture that was cleaned looks like (`pictureHash`). */
export async function looksOf(picture: Buffer): Promise<string> {
  const grey = sharp(picture).flatten({ background: '#fff' }).greyscale().resize(hashWidth, hashHeight, { fit: 'fill' })
  return pictureHash(await grey.raw().toBuffer())
}

const drawn = (content: Buffer, longest: number): Sharp =>
  sharp(content, { limitInputPixels: mostPixels, failOn: 'truncated' })
    .timeout({ seconds: secondsAtMost })
    .autoOrient()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
