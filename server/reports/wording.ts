import { definitionOf, isMeasure, type MeasureId } from '../indicators/indicator'
import type { Window } from '../indicators/period'
import type { createFormats } from '../platform/formats'
import type { Translate } from '../platform/i18n'
import type { Target } from '../sla/clock'
import type { Numbered } from './numbered'
import { type NamedPeriod, periodIn } from './periods'

/** How a paper says things: its words, its dates and numbers, and the names of units, places and categories. */
export type Wording = {
  t: Translate
  f: ReturnType<typeof createFormats>
  unitName: (id: string) => string
  placeName: (id: string) => string
}

/** "Triwulan III 2026", "Oktober 2026", or from a day to a day. */
export function periodName({ t, f }: Pick<Wording, 't' | 'f'>, window: Window): string {
  const period = periodIn(window)
  return period
    ? namedPeriod({ t, f }, period)
    : t('reports:periods.span', { from: f.tableDate(window.from), to: f.tableDate(window.to) })
}

/** A period as people name it: `November 2026`, `Triwulan III 2026`. */
export function namedPeriod({ t, f }: Pick<Wording, 't' | 'f'>, { kind, year, number, id }: NamedPeriod): string {
  return kind === 'month' ? f.month(id) : t(`reports:periods.${kind}`, { year, number: roman[number - 1] })
}

const roman = ['I', 'II', 'III', 'IV']

/** What a number is called. */
export const numberName = ({ t, f }: Wording, { id, of }: Pick<Numbered, 'id' | 'of'>): string => {
  const name = t(isMeasure(id) ? `indicators:names.${id}` : `reports:numbers.${id}`)
  return of === null ? name : `${name}, ${/^\d{4}-\d\d$/.test(of) ? f.month(of) : of}`
}

const senses: Record<ReturnType<typeof definitionOf>['type'], 'share' | 'mean' | 'days' | 'count'> = {
  share: 'share',
  ratio: 'share',
  mean: 'mean',
  rank: 'days',
  count: 'count',
  stock: 'count',
}

/** A value in its unit of measure; a dash where there is nothing to divide by. */
export function valueText({ t, f }: Pick<Wording, 't' | 'f'>, { id, value }: Pick<Numbered, 'id' | 'value'>): string {
  if (value === null) return '–'
  const sense = isMeasure(id) ? senses[definitionOf(id as MeasureId).type] : 'count'
  if (sense === 'share') return f.percent(value, 1)
  if (sense === 'days') return `${f.number(value)} ${t('common:workingDays')}`
  return f.number(value, sense === 'mean' ? 2 : 0)
}

/** What a value rests on: the part and the whole of a share, of a mean or a rank how many; a count rests on itself. */
export function basisText({ t, f }: Pick<Wording, 't' | 'f'>, { id, numerator, denominator }: Numbered): string {
  const sense = isMeasure(id) ? senses[definitionOf(id as MeasureId).type] : 'count'
  if (sense === 'count') return ''
  if (sense === 'share') return t('reports:of', { part: f.number(numerator), whole: f.number(denominator) })
  return t('indicators:n', { n: f.number(denominator) })
}

/** "14 hari kerja", "3 jam kerja". */
export function targetText({ t, f }: Pick<Wording, 't' | 'f'>, target: Target | null): string {
  if (!target) return '–'
  if (target.days !== undefined) return `${f.number(target.days)} ${t('common:workingDays')}`
  return t('reports:minutes', { minutes: f.number(target.minutes) })
}
