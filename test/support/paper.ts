import ExcelJS from 'exceljs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { fromBuffer } from 'yauzl'

/** `roles` are the tags of all pages in order, nested ones after those around them; on each page those around are told again. */
export type ReadPdf = {
  title: string
  lang: string | null
  tagged: boolean
  pages: number
  text: string
  roles: string[]
  outline: string[]
}

/** A PDF as pdf.js reads it, in a process of its own. */
export async function readPdf(file: Readable | Buffer): Promise<ReadPdf> {
  const bytes = Buffer.isBuffer(file) ? file : await buffer(file)
  const reader = spawn(process.execPath, [join(__dirname, 'readPdf.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] })
  reader.stdin.end(bytes)
  return JSON.parse(await text(reader.stdout)) as ReadPdf
}

/** A workbook as exceljs reads it. */
export async function readXlsx(file: Readable | Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((Buffer.isBuffer(file) ? file : await buffer(file)) as never)
  return workbook
}

/** The files of an archive as yauzl unpacks them, by name. */
export async function readZip(file: Readable | Buffer): Promise<Map<string, Buffer>> {
  const bytes = Buffer.isBuffer(file) ? file : await buffer(file)
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (fault, zip) => {
      if (fault) return reject(fault)
      const files = new Map<string, Buffer>()
      zip.on('error', reject)
      zip.on('end', () => resolve(files))
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) return reject(broken)
          buffer(stream).then((content) => {
            files.set(entry.fileName, content)
            zip.readEntry()
          }, reject)
        }),
      )
      zip.readEntry()
    })
  })
}
