import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import mongoose from 'mongoose'
import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import { anOfficer } from '../support/aComplaint'
import { readPdf, readZip } from '../support/paper'
import { useServices } from '../support/services'
import { keep, october } from './support'

jest.setTimeout(60_000)

const clock = settableClock(new Date('2026-09-01T03:00:00Z'))
const { services, clear } = useServices({ clock })
const window = { from: '2026-10-01', to: '2026-10-31' }
const head = anOfficer('head', 'dpupr')
const supervisor = anOfficer('supervisor', 'bagian-organisasi')
const decree = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** What DPUPR can show: a decree of two versions, a channel with a count, its procedure, coaching, an improvement, a survey. */
async function dpuprShows(): Promise<void> {
  const { documents, channels, procedures, coaching } = services().documentKeeping
  await seedAccounts(services().staff, await services().units.assignable(), '2026-01-01')
  const files = await services().files.storeAll([{ originalname: 'SK Tim Aduan.pdf', buffer: decree }] as never)
  const content = { title: 'SK Tim Pengaduan', number: '800/12/2026', date: '2026-08-20', file: files[0]!, link: null }
  const open = { validFrom: '2026-09-01', validTo: null }
  await documents.add(head, 'dpupr', { request: 'sk', kind: 'decree', content, ...open })
  await documents.addVersion(head, 'dpupr', 'sk', {
    rev: 1,
    content: { ...content, title: 'SK Tim Pengaduan, diubah' },
    validFrom: '2026-10-15',
    validTo: null,
  })
  await documents.add(head, 'dpupr', {
    request: 'sop',
    kind: 'sop',
    content: { ...content, title: 'SOP Aduan', file: null, link: 'https://contoh.invalid/sop' },
    ...open,
  })
  await channels.add(head, 'dpupr', {
    request: 'loket',
    kind: 'counter',
    content: { name: 'Loket depan', address: 'Jl. Veteran 1', hours: 'Senin sampai Jumat' },
    ...open,
  })
  const [post] = await mongoose.connection
    .collection<{ _id: string; unit: string }>('posts')
    .find({ unit: 'dpupr', role: 'head' })
    .toArray()
  await procedures.publish(head, 'dpupr', {
    rev: 0,
    content: { intro: 'Begini caranya mengadu.', steps: ['Tulis aduan', 'Simpan kodenya'], fee: 'Gratis', post: post!._id },
    ...open,
  })
  clock.set(new Date('2026-11-03T03:00:00Z'))
  await channels.count(head, 'dpupr', 'loket', { month: '2026-10', revision: 0, number: 17, source: 'Buku tamu', reason: '' })
  await coaching.add(supervisor, 'dpupr', {
    request: 'bina',
    date: '2026-10-20',
    topic: 'answers',
    subject: 'Jawaban yang menjawab',
    coached: [post!._id],
    agreed: 'Setiap jawaban memuat foto.',
    files: [],
    link: null,
  })
  await services().surveys.enter(head, 'dpupr', {
    from: '2026-07-01',
    to: '2026-10-31',
    revision: 0,
    respondents: 120,
    means: Object.fromEntries(
      ['requirements', 'procedure', 'time', 'cost', 'product', 'competence', 'conduct', 'facilities', 'complaints'].map((id) => [
        id,
        3_400,
      ]),
    ) as never,
    source: 'Survei sendiri',
    link: null,
    reason: '',
  })
}

test('a pack tells what the unit can show, with its files as they were handed in, each version apart', async () => {
  await clear()
  await dpuprShows()
  await keep(services(), october())
  clock.set(new Date('2026-11-10T03:00:00Z'))
  const id = await services().papers.reports.ask(head, { unit: 'dpupr', window })
  await services().packs.make(id)
  const files = await readZip(await buffer((await services().papers.reports.fetch(head, id)).stream))
  const kept = [...files.keys()].filter((name) => name.includes('/'))
  expect(kept).toEqual(['03-sk-dan-sop/dpupr/sk-v1-SK Tim Aduan.pdf', '03-sk-dan-sop/dpupr/sk-v2-SK Tim Aduan.pdf'])
  expect(files.get(kept[0]!)!.equals(decree)).toBe(true)
  const textOf = async (name: string) => (await readPdf(files.get(name)!)).text.replace(/\s+/g, ' ')
  const documents = await textOf('03-sk-dan-sop.pdf')
  for (const told of ['SK Tim Pengaduan, diubah', '800/12/2026', 'SOP Aduan', 'https://contoh.invalid/sop'])
    expect(documents).toContain(told)
  const channels = await textOf('01-saluran.pdf')
  for (const told of ['Loket: Loket depan', 'Jl. Veteran 1', '17']) expect(channels).toContain(told)
  const procedure = await textOf('02-prosedur.pdf')
  for (const told of ['1. Tulis aduan', 'Biaya: Gratis', 'dijabat', '14 hari kerja']) expect(procedure).toContain(told)
  expect(await textOf('07-pembinaan.pdf')).toContain('Setiap jawaban memuat foto.')
  expect(await textOf('09-penilaian-mandiri.pdf')).toMatch(/85,00.*120/)
  const index = await textOf('00-daftar-isi.pdf')
  expect(index.replaceAll(' ', '')).toContain(createHash('sha256').update(decree).digest('hex'))
})
