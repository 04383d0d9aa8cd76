import sharp from 'sharp'
import { Refused } from '../../server/errors'
import { cleanPhoto } from '../../server/platform/cleanFile'
import { picturesApart } from '../../server/platform/pictureHash'
import { aPhoto, aPhotoWithPlace, aPicture, markersOf } from '../support/pictures'

const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Refused ? `${error.kind}: ${error.code}` : String(error)),
  )
const looks = async (content: Buffer): Promise<string> => (await cleanPhoto(content)).looks
const seeds = Array.from({ length: 16 }, (_, i) => i + 1)

describe('a photo as it is kept', () => {
  test('says nothing of where, when and by whom it was taken', async () => {
    const sent = await aPhotoWithPlace(1)
    expect(markersOf(sent)).toContain('e1')
    const { bytes, small } = await cleanPhoto(sent)
    for (const kept of [bytes, small]) {
      expect(markersOf(kept).filter((marker) => /^e[1-f]$|^fe$/.test(marker))).toEqual([])
      expect(kept.includes('Siti')).toBe(false)
    }
  })

  test('stands upright, is at most 1.600 pixels a side, with a small square beside it', async () => {
    const { bytes, small } = await cleanPhoto(
      await aPicture(2, { width: 3_000, height: 1_500 }).jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    )
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 800, height: 1_600 })
    expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 320 })
  })

  test.each(['png', 'webp'] as const)(
    'is a JPEG also when a %s was sent, white where it could be seen through',
    async (format) => {
      const clear = sharp({ create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      const { bytes } = await cleanPhoto(await clear.toFormat(format).toBuffer())
      expect((await sharp(bytes).metadata()).format).toBe('jpeg')
      expect((await sharp(bytes).stats()).channels[0]!.min).toBeGreaterThan(250)
    },
  )
})

describe('the same picture is known again', () => {
  const copies: [string, (photo: Buffer) => Promise<Buffer>][] = [
    ['made smaller', (photo) => sharp(photo).resize(320).jpeg().toBuffer()],
    ['compressed anew', (photo) => sharp(photo).jpeg({ quality: 35 }).toBuffer()],
    ['brighter', (photo) => sharp(photo).modulate({ brightness: 1.2 }).jpeg().toBuffer()],
    ['darker', (photo) => sharp(photo).modulate({ brightness: 0.8 }).jpeg().toBuffer()],
    ['without its colours', (photo) => sharp(photo).greyscale().png().toBuffer()],
    ['sent on by a messenger', (photo) => sharp(photo).resize(640).sharpen().webp({ quality: 60 }).toBuffer()],
  ]
  test.each(copies)('when it was %s', async (_, copy) => {
    for (const seed of seeds) {
      const photo = await aPhoto(seed)
      expect(picturesApart(await looks(photo), await looks(await copy(photo)))).toBeLessThanOrEqual(6)
    }
  })

  test('and another is not taken for it', async () => {
    const all = await Promise.all(seeds.map(async (seed) => looks(await aPhoto(seed))))
    const apart = all.flatMap((a, i) => all.slice(i + 1).map((b) => picturesApart(a, b)))
    expect(Math.min(...apart)).toBeGreaterThan(10)
  })
})

describe('what is refused', () => {
  test.each([
    ['a PDF', Buffer.from('%PDF-1.4\n%%EOF\n'), 'photoType'],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'photoType'],
    ['a text', Buffer.from('jalan rusak'), 'photoType'],
    ['nothing at all', Buffer.alloc(0), 'photoType'],
    ['what iPhones make', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0heicmif1', 'latin1'), 'photoHeic'],
    ['the beginning of a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'photoBroken'],
  ])('%s', async (_, content, expected) => {
    expect(await code(cleanPhoto(content))).toBe(`invalid: ${expected}`)
  })

  test('a picture that breaks off', async () => {
    const whole = await aPhoto(3)
    expect(await code(cleanPhoto(whole.subarray(0, whole.length / 2)))).toBe('invalid: photoBroken')
  })
})
