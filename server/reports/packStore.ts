import { Readable } from 'node:stream'
import type { StoredFile } from '../platform/files'
import { type PdfBlock, pdfOf } from '../platform/pdf'
import { createZip, type Zip, type ZipEntry } from '../platform/zip'
import { type Colophon, type Evidence, type MadePart, partNumber, type PartId, type Registered } from './evidence'
import { numbersVersion, printOf } from './numbered'
import { channelsPart } from './parts/channelsPart'
import { documentsPart } from './parts/documentsPart'
import { followUpPart } from './parts/followUpPart'
import { indexPart } from './parts/indexPart'
import { assessmentPart, coachingPart, improvementsPart } from './parts/logParts'
import { procedurePart } from './parts/procedurePart'
import { timelinessPart } from './parts/timelinessPart'
import { periodName, type Wording } from './wording'

export type Pack = { evidence: Evidence; registered: Registered; colophon: Colophon; words: Wording }

/** Where its bytes come from and go to. `bench` gives a file that has been written beforehand. */
export type PackIo = {
  path: string
  write(path: string, stream: Readable): Promise<Omit<ZipEntry, 'name'>>
  open(file: StoredFile): Promise<Readable>
  bench(name: 'register.csv' | 'register.xlsx' | 'followUp.csv'): Readable
}

/** Writes the whole pack to its path, part by part. Returns what is in it, and what it is as a file. */
export async function writePack(pack: Pack, io: PackIo): Promise<{ entries: ZipEntry[]; whole: Omit<ZipEntry, 'name'> }> {
  const zip = createZip({ date: pack.evidence.until })
  const written = io.write(io.path, zip.stream)
  const filled = fill(zip, pack, io).catch((error: Error) => {
    zip.stream.destroy(error)
    throw error
  })
  const [entries, whole] = await Promise.all([filled, written])
  return { entries, whole }
}

async function fill(zip: Zip, pack: Pack, io: PackIo): Promise<ZipEntry[]> {
  const parts = await partsOf(zip, pack, io)
  const files = parts.flatMap((part) => part.files)
  const manifest = await zip.add('manifest.json', Readable.from([manifestOf(pack, files)]))
  const blocks = indexPart({ ...pack, parts, manifest }, pack.words)
  const index = await zip.add('00-daftar-isi.pdf', pdf(pack, pack.words.t('reports:index.title'), blocks))
  zip.end()
  return [index, ...files, manifest]
}

async function partsOf(zip: Zip, pack: Pack, io: PackIo): Promise<MadePart[]> {
  const { evidence, registered, words } = pack
  const { lines } = evidence
  const paper = (id: PartId, blocks: PdfBlock[]) =>
    zip.add(`${nameOf(id, words)}.pdf`, pdf(pack, words.t(`reports:parts.${id}.title`), blocks))
  const simple = async (id: PartId, blocks: PdfBlock[], isEmpty: boolean): Promise<MadePart> => ({
    id,
    files: [await paper(id, blocks)],
    empty: isEmpty,
  })

  const channels = await simple('channels', channelsPart(evidence, words), lines.channels.length === 0)
  const procedure = await simple('procedure', procedurePart(evidence, words), lines.procedures.length === 0)
  const documents = await documentsOf(zip, pack, io, paper)
  const register = await registerOf(zip, pack, io)
  const timeliness = await simple('timeliness', timelinessPart(evidence, words), false)
  const told = await simple('followUp', followUpPart(evidence, words), registered.rows === 0)
  const list = await zip.add(`${nameOf('followUp', words)}.csv`, io.bench('followUp.csv'))
  return [
    channels,
    procedure,
    documents,
    register,
    timeliness,
    { ...told, files: [...told.files, list] },
    await simple('coaching', coachingPart(evidence, words), lines.coaching.length === 0),
    await simple('improvements', improvementsPart(evidence, words), lines.improvements.length === 0),
    await simple('assessment', assessmentPart(evidence, words), lines.assessments.length + lines.surveys.length === 0),
  ]
}

async function documentsOf(
  zip: Zip,
  { evidence, words }: Pack,
  io: PackIo,
  paper: (id: PartId, blocks: PdfBlock[]) => Promise<ZipEntry>,
): Promise<MadePart> {
  const files: ZipEntry[] = []
  const names: (string | null)[] = []
  for (const { file, unit, kind, version } of evidence.lines.documents) {
    const added =
      file &&
      (await zip.add(
        `${nameOf('documents', words)}/${unit}/${words.t(`reports:documentFiles.${kind}`)}-v${version}-${file.name}`,
        await io.open(file),
        {
          stored: true,
        },
      ))
    if (added) files.push(added)
    names.push(added ? added.name : null)
  }
  const list = await paper('documents', documentsPart(evidence, names, words))
  return { id: 'documents', files: [list, ...files], empty: names.length === 0 }
}

async function registerOf(zip: Zip, { registered, words }: Pack, io: PackIo): Promise<MadePart> {
  const files = [await zip.add(`${nameOf('register', words)}.csv`, io.bench('register.csv'))]
  if (registered.workbook)
    files.push(await zip.add(`${nameOf('register', words)}.xlsx`, io.bench('register.xlsx'), { stored: true }))
  return { id: 'register', files, empty: registered.rows === 0 }
}

/** `05-ketepatan-waktu`: a number, and what it is. */
const nameOf = (id: PartId, { t }: Wording): string => `${partNumber(id)}-${t(`reports:parts.${id}.file`)}`

function pdf({ evidence, colophon, words }: Pack, part: string, blocks: PdfBlock[]): Readable {
  const { t, f } = words
  const about = `${evidence.subject}, ${periodName(words, evidence.scope.window)}`
  return pdfOf(
    {
      title: `${part}: ${about}`,
      lang: 'id-ID',
      date: evidence.until,
      footer: t('reports:paper.footer', { about, code: colophon.code }),
      pageNumber: (page) => t('reports:paper.page', { page: f.number(page) }),
    },
    blocks,
  )
}

function manifestOf({ evidence, registered, colophon }: Pack, files: readonly ZipEntry[]): string {
  const { scope, subject, until, numbers } = evidence
  const about = { code: colophon.code, unit: scope.unit, subject, ...scope.window, until, oversightOf: colophon.inspects }
  const content = { ...about, version: numbersVersion, print: printOf(numbers), registerRows: registered.rows, numbers, files }
  return `${JSON.stringify(content, null, 2)}\n`
}
