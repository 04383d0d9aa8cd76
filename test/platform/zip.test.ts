import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createZip, entryName } from '../../server/platform/zip'
import { readZip } from '../support/paper'

const date = new Date('2026-10-31T10:00:00Z')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function archive(files: [name: string, text: string][]) {
  const zip = createZip({ date })
  const bytes = buffer(zip.stream)
  const entries = []
  for (const [name, text] of files) entries.push(await zip.add(name, Readable.from([Buffer.from(text)])))
  zip.end()
  return { entries, bytes: await bytes }
}

describe('an archive', () => {
  test('holds its files whole, and tells the size and fingerprint of each', async () => {
    const { entries, bytes } = await archive([
      ['01/isi.csv', 'a,b'],
      ['kosong.txt', ''],
    ])
    expect(entries).toEqual([
      { name: '01/isi.csv', bytes: 3, sha256: sha256('a,b') },
      { name: 'kosong.txt', bytes: 0, sha256: sha256('') },
    ])
    expect([...(await readZip(bytes))].map(([name, content]) => [name, content.toString()])).toEqual([
      ['01/isi.csv', 'a,b'],
      ['kosong.txt', ''],
    ])
  })

  test('is the same, byte by byte, for the same files and date', async () => {
    const [one, other] = [await archive([['a.txt', 'x']]), await archive([['a.txt', 'x']])]
    expect(one.bytes.equals(other.bytes)).toBe(true)
  })

  test('gives a number to a name that is taken', async () => {
    const { entries } = await archive([
      ['SK.pdf', '1'],
      ['sk.pdf', '2'],
      ['SK.pdf', '3'],
      ['a.b/x', '4'],
      ['a.b/x', '5'],
    ])
    expect(entries.map(({ name }) => name)).toEqual(['SK.pdf', 'sk (2).pdf', 'SK (3).pdf', 'a.b/x', 'a.b/x (2)'])
  })

  test('ends for its reader when a source breaks off', async () => {
    const zip = createZip({ date })
    const bytes = buffer(zip.stream)
    const source = new Readable({ read: () => source.destroy(new Error('the disk is gone')) })
    await expect(Promise.all([zip.add('a.txt', source), bytes])).rejects.toThrow('the disk is gone')
    await expect(bytes).rejects.toThrow()
  })
})

test.each([
  ['no folder above', '../../etc/passwd', 'etc/passwd'],
  ['no place of its own', '/C:\\x\\y.pdf', 'C/x/y.pdf'],
  ['no signs that fool a reader', 'a\u202Efdp.exe<>|', 'afdp.exe'],
  ['something at least', '..//\u0000', 'berkas'],
])('a name holds %s', (_, name, kept) => expect(entryName(name)).toBe(kept))
