import { type Request, type Response, Router } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvOf } from '../platform/csv'
import { fingerprint } from '../platform/fingerprint'
import type { Language } from '../platform/i18n'
import { type FileFormat, type FileId, formats, schemaVersion } from './catalog'
import type { CatalogService } from './catalogService'
import { cellsOfEntry, dictionaryColumns } from './dictionary'
import { cellsOf, columns, linesOf, type NameOf, type Part } from './files'
import { askedFile, askedMonth, askedYear, performanceSchema } from './schemas'
import type { OpenDataService } from './service'

type Needs = { openData: OpenDataService; dataCatalog: CatalogService }
type Described = { about: object }

// A month changes once a month; a minute is what the service itself remembers.
const pageAge = 60
const fileAge = 300

/** Open data and the units' pages in words: for everybody, without a session. */
export function createOpenDataRoutes({ openData, dataCatalog }: Needs): Router {
  const router = Router()

  router.get('/data', async (_req, res) => {
    keepPage(res).render('opendata/data', await openData.dataPage())
  })

  router.get('/data/katalog.json', async (req, res) => {
    const catalog = await dataCatalog.catalog()
    if (isKnown(req, res, fingerprint(catalog))) return
    res.type('application/ld+json').send(JSON.stringify(catalog, null, 2))
  })

  router.get('/data/bulan/:file', async (req, res) => {
    const { name, format } = askedMonth(req.params.file)
    const parts = await openData.monthParts(name)
    await sendParts(req, res, parts, format, dataCatalog.described('bulan'))
  })

  router.get('/data/:file', async (req, res) => {
    const { name, format } = askedFile(req.params.file)
    if (name === 'kamus') return sendDictionary(req, res, format)
    const parts = await openData.fileParts(name as FileId, askedYear(req.query.tahun))
    await sendParts(req, res, parts, format, dataCatalog.described(name as FileId))
  })

  router.get('/kinerja', async (req, res) => {
    const page = await openData.performanceList(performanceSchema.parse(req.query))
    keepPage(res).render('opendata/performance', page)
  })

  router.get('/kinerja/:unit', async (req, res) => {
    const page = await openData.performancePage(req.params.unit, res.locals.lang as Language)
    keepPage(res).render('opendata/unit', page)
  })

  async function sendParts(
    req: Request,
    res: Response,
    parts: readonly Part[],
    format: FileFormat,
    described: Described,
  ): Promise<void> {
    if (isKnown(req, res, fingerprint([req.path, req.query, await openData.print()]))) return
    const nameOf = await openData.nameOf()
    res.type(`${formats[format]}; charset=utf-8`)
    const texts = format === 'csv' ? csvTexts(parts, nameOf) : jsonTexts(parts, nameOf, described)
    // Line by line as the reader takes them: all years at once need no more memory than one month.
    await pipeline(Readable.from(texts), res)
  }

  function sendDictionary(req: Request, res: Response, format: FileFormat): void {
    const entries = dataCatalog.dictionary()
    if (isKnown(req, res, fingerprint([format, entries]))) return
    res.type(`${formats[format]}; charset=utf-8`)
    if (format === 'csv') res.send(csvOf([dictionaryColumns, ...entries.map(cellsOfEntry)]))
    else res.send(JSON.stringify({ schema: schemaVersion, ...dataCatalog.described('kamus').about, rows: entries }, null, 2))
  }

  return router
}

/** A page is the same for everybody, but for the language, which is in a cookie. */
const keepPage = (res: Response): Response => res.set('Cache-Control', `private, max-age=${pageAge}`).vary('Cookie')

/** Headers of every file: read by scripts of any site, kept by any cache. True when the reader has it already, and has been told so. */
function isKnown(req: Request, res: Response, print: string): boolean {
  res.set({
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': `public, max-age=${fileAge}`,
    ETag: `W/"${print}"`,
  })
  if (!req.fresh) return false
  res.status(304).end()
  return true
}

function* csvTexts(parts: readonly Part[], nameOf: NameOf): Generator<string> {
  yield csvOf([columns])
  for (const part of parts) yield csvOf(linesOf(part, nameOf).map(cellsOf)).slice(1)
}

function* jsonTexts(parts: readonly Part[], nameOf: NameOf, { about }: Described): Generator<string> {
  yield `${JSON.stringify({ schema: schemaVersion, ...about }).slice(0, -1)},"rows":[`
  let separator = '\n'
  for (const part of parts) {
    for (const line of linesOf(part, nameOf)) {
      yield separator + JSON.stringify(line)
      separator = ',\n'
    }
  }
  yield '\n]}\n'
}
