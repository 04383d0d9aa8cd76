import type { PdfBlock } from '../../platform/pdf'
import type { Evidence } from '../evidence'
import type { Wording } from '../wording'
import { headOf, nothing } from './frame'
import { numbersTable } from './numbersTable'

/** Whether the reporters had the last word: of the cases of the register, how each stands. The list is the file beside it. */
export function followUpPart(evidence: Evidence, w: Wording): PdfBlock[] {
  const counts = evidence.numbers.filter(({ id }) => id.startsWith('followUp.'))
  const all = counts.find(({ id }) => id === 'followUp.all')?.numerator ?? 0
  if (all === 0) return [...headOf('followUp', evidence, w), nothing('followUp', w)]
  return [
    ...headOf('followUp', evidence, w),
    numbersTable(w, w.t('reports:parts.followUp.counts'), counts),
    { p: w.t('reports:parts.followUp.list') },
  ]
}
