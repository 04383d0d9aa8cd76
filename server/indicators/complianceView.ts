import type { DimensionScore } from '../assessments/assessment'
import { type Bars, drawBars } from '../platform/charts/bars'
import type { Unit } from '../units/unit'
import { type Method, zoneOf } from './compliance'
import type { CompliancePage, ComplianceRow, Published, UnitName } from './compliancePages'
import { type Figure, type Figures, isMeasure } from './indicator'
import { addressOf } from './links'
import { unitOfMeasureOf } from './measure'
import { type Window, windowAt } from './period'
import { mayOpen, type Sight } from './permissions'
import { lastOf, type PublishedScore } from './published'
import { totalOf } from './score'
import { windowBar } from './windowView'

/** What the best regencies reach already (domain.md). */
export const best = 95

/** With less than half of the weight measured, a score is shown and says little: leaving the self-assessment undone must not look like success. */
const firmFrom = 0.5

/** This year: what is shown when no window is asked for. */
export const thisYear = (today: string): Window => windowAt('year', today)

export const complianceHref = (unit: string | null, window: Window | null): string =>
  addressOf(unit === null ? '/kepatuhan' : `/kepatuhan/${encodeURIComponent(unit)}`, window ?? {})

export type Known = {
  window: Window
  today: string
  method: Method | null
  target: number
  published: readonly PublishedScore[]
  methods: readonly Method[]
  /** The instant of the last event that is counted in. */
  until: Date
}
export type Assessed = readonly DimensionScore[]
export const nameOf = ({ _id, name, shortName }: Pick<Unit, '_id' | 'name' | 'shortName'>): UnitName => ({
  id: _id,
  name,
  shortName,
})
export const shapeOf = (id: string): 'share' | 'mean' => (isMeasure(id) && unitOfMeasureOf(id) === 'mean' ? 'mean' : 'share')

/** The internal estimate of a unit from its figures and its assessment. */
export const scoreFor = (method: Method, figures: Figures, assessed: Assessed) =>
  totalOf(method, { figures, assessed: new Map(assessed.map(({ dimension, score }) => [dimension, score])) })

/** The regency's published scores, the latest last; each with its method, for one cannot be set against another's without it. */
export const regencyBars = (scores: readonly PublishedScore[], methods: readonly Method[]): Bars =>
  drawBars({
    format: 'score',
    rows: scores
      .filter(({ unit }) => unit === null)
      .map((score) => publishedView(score, methods))
      .map(({ year, score, method }) => ({ label: String(year), note: method, value: score })),
  })

/** A published score as it is shown. */
export function publishedView(
  score: PublishedScore & { corrections?: readonly unknown[] },
  methods: readonly Method[],
): Published {
  const { _id, year, source, note, method } = score
  const name = methods.find((one) => one._id === method)?.name ?? method
  const corrected = (score.corrections?.length ?? 0) > 0
  return { id: _id, year, score: score.score, zone: zoneOf(score), method: name, source, note: note || null, corrected }
}

/** What every page of compliance says of itself: window, freshness, year of assessment, method and target. */
export const aboutOf = ({ window, today, method, target, until }: Known, path: string) => ({
  bar: windowBar(window, { today, path }),
  until: until.toISOString(),
  year: assessmentYear(window, today),
  method: method && { id: method._id, name: method.name, note: method.note ?? null },
  target,
  best,
})

/** Whose self-assessment belongs to a window: that of the year in which it ends, or of this year when it ends later. */
export const assessmentYear = ({ to }: Window, today: string): number => Number((to < today ? to : today).slice(0, 4))

type ListInput = Known & {
  units: readonly Unit[]
  sight: Sight
  figures: ReadonlyMap<string, Figures>
  assessed: ReadonlyMap<string, Assessed>
}

/** All units beside each other, those furthest from the target first; without a score last, by name. */
export function complianceRows({ units, sight, figures, assessed, ...known }: ListInput): ComplianceRow[] {
  const { method, methods, target, window, today } = known
  const last = lastOf(known.published)
  const asked = complianceHref(null, window) === complianceHref(null, thisYear(today)) ? null : window
  const rows = units.map((unit): ComplianceRow => {
    const own = figures.get(unit._id) ?? new Map<string, Figure>()
    const total = method && scoreFor(method, own, assessed.get(unit._id) ?? [])
    const score = total?.score ?? null
    const published = last.get(unit._id)
    return {
      unit: nameOf(unit),
      href: mayOpen(sight, unit._id) ? complianceHref(unit._id, asked) : null,
      score,
      zone: total?.band ? zoneOf(total.band) : null,
      distance: score === null ? null : score - target,
      known: total?.known ?? 0,
      firm: score !== null && total!.known >= firmFrom,
      n: own.get('onTime.unit')?.denominator ?? 0,
      published: published ? publishedView(published, methods) : null,
    }
  })
  return rows.sort(
    (a, b) => (a.score ?? Infinity) - (b.score ?? Infinity) || a.unit.shortName.localeCompare(b.unit.shortName, 'id') || 0,
  )
}

/** The page of all units; a unit about which nothing is known is counted, not shown. */
export function compliancePage(
  input: ListInput,
): Omit<CompliancePage, 'mayEdit' | 'done' | 'version' | 'overtaken' | 'values' | 'errors' | 'details'> {
  const all = complianceRows(input)
  const rows = all.filter(({ score, n, published }) => score !== null || n > 0 || published)
  const firm = rows.filter((row) => row.firm)
  const regency = lastOf(input.published).get(null)
  return {
    ...aboutOf(input, complianceHref(null, null)),
    rows,
    resting: all.length - rows.length,
    scored: firm.length,
    reached: firm.filter(({ distance }) => distance! >= 0).length,
    regency: regency ? publishedView(regency, input.methods) : null,
  }
}
