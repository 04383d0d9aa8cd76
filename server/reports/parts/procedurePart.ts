import type { Limit } from '../../documents/procedure'
import type { PdfBlock } from '../../platform/pdf'
import type { Evidence } from '../evidence'
import type { ProcedureLine } from '../sources'
import { targetText, type Wording } from '../wording'
import { headOf, nothing, tableOf } from './frame'

/** The published procedure, its limits and the responsible officer, unit by unit. */
export function procedurePart(evidence: Evidence, w: Wording): PdfBlock[] {
  const { procedures } = evidence.lines
  if (procedures.length === 0) return [...headOf('procedure', evidence, w), nothing('procedure', w)]
  return [...headOf('procedure', evidence, w), ...procedures.flatMap((procedure) => procedureOf(procedure, w))]
}

function procedureOf({ unit, intro, steps, fee, post, holder, from, limits }: ProcedureLine, w: Wording): PdfBlock[] {
  return [
    { h2: w.unitName(unit) },
    { p: w.t('reports:parts.procedure.since', { date: w.f.tableDate(from) }) },
    ...(intro ? [{ p: intro }] : []),
    { steps: [...steps] },
    { p: w.t('reports:parts.procedure.fee', { fee }) },
    { p: officerText(post, holder, w) },
    limitsTable(limits, w),
  ]
}

function officerText(post: string | null, holder: string | null, { t }: Wording): string {
  if (post === null) return t('reports:parts.procedure.nobody')
  return holder ? t('reports:parts.procedure.officer', { post, holder }) : t('reports:parts.procedure.vacant', { post })
}

const limitsTable = (limits: readonly Limit[], w: Wording): PdfBlock =>
  tableOf(
    w,
    w.t('reports:parts.procedure.limits'),
    [
      ['class', 4],
      ['verification', 2],
      ['followUp', 2],
      ['answer', 2],
    ],
    limits.map((limit) => [
      w.t(`common:classes.${limit.class}`),
      targetText(w, limit.verification),
      targetText(w, limit.followUp),
      targetText(w, limit.answer),
    ]),
  )
