import type { PdfBlock } from '../../platform/pdf'
import type { Evidence } from '../evidence'
import type { Wording } from '../wording'
import { headOf, nothing, tableOf } from './frame'
import { numbersTable } from './numbersTable'

/** Ways to complain, and how many came in by each. */
export function channelsPart(evidence: Evidence, w: Wording): PdfBlock[] {
  const { lines, numbers, scope } = evidence
  const received = numbers.filter(({ id, unit, of }) => id === 'received' && unit === scope.unit && of === null)
  const own = numbersTable(w, w.t('reports:parts.channels.own'), received)
  if (lines.channels.length === 0) return [...headOf('channels', evidence, w), own, nothing('channels', w)]
  const rows = lines.channels.map(({ unit, kind, name, address, hours, count, counted, months }) => [
    w.unitName(unit),
    [w.t(kind === 'web' ? 'reports:channels.web' : `documents:channelKinds.${kind}`), name].filter(Boolean).join(': '),
    [address, hours].filter(Boolean).join('; '),
    count === null ? w.t('reports:parts.channels.uncounted') : w.f.number(count),
    w.t('reports:parts.channels.counted', { counted, months }),
  ])
  const table = tableOf(
    w,
    w.t('reports:parts.channels.others'),
    [
      ['unit', 3],
      ['channel', 3],
      ['address', 4],
      ['received', 2, 'right'],
      ['counted', 2],
    ],
    rows,
  )
  return [...headOf('channels', evidence, w), own, table, { small: w.t('reports:parts.channels.note') }]
}
