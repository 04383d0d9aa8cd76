import type { PdfBlock } from '../../platform/pdf'
import { type Evidence, monthMeasures, toldMeasures, unitMeasures } from '../evidence'
import type { Numbered } from '../numbered'
import { valueText, type Wording } from '../wording'
import { headOf, tableOf } from './frame'
import { numbersTable } from './numbersTable'

/** Every number of the subject; then month by month, and unit by unit where there are several. */
export function timelinessPart(evidence: Evidence, w: Wording): PdfBlock[] {
  const { numbers, scope, until } = evidence
  const own = numbers.filter(
    ({ id, unit, of }) => unit === scope.unit && of === null && (toldMeasures as readonly string[]).includes(id),
  )
  return [
    ...headOf('timeliness', evidence, w),
    { p: w.t('reports:parts.timeliness.until', { date: w.f.date(until), time: w.f.time(until) }) },
    numbersTable(w, w.t('reports:parts.timeliness.figures'), own),
    ...monthsOf(
      numbers.filter(({ unit, of }) => unit === scope.unit && of !== null && /^\d{4}-\d\d$/.test(of)),
      w,
    ),
    ...(scope.unit === null
      ? unitsOf(
          numbers.filter(({ unit }) => unit !== null),
          w,
        )
      : []),
    { h2: w.t('reports:method.title') },
    { list: methodLines(w) },
  ]
}

/** How the numbers are made, in plain sentences. */
export const methodLines = ({ t }: Wording): string[] =>
  ['counted', 'onTime', 'days', 'reopened', 'few', 'interval', 'fingerprint'].map((id) => t(`reports:method.${id}`))

function monthsOf(numbers: readonly Numbered[], w: Wording): PdfBlock[] {
  const months = [...new Set(numbers.map(({ of }) => of!))]
  if (months.length < 2) return []
  const rows = months.map((month) => [
    w.f.month(month),
    ...cellsOf(
      numbers.filter(({ of }) => of === month),
      monthMeasures,
      w,
    ),
  ])
  return [{ h2: w.t('reports:parts.timeliness.months') }, measuresTable(w, 'month', monthMeasures, rows)]
}

/** Unit by unit, in order of name. Fewer than ten in the denominator are shown with their number, and nobody is ranked. */
export function unitsOf(numbers: readonly Numbered[], w: Wording): PdfBlock[] {
  const units = [...new Set(numbers.map(({ unit }) => unit!))].sort((a, b) => w.unitName(a).localeCompare(w.unitName(b), 'id'))
  if (units.length === 0) return []
  const rows = units.map((id) => [
    w.unitName(id),
    ...cellsOf(
      numbers.filter(({ unit }) => unit === id),
      unitMeasures,
      w,
    ),
  ])
  return [{ h2: w.t('reports:parts.timeliness.units') }, measuresTable(w, 'unit', unitMeasures, rows)]
}

function cellsOf(numbers: readonly Numbered[], ids: readonly string[], w: Wording): string[] {
  return ids.map((id) => {
    const number = numbers.find((one) => one.id === id)
    if (!number) return '–'
    const isCount = number.value === number.denominator || id.startsWith('backlog')
    return isCount ? valueText(w, number) : `${valueText(w, number)}\n(n ${w.f.number(number.denominator)})`
  })
}

function measuresTable(w: Wording, first: 'unit' | 'month', ids: readonly string[], rows: string[][]): PdfBlock {
  const block = tableOf(w, '', [[first, 4]], rows)
  if (!('table' in block)) return block
  const columns = ids.map((id) => ({ title: w.t(`indicators:names.${id}`), width: 2.6, align: 'right' as const }))
  return { table: { ...block.table, columns: [...block.table.columns, ...columns] } }
}
