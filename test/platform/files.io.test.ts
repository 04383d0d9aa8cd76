import express, { type Express } from 'express'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import request from 'supertest'
import { Refused } from '../../server/errors'
import { createFiles, type FileStore, type StoredFile } from '../../server/platform/files'
import { pngOf } from '../support/pictures'

const folder = mkdtempSync(join(tmpdir(), 'aduan-files-'))
const dir = join(folder, 'files')
const files: FileStore = createFiles({ dir })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const photo = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } }).jpeg()
const withGps = (width = 60, height = 40) =>
  photo(width, height)
    .withExif({
      IFD0: { Make: 'Contoh', Model: 'Telepon Siti', Artist: 'Siti' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 7/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 9/1 0/1' },
    })
    .toBuffer()
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

const store = (content: Buffer, name = 'foto.jpg'): Promise<StoredFile[]> =>
  files.storeAll([{ originalname: name, buffer: content }] as never)
const stored = async (id: string): Promise<Buffer> => buffer(await files.open(id))
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Refused ? `${error.kind}: ${error.code}` : String(error)),
  )

describe('a picture', () => {
  test('loses the place it was taken at, and everything else beside the pixels', async () => {
    const sent = await withGps()
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const [file] = await store(sent)
    const kept = await stored(file!.id)
    const { exif, xmp, iptc } = await sharp(kept).metadata()
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined])
    expect(kept.includes('Siti')).toBe(false)
  })

  test('stands upright, also when only its data said so', async () => {
    const [file] = await store(await photo(60, 40).withMetadata({ orientation: 6 }).toBuffer())
    expect(await sharp(await stored(file!.id)).metadata()).toMatchObject({ width: 40, height: 60 })
  })

  test('is made small enough to look at, and never larger', async () => {
    const [large] = await store(await photo(4_000, 1_000).toBuffer())
    const [small] = await store(await photo(30, 20).toBuffer())
    expect(await sharp(await stored(large!.id)).metadata()).toMatchObject({ width: 2_400, height: 600 })
    expect(await sharp(await stored(small!.id)).metadata()).toMatchObject({ width: 30, height: 20 })
  })

  test('carries nothing that was hidden behind it', async () => {
    const [file] = await store(Buffer.concat([await photo().toBuffer(), Buffer.from('<script>alert(1)</script>')]))
    expect((await stored(file!.id)).includes('<script>')).toBe(false)
  })

  test.each(['png', 'webp'] as const)('in %s stays one', async (format) => {
    const [file] = await store(await photo().toFormat(format).toBuffer(), `foto.${format}`)
    expect(file).toMatchObject({ name: `foto.${format}`, type: `image/${format}` })
    expect(await sharp(await stored(file!.id)).metadata()).toMatchObject({ format })
  })

  test('that would unfold into gigabytes is refused', async () => {
    const bomb = pngOf(30_000, 30_000)
    expect(bomb.length).toBeLessThan(5_000_000)
    expect(await code(store(bomb, 'kecil.png'))).toBe('invalid: fileBroken')
  })

  test('that breaks off is refused', async () => {
    const whole = await photo(600, 400).toBuffer()
    expect(await code(store(whole.subarray(0, whole.length / 2)))).toBe('invalid: fileBroken')
  })
})

describe('what is refused', () => {
  test.each([
    ['a page that calls itself a picture', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a program', Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), randomBytes(200)])],
    ['an archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(200)])],
    ['an animation', Buffer.concat([Buffer.from('GIF89a'), randomBytes(200)])],
    ['nothing at all', Buffer.alloc(0)],
  ])('%s', async (_, content) => {
    expect(await code(store(content))).toBe('invalid: fileType')
  })

  test('the beginning of a picture before a page, for there is no picture in it', async () => {
    const polyglot = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>alert(1)</script>')])
    expect(await code(store(polyglot))).toBe('invalid: fileBroken')
  })
})

describe('a file', () => {
  test('is called what it is, whatever it was called', async () => {
    const names = await Promise.all(
      ['laporan.exe', '../../etc/passwd', 'C:\\Users\\siti\\jalan rusak.jpeg', 'a\u202egpj.exe', '', 'jalan.tar.gz'].map(
        async (name) => (await store(pdf, name))[0]!.name,
      ),
    )
    expect(names).toEqual(['laporan.pdf', 'passwd.pdf', 'jalan rusak.pdf', 'agpj.pdf', 'berkas.pdf', 'jalan.tar.pdf'])
  })

  test('sent twice is kept once, and nothing half-written stays behind', async () => {
    const [one] = await store(pdf)
    const [other] = await store(pdf, 'lain.pdf')
    expect(other!.id).toBe(one!.id)
    expect(readdirSync(join(dir, one!.id.slice(0, 2)))).toEqual([one!.id.slice(2)])
    expect(await stored(one!.id)).toEqual(pdf)
  })

  test.each([
    '../outside',
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    '',
    'a'.repeat(63),
    `../${'a'.repeat(61)}`,
    'A'.repeat(64),
    `${'a'.repeat(64)}\n`,
  ])('is not found by the id %j', async (id) => {
    writeFileSync(join(folder, 'outside'), 'secret')
    expect(await code(files.open(id))).toBe('missing: fileMissing')
  })

  test('that nobody has stored is missing', async () => {
    expect(await code(files.open('0'.repeat(64)))).toBe('missing: fileMissing')
  })
})

test('a disk says whether it has room', async () => {
  expect(await files.hasRoom()).toBe(true)
  writeFileSync(join(folder, 'no-folder'), '')
  expect(await createFiles({ dir: join(folder, 'no-folder', 'files') }).hasRoom()).toBe(false)
})

describe('a form with files', () => {
  const app: Express = express()
  app.post('/', files.receiveUpload('files'), async (req, res) => {
    const answer = await files.storeAll(req.files).then(
      (kept) => ({ names: kept.map(({ name }) => name) }),
      (error: unknown) => ({ refused: (error as Refused).code, fields: (error as Refused).details.fields }),
    )
    res.json({ ...answer, text: (req.body as { text?: string } | undefined)?.text })
  })
  const form = () => request(app).post('/').field('text', 'Sudah ditambal.')

  test('may have none', async () => {
    expect((await form()).body).toEqual({ names: [], text: 'Sudah ditambal.' })
    expect((await request(app).post('/').type('form').send({ text: 'Halo' })).body).toEqual({ names: [] })
  })

  test('keeps letters of any language in their names', async () => {
    expect((await form().attach('files', pdf, 'jalan rusak – Désa.pdf')).body.names).toEqual(['jalan rusak – Désa.pdf'])
  })

  test('that are too large is refused with what was typed kept', async () => {
    const { body } = await form().attach('files', Buffer.concat([pdf, Buffer.alloc(5_000_000)]), 'besar.pdf')
    expect(body).toEqual({ refused: 'fileTooLarge', fields: { files: 'fileTooLarge' }, text: 'Sudah ditambal.' })
  })

  test('that are too many is refused with what was typed kept', async () => {
    const many = [1, 2, 3, 4].reduce((form, n) => form.attach('files', pdf, `${n}.pdf`), form())
    expect((await many).body).toMatchObject({ refused: 'tooManyFiles', text: 'Sudah ditambal.' })
  })

  test('of a field that we do not know is refused', async () => {
    expect((await form().attach('other', pdf, 'lain.pdf')).body).toMatchObject({ refused: 'tooManyFiles' })
  })

  test('that breaks off is refused', async () => {
    const { body } = await request(app)
      .post('/')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.4')
    expect(body).toMatchObject({ refused: 'requestMalformed' })
  })
})
