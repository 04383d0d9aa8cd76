import { fewest } from '../../indicators/compliance'
import { wilson } from '../../indicators/wilson'
import type { PdfBlock } from '../../platform/pdf'
import type { Numbered } from '../numbered'
import { numberName, valueText, type Wording } from '../wording'
import { tableOf } from './frame'

/** Numbers with what they are made of, their interval and their fingerprint. */
export const numbersTable = (w: Wording, caption: string, numbers: readonly Numbered[]): PdfBlock =>
  tableOf(
    w,
    caption,
    [
      ['measure', 5],
      ['value', 2.4, 'right'],
      ['numerator', 1.6, 'right'],
      ['denominator', 1.6, 'right'],
      ['interval', 2.2, 'right'],
      ['fingerprint', 2.6],
    ],
    numbers.map((number) => [
      numberName(w, number),
      valueText(w, number),
      w.f.number(number.numerator),
      w.f.number(number.denominator),
      intervalText(w, number),
      number.fingerprint,
    ]),
  )

/** Where the true share lies (Wilson, 95 %); said to be few below ten. */
export function intervalText({ t, f }: Wording, { numerator, denominator, value }: Numbered): string {
  const isShare =
    value !== null && denominator > 0 && Math.abs(value - numerator / denominator) < 1e-12 && numerator <= denominator
  if (!isShare) return ''
  if (denominator < fewest) return t('reports:few')
  const { low, high } = wilson(numerator, denominator)!
  return `${f.number(low * 100, 1)}–${f.percent(high, 1)}`
}
