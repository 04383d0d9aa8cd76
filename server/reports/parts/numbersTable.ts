import { fewest } from '../../indicators/compliance'
import { definitionOf, isMeasure } from '../../indicators/indicator'
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
      ['measure', 4.4],
      ['value', 2.4, 'right'],
      ['numerator', 1.9, 'right'],
      ['denominator', 1.8, 'right'],
      ['interval', 2.4, 'right'],
      ['fingerprint', 3.2],
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

/** Where the true share lies (Wilson, 95 %); said to be few below ten. All of the register is no share of it. */
function intervalText({ t, f }: Wording, { id, numerator, denominator }: Numbered): string {
  const isShare = isMeasure(id) ? definitionOf(id).type === 'share' : id.startsWith('followUp.') && id !== 'followUp.all'
  if (!isShare || denominator === 0) return ''
  if (denominator < fewest) return t('reports:few')
  const { low, high } = wilson(numerator, denominator)!
  return `${f.number(low * 100, 1)}–${f.percent(high, 1)}`
}
