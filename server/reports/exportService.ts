import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { AuditService } from '../audit/service'
import { classes, kinds, states } from '../complaints/complaint'
import { Refused } from '../errors'
import { addressOf } from '../indicators/links'
import { sightOf } from '../indicators/permissions'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import { mostRows } from '../platform/xlsx'
import { categories } from '../routing/category'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import type { EvidenceService } from './evidenceService'
import { firstValues, periodOptions, unitOptions } from './options'
import type { RegisterExportPage } from './pages'
import { registerCsv, registerXlsx } from './registerFileStore'
import type { RegisterFilter, RegisterQueries } from './registerQueries'
import { registerRow, type RegisterRow } from './registerRow'
import { columnIds } from './registerTable'
import { fileName } from './report'
import type { Wanted } from './schemas'
import { periodName, type Wording } from './wording'

type Sorts = Pick<RegisterFilter, 'state' | 'kind' | 'class' | 'category'>
export type RegisterWanted = Wanted & Sorts
export type ExportFormat = 'csv' | 'xlsx'
export type Download = { name: string; type: string; stream: Readable }

type Needs = {
  register: RegisterQueries
  evidence: Pick<EvidenceService, 'wording' | 'asOf'>
  units: { list(): Promise<Unit[]> }
  checkWanted(officer: Officer, wanted: Wanted): Promise<void>
  audit: Pick<AuditService, 'record'>
  clock: Clock
}

export const types: Record<ExportFormat | 'pdf', string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

export type ExportService = ReturnType<typeof createExportService>

/** The register as a table for those who watch over it: masked like on paper, written row by row while it is fetched. */
export function createExportService({ register, evidence, units, checkWanted, audit, clock }: Needs) {
  const filterOf = (officer: Officer, { unit, ...wanted }: RegisterWanted): RegisterFilter => ({
    ...wanted,
    units: unit === null ? null : [unit],
    inspects: sightOf(officer)?.inspects ?? [],
  })

  return {
    /** The form; `wanted` null: as it is opened, or with mistakes. */
    async page(officer: Officer, wanted: RegisterWanted | null, words: Pick<Wording, 't' | 'f'>): Promise<RegisterExportPage> {
      if (!sightOf(officer)) throw new Refused('forbidden', 'reportForbidden')
      if (wanted) await checkWanted(officer, wanted)
      const { t } = words
      const options = unitOptions(officer, await units.list())
      const periods = periodOptions(localDate(clock.now()), words)
      const named = (ids: readonly string[], prefix: string) => ids.map((id) => ({ id, name: t(`${prefix}.${id}`) }))
      const count = wanted && (await register.count(filterOf(officer, wanted)))
      return {
        ...options,
        periods,
        states: named(states, 'common:states'),
        kinds: named(kinds, 'common:kinds'),
        classes: named(classes, 'common:classes'),
        categories: named(categories, 'desk:categories'),
        count,
        period: wanted ? periodName(words, wanted.window) : '',
        csvHref: wanted && hrefOf(wanted, 'csv'),
        xlsxHref: wanted && count! < mostRows ? hrefOf(wanted, 'xlsx') : null,
        columns: columnIds.map((id) => t(`reports:register.columns.${id}`)),
        values: { ...firstValues(options, periods), state: '', kind: '', class: '', category: '' },
        errors: {},
        details: {},
      }
    },

    /** @throws Refused `invalid` `exportTooLong` for more rows than a workbook holds */
    async file(officer: Officer, wanted: RegisterWanted, format: ExportFormat): Promise<Download> {
      await checkWanted(officer, wanted)
      const filter = filterOf(officer, wanted)
      const [words, count] = await Promise.all([evidence.wording(), register.count(filter)])
      if (format === 'xlsx' && count >= mostRows) throw new Refused('invalid', 'exportTooLong')
      const { unit, window, ...sorts } = wanted
      const details = { unit: unit ?? 'all', ...window, ...sorts, format, rows: count }
      const target = `register:${randomBytes(4).toString('hex')}`
      await audit.record({ by: officer.id, as: officer.post, deed: 'exportRegister', target, details })
      const rows = rowsOf(register.rows(filter), clock.now())
      const stream =
        format === 'csv' ? registerCsv(rows, words) : registerXlsx(rows, words, await evidence.asOf(window, clock.now()))
      return { name: fileName({ kind: 'register', unit, window }, format), type: types[format], stream }
    },
  }
}

async function* rowsOf(cases: ReturnType<RegisterQueries['rows']>, now: Date): AsyncGenerator<RegisterRow> {
  for await (const one of cases) yield registerRow(one, now)
}

const hrefOf = ({ unit, window, ...sorts }: RegisterWanted, format: ExportFormat): string =>
  addressOf(`/laporan/register.${format}`, { unit: unit ?? undefined, ...window, ...sorts })
