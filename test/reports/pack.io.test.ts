import { anOfficer } from '../support/aComplaint'
import { readPdf, readXlsx, readZip } from '../support/paper'
import { sha256, supervisor, usePacks } from './packs'
import { keep, october, personal } from './support'

jest.setTimeout(60_000)

const inspector = anOfficer('inspector', 'inspektorat')
const { services, packOf, fetch } = usePacks()

describe('a pack of evidence', () => {
  test('holds every part of a unit, an index and a manifest, and tells the fingerprint of each', async () => {
    const { files, report, bytes } = await packOf('dpupr')
    expect([...files.keys()].sort()).toEqual([
      '00-daftar-isi.pdf',
      '01-saluran.pdf',
      '02-prosedur.pdf',
      '03-sk-dan-sop.pdf',
      '04-register.csv',
      '04-register.xlsx',
      '05-ketepatan-waktu.pdf',
      '06-tindak-lanjut.csv',
      '06-tindak-lanjut.pdf',
      '07-pembinaan.pdf',
      '08-perbaikan.pdf',
      '09-penilaian-mandiri.pdf',
      'manifest.json',
    ])
    expect(report).toMatchObject({ state: 'done', file: { sha256: sha256(bytes), bytes: bytes.length } })
    for (const { name, sha256: told } of report.files) expect([name, sha256(files.get(name)!)]).toEqual([name, told])
    const index = await readPdf(files.get('00-daftar-isi.pdf')!)
    expect(index).toMatchObject({ tagged: true, lang: 'id-ID' })
    expect(index.title).toContain('Oktober 2026')
    const text = index.text.replace(/\s/g, '')
    for (const told of [report.code, sha256(files.get('04-register.csv')!), sha256(files.get('manifest.json')!), report.print!])
      expect(text).toContain(told)
    expect(index.outline).toContain('Sidik jari berkas')
  })

  test('says in words what has no source yet', async () => {
    const { files } = await packOf('dpupr')
    const texts = await Promise.all(
      ['02-prosedur', '03-sk-dan-sop', '07-pembinaan', '08-perbaikan', '09-penilaian-mandiri'].map((name) =>
        readPdf(files.get(`${name}.pdf`)!),
      ),
    )
    for (const { text } of texts) expect(text).toMatch(/Belum ada|Tidak ada/)
  })

  test('has a register of what was received in the period, masked as prescribed', async () => {
    const { files } = await packOf('dpupr')
    const csv = files.get('04-register.csv')!.toString()
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 7)
    expect(csv).toContain(`'=cmd|'/C calc'!A0`)
    expect(csv).toContain('Ditelepon [nomor telepon disamarkan] atau [surel disamarkan],')
    expect(csv).not.toMatch(/Rahasia sekali|Bulan berikutnya|Lampu jalan|Pungli/)
    const sheet = (await readXlsx(files.get('04-register.xlsx')!)).worksheets[0]!
    expect(sheet.rowCount).toBe(1 + 7)
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()))
    expect(sheet.getCell('G2').value).toBe(`=cmd|'/C calc'!A0`)
    expect(sheet.getCell('B2').value).toEqual(new Date('2026-10-05T09:00:00Z'))
  })

  test('holds nothing by which a reporter could be known, in whatever part', async () => {
    const { files } = await packOf(null)
    for (const [name, bytes] of files) {
      const text = name.endsWith('.pdf')
        ? (await readPdf(bytes)).text
        : name.endsWith('.xlsx')
          ? (await readZip(bytes)).get('xl/worksheets/sheet1.xml')!.toString()
          : bytes.toString()
      for (const word of personal) expect([name, text.includes(word)]).toEqual([name, false])
    }
  })

  test('tells each case of the register in one row of the follow-up, and lists those that were answered', async () => {
    const { files } = await packOf('dpupr')
    const { numbers } = JSON.parse(files.get('manifest.json')!.toString()) as {
      numbers: { id: string; numerator: number; denominator: number; fingerprint: string }[]
    }
    const of = (id: string) => numbers.find((number) => number.id === `followUp.${id}`)!
    expect(['all', 'none', 'waiting', 'confirmed', 'silent', 'reopened', 'reopenedOnce'].map((id) => of(id).numerator)).toEqual([
      7, 3, 1, 1, 1, 1, 1,
    ])
    expect(of('confirmed').denominator).toBe(7)
    expect(files.get('06-tindak-lanjut.csv')!.toString().trim().split('\r\n')).toHaveLength(1 + 4)
    for (const { fingerprint } of numbers) expect(fingerprint).toMatch(/^[0-9a-f]{16}$/)
  })

  test('is made of the same numbers, and of the same files, when nothing has changed', async () => {
    const [one, other] = [await packOf('dpupr'), await packOf('dpupr')]
    expect(other.report.print).toBe(one.report.print)
    expect(other.report.code).not.toBe(one.report.code)
    const same = ['04-register.csv', '04-register.xlsx', '06-tindak-lanjut.csv']
    for (const name of same) expect(other.files.get(name)!.equals(one.files.get(name)!)).toBe(true)
    await keep(services(), october().slice(0, 1))
    expect((await packOf('dpupr')).report.print).not.toBe(one.report.print)
  })

  test('counts and lists oversight cases only when an inspector asks', async () => {
    const regency = (await packOf(null)).files.get('04-register.csv')!.toString()
    expect([regency.trim().split('\r\n').length, /pengawasan,.*Inspektorat/i.test(regency)]).toEqual([1 + 8, false])
    const { files, id, report } = await packOf('inspektorat', inspector)
    expect(files.get('04-register.csv')!.toString().trim().split('\r\n')).toHaveLength(1 + 1)
    expect(files.get('04-register.csv')!.toString()).not.toContain('Pungli')
    expect(report.inspects).toEqual(['inspektorat'])
    await expect(fetch(id, supervisor)).rejects.toMatchObject({ code: 'reportForbidden' })
  })
})
