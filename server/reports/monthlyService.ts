import { createHash, randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import type { AuditService } from '../audit/service'
import { windowBefore } from '../indicators/period'
import { sightOf } from '../indicators/permissions'
import type { Clock } from '../platform/clock'
import { pdfOf } from '../platform/pdf'
import { xlsxOf } from '../platform/xlsx'
import type { Officer } from '../staff/officer'
import { verificationCode } from './code'
import type { EvidenceService } from './evidenceService'
import { type Download, types } from './exportService'
import { printOf } from './numbered'
import { type Monthly, monthlyPart, numberRows } from './parts/monthlyPart'
import { fileName, newReport } from './report'
import type { Wanted } from './schemas'
import type { ReportStore } from './store'
import { periodName, type Wording } from './wording'

export type MonthlyFormat = 'pdf' | 'xlsx'

type Needs = {
  store: Pick<ReportStore, 'keepSame'>
  evidence: EvidenceService
  checkWanted(officer: Officer, wanted: Wanted): Promise<void>
  audit: Pick<AuditService, 'record'>
  clock: Clock
  secret: string
  baseUrl: string
}

export type MonthlyService = ReturnType<typeof createMonthlyService>

/**
 * The report of a month, or of any period: a few pages, so made while one waits. The same numbers make the same bytes, and bear the same code. There is no DOCX:
 * no library for it is among those of this product, and the workbook can be edited.
 */
export function createMonthlyService({ store, evidence, checkWanted, audit, clock, secret, baseUrl }: Needs) {
  async function gather(officer: Officer, { unit, window }: Wanted, words: Wording): Promise<Monthly> {
    const { inspects } = sightOf(officer)!
    const sight = { units: null, inspects }
    const before = windowBefore(window)
    const [numbers, numbersBefore, until] = await Promise.all([
      evidence.numbersOf({ unit, window }, sight),
      evidence.numbersOf({ unit, window: before }, sight),
      evidence.asOf(window, clock.now()),
    ])
    const print = printOf(numbers)
    const code = verificationCode(secret, `monthly:${unit ?? ''}:${window.from}:${window.to}:${until.getTime()}:${print}`)
    const subject = unit === null ? words.t('reports:regency') : words.unitName(unit)
    return { subject, unit, window, before, until, numbers, numbersBefore, code, address: `${baseUrl}/periksa` }
  }

  return {
    async file(officer: Officer, { unit, window }: Wanted, format: MonthlyFormat): Promise<Download> {
      await checkWanted(officer, { unit, window })
      const words = await evidence.wording()
      const monthly = await gather(officer, { unit, window }, words)
      const bytes = await buffer(format === 'pdf' ? pdfPaper(monthly, words) : workbook(monthly, words))
      const name = fileName({ kind: 'monthly', unit, window }, format)
      if (format === 'pdf') await keep(officer, monthly, { name, bytes })
      const details = { unit: unit ?? 'all', ...window, format }
      await audit.record({ by: officer.id, as: officer.post, deed: 'monthlyReport', target: `report:${monthly.code}`, details })
      return { name, type: types[format], stream: Readable.from([bytes]) }
    },
  }

  async function keep(
    officer: Officer,
    { unit, window, code, numbers }: Monthly,
    { name, bytes }: { name: string; bytes: Buffer },
  ) {
    const now = clock.now()
    const file = { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    await store.keepSame({
      ...newReport(randomBytes(12).toString('hex'), code),
      kind: 'monthly',
      unit,
      window,
      inspects: [...sightOf(officer)!.inspects],
      askedAt: now,
      askedBy: officer.id,
      askedAs: officer.title,
      state: 'done',
      file,
      files: [file],
      print: printOf(numbers),
      madeAt: now,
      expiresAt: now,
    })
  }
}

function pdfPaper(monthly: Monthly, w: Wording): Readable {
  const about = `${monthly.subject}, ${periodName(w, monthly.window)}`
  return pdfOf(
    {
      title: `${w.t('reports:monthly.title')}: ${about}`,
      lang: 'id-ID',
      date: monthly.until,
      footer: w.t('reports:paper.footer', { about, code: monthly.code }),
      pageNumber: (page) => w.t('reports:paper.page', { page: w.f.number(page) }),
    },
    monthlyPart(monthly, w),
  )
}

function workbook({ numbers, until, unit }: Monthly, w: Wording): Readable {
  const columns = ['unit', 'measure', 'value', 'numerator', 'denominator', 'fingerprint'].map((id, i) => ({
    title: w.t(`reports:columns.${id}`),
    width: i < 2 ? 40 : 16,
  }))
  const sheet = (name: string, of: typeof numbers) => ({
    name: w.t(`reports:monthly.sheets.${name}`),
    columns,
    rows: numberRows(of, w),
  })
  const own = numbers.filter((number) => number.unit === unit)
  return xlsxOf(
    [
      sheet('own', own),
      ...(unit === null
        ? [
            sheet(
              'units',
              numbers.filter((number) => number.unit !== null),
            ),
          ]
        : []),
    ],
    {
      date: until,
    },
  )
}
