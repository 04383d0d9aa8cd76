import type { PdfBlock } from '../../platform/pdf'
import { toldMeasures } from '../evidence'
import { type Numbered, printOf } from '../numbered'
import { numberName, periodName, valueText, type Wording } from '../wording'
import { headingOf, tableOf } from './frame'
import { numbersTable } from './numbersTable'
import { methodLines, unitsOf } from './timelinessPart'

/** What a report of a month, or of any period, is written from. `before` are the same numbers of the window before. */
export type Monthly = {
  subject: string
  unit: string | null
  window: { from: string; to: string }
  before: { from: string; to: string }
  until: Date
  numbers: Numbered[]
  numbersBefore: Numbered[]
  code: string
  address: string
}

/** The report of a period on a few pages: its numbers beside those of the period before, units side by side, and how they are made. */
export function monthlyPart(monthly: Monthly, w: Wording): PdfBlock[] {
  const { subject, window, until, numbers, unit, code, address } = monthly
  const own = numbers.filter((number) => number.unit === unit && number.of === null)
  return [
    { h1: w.t('reports:monthly.title') },
    ...headingOf(subject, window, w),
    { p: sentenceOf(own, w) },
    { p: w.t('reports:parts.timeliness.until', { date: w.f.date(until), time: w.f.time(until) }) },
    { h2: w.t('reports:monthly.compared') },
    comparedTable(own, monthly, w),
    ...(unit === null
      ? unitsOf(
          numbers.filter((number) => number.unit !== null),
          w,
        )
      : []),
    { h2: w.t('reports:method.title') },
    { list: methodLines(w) },
    { h2: w.t('reports:index.numbers') },
    { p: w.t('reports:index.print', { print: printOf(numbers), count: numbers.length }) },
    numbersTable(w, '', own),
    { p: w.t('reports:index.code', { code, address }) },
  ]
}

/** "Diterima 412, dijawab 398, 78,0 % tepat waktu, 96 belum dijawab." */
export function sentenceOf(own: readonly Numbered[], w: Wording): string {
  const say = (id: string): string => {
    const number = own.find((one) => one.id === id)
    return number ? valueText(w, number) : '–'
  }
  return w.t('reports:monthly.sentence', {
    received: say('received'),
    answers: say('answers'),
    onTime: say('onTime.resolution'),
    open: say('backlog.all'),
    overdue: say('overdue'),
  })
}

function comparedTable(own: readonly Numbered[], { before, numbersBefore, unit }: Monthly, w: Wording): PdfBlock {
  const rows = toldMeasures.flatMap((id) => {
    const number = own.find((one) => one.id === id)
    const last = numbersBefore.find((one) => one.id === id && one.unit === unit && one.of === null)
    if (!number) return []
    return [[numberName(w, number), valueText(w, number), w.f.number(number.denominator), last ? valueText(w, last) : '–']]
  })
  const caption = w.t('reports:monthly.beside', { before: periodName(w, before) })
  return tableOf(
    w,
    caption,
    [
      ['measure', 5],
      ['value', 2.5, 'right'],
      ['n', 1.5, 'right'],
      ['before', 2.5, 'right'],
    ],
    rows,
  )
}

/** The same numbers as rows of a workbook: of the whole and of units, each with what it is made of. */
export const numberRows = (numbers: readonly Numbered[], w: Wording): (string | number | null)[][] =>
  numbers.map((number) => [
    number.unit === null ? w.t('reports:regency') : w.unitName(number.unit),
    numberName(w, number),
    number.value,
    number.numerator,
    number.denominator,
    number.fingerprint,
  ])
