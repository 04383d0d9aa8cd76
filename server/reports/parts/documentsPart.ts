import type { PdfBlock } from '../../platform/pdf'
import type { Evidence } from '../evidence'
import type { Wording } from '../wording'
import { headOf, nothing, tableOf } from './frame'

/** Decrees, procedures and notices that held in the period. `names` are those of their files in the archive, in the same order; null: a link. */
export function documentsPart(evidence: Evidence, names: readonly (string | null)[], w: Wording): PdfBlock[] {
  const { documents } = evidence.lines
  if (documents.length === 0) return [...headOf('documents', evidence, w), nothing('documents', w)]
  const rows = documents.map(({ unit, kind, title, number, date, version, from, to, link }, i) => [
    w.unitName(unit),
    w.t(`documents:kinds.${kind}`),
    [title, number && w.t('reports:parts.documents.number', { number }), date && w.f.tableDate(date)].filter(Boolean).join(', '),
    String(version),
    w.t(to ? 'reports:parts.documents.span' : 'reports:parts.documents.since', {
      from: w.f.tableDate(from),
      to: to && w.f.tableDate(to),
    }),
    names[i] ?? link ?? '–',
  ])
  const columns = [
    ['unit', 2.5],
    ['kind', 1.8],
    ['document', 4],
    ['version', 1],
    ['validity', 2.5],
    ['file', 3.5],
  ] as const
  return [...headOf('documents', evidence, w), tableOf(w, w.t('reports:parts.documents.title'), columns, rows)]
}
