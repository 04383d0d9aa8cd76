import type { Unit } from '../units/unit'
import { type Estimate, type Part, zoneOf } from './compliance'
import type { ComplianceUnitPage, LeverRow, PartRow } from './compliancePages'
import {
  aboutOf,
  type Assessed,
  assessmentYear,
  best,
  complianceHref,
  type Known,
  nameOf,
  publishedView,
  scoreFor,
  shapeOf,
} from './complianceView'
import { type Figure, type Figures, isMeasure } from './indicator'
import { listHref } from './links'
import { mayOpen, type Sight } from './permissions'
import { complaintsDimension } from './score'
import { type Lever, leversFor } from './sensitivity'

/** Less than this would stand on the page as nothing. */
const isWorthTelling = ({ gain }: Lever): boolean => gain >= 0.05
const noFigure: Figure = { numerator: 0, denominator: 0, value: null }

type UnitInput = Known & { unit: Unit; sight: Sight; figures: Figures; assessed: Assessed | null }

/** One unit: where it stands, why, and what would change it most. */
export function complianceUnitPage(input: UnitInput): ComplianceUnitPage {
  const { unit, window, today, figures, assessed, method, methods, target, published } = input
  const total = method && scoreFor(method, figures, assessed ?? [])
  const score = total?.score ?? null
  const year = assessmentYear(window, today)
  const sheetHref = `/penilaian/${encodeURIComponent(unit._id)}?tahun=${year}`
  return {
    ...aboutOf(input, complianceHref(unit._id, null)),
    unit: nameOf(unit),
    score,
    zone: total?.band ? zoneOf(total.band) : null,
    known: total?.known ?? 0,
    toTarget: score === null ? null : target - score,
    toBest: score === null ? null : best - score,
    dimensions: (total?.dimensions ?? []).map((dimension) => ({
      ...dimension,
      href: dimension.id === complaintsDimension ? '#bagian' : sheetHref,
      waiting: assessed?.find((one) => one.dimension === dimension.id)?.waiting ?? 0,
    })),
    parts: total && method?.estimate ? partRows(input, total.complaints, method.estimate.indicators) : [],
    levers: total
      ? leversFor(total, figures, assessed ?? [])
          .filter(isWorthTelling)
          .map((lever) => leverRow(input, lever, sheetHref))
      : [],
    assessed: assessed && assessed.map(({ gaps: _gaps, ...one }) => one),
    sheetHref,
    published: published
      .filter((one) => one.unit === unit._id)
      .sort((a, b) => b.year - a.year)
      .map((one) => publishedView(one, methods)),
  }
}

function partRows(input: UnitInput, { parts }: Estimate, all: readonly Part[]): PartRow[] {
  return all.map((part) => {
    const known = parts.find(({ id }) => id === part.id)
    const figure = input.figures.get(part.id) ?? noFigure
    return {
      ...part,
      shape: shapeOf(part.id),
      figure,
      score: known?.score ?? null,
      share: known?.share ?? 0,
      href: hrefOf(input, part.id, figure, 'all'),
    }
  })
}

function leverRow(input: UnitInput, lever: Lever, sheetHref: string): LeverRow {
  if (lever.of === 'items') return { ...lever, shape: null, href: sheetHref }
  const shape = shapeOf(lever.id)
  // The cases that hold it down: late ones, or those that came back; of a mean all of them.
  const part = shape === 'mean' ? 'all' : lever.lessIsBetter ? 'numerator' : 'rest'
  return { ...lever, shape, href: hrefOf(input, lever.id, lever.figure, part) }
}

function hrefOf(
  { unit, window, sight }: UnitInput,
  id: string,
  { denominator }: Figure,
  part: 'all' | 'numerator' | 'rest',
): string | null {
  if (!isMeasure(id) || denominator === 0 || !mayOpen(sight, unit._id)) return null
  return listHref({ indicator: id, unit: unit._id, window, part })
}
