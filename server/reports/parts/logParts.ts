import type { PdfBlock } from '../../platform/pdf'
import type { Evidence } from '../evidence'
import type { ImprovementLine } from '../sources'
import type { Wording } from '../wording'
import { headOf, nothing, tableOf } from './frame'

/** Who coached whom about what, and what was agreed. */
export function coachingPart(evidence: Evidence, w: Wording): PdfBlock[] {
  const { coaching } = evidence.lines
  if (coaching.length === 0) return [...headOf('coaching', evidence, w), nothing('coaching', w)]
  const rows = coaching.map(({ unit, date, topic, subject, coach, coached, agreed }) => [
    w.f.tableDate(date),
    w.unitName(unit),
    `${w.t(`documents:topics.${topic}`)}: ${subject}`,
    w.t('reports:parts.coaching.who', { coach, coached: coached.join(', ') }),
    agreed,
  ])
  const columns = [
    ['date', 1.6],
    ['unit', 2.4],
    ['about', 3.5],
    ['who', 3.5],
    ['agreed', 4],
  ] as const
  return [...headOf('coaching', evidence, w), tableOf(w, w.t('reports:parts.coaching.title'), columns, rows)]
}

/** What was made better because of complaints, and what came of it. */
export function improvementsPart(evidence: Evidence, w: Wording): PdfBlock[] {
  const { improvements } = evidence.lines
  if (improvements.length === 0) return [...headOf('improvements', evidence, w), nothing('improvements', w)]
  return [...headOf('improvements', evidence, w), ...improvements.flatMap((line) => improvementOf(line, w))]
}

const improvementOf = (
  { unit, title, category, cause, change, state, dueOn, doneOn, effect }: ImprovementLine,
  w: Wording,
): PdfBlock[] => [
  { h2: title },
  {
    list: [
      w.t('reports:parts.improvements.unit', { unit: w.unitName(unit), category: w.t(`desk:categories.${category}`) }),
      w.t('reports:parts.improvements.cause', { cause }),
      w.t('reports:parts.improvements.change', { change }),
      w.t('reports:parts.improvements.state', { state: w.t(`improvements:states.${state}`), due: w.f.tableDate(dueOn) }),
      ...(doneOn ? [w.t('reports:parts.improvements.done', { date: w.f.tableDate(doneOn) })] : []),
      effectText(effect, w),
    ],
  },
]

/** The self-assessment of the standard of service, and what citizens said of it. */
export function assessmentPart(evidence: Evidence, w: Wording): PdfBlock[] {
  const { assessments, surveys } = evidence.lines
  if (assessments.length + surveys.length === 0) return [...headOf('assessment', evidence, w), nothing('assessment', w)]
  const assessed = assessments.map(({ unit, year, dimension, points, items, accepted, score }) => [
    w.unitName(unit),
    String(year),
    w.t(`assessments:dimensions.${dimension}`),
    w.t('reports:of', { part: w.f.number(points, points % 1 ? 1 : 0), whole: w.f.number(items) }),
    w.f.number(accepted),
    score === null ? '–' : w.f.number(score, 2),
  ])
  const surveyed = surveys.map(({ unit, from, to, index, respondents, letter }) => [
    w.unitName(unit),
    `${w.f.tableDate(from)}–${w.f.tableDate(to)}`,
    `${w.f.number(index, 2)}${letter ? ` (${letter})` : ''}`,
    w.f.number(respondents),
  ])
  const columns = [
    ['unit', 3],
    ['year', 1],
    ['dimension', 3],
    ['points', 2],
    ['accepted', 1.5, 'right'],
    ['score', 1.5, 'right'],
  ] as const
  const surveyColumns = [
    ['unit', 4],
    ['period', 4],
    ['ikm', 2, 'right'],
    ['respondents', 2, 'right'],
  ] as const
  return [
    ...headOf('assessment', evidence, w),
    ...(assessed.length > 0 ? [tableOf(w, w.t('reports:parts.assessment.title'), columns, assessed)] : []),
    ...(surveyed.length > 0 ? [tableOf(w, w.t('reports:parts.assessment.survey'), surveyColumns, surveyed)] : []),
  ]
}

function effectText(effect: ImprovementLine['effect'], { t }: Wording): string {
  if (!effect) return t('reports:parts.improvements.early')
  const { verdict, ...counts } = effect
  return t('reports:parts.improvements.effect', {
    ...counts,
    sentence: t(`improvements:effect.${verdict}`, { days: counts.days }),
  })
}
