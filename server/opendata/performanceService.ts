import { classes } from '../complaints/complaint'
import { Refused } from '../errors'
import { zoneOf } from '../indicators/compliance'
import { startOf } from '../indicators/period'
import type { PublishedScore } from '../indicators/published'
import { apart } from '../platform/apart'
import type { Clock } from '../platform/clock'
import type { Language, Translate } from '../platform/i18n'
import { localDate } from '../platform/localDate'
import type { Rules } from '../sla/rules'
import type { Unit } from '../units/unit'
import type { PerformanceList, PerformancePage } from './pages'
import { isShown, lastHalves, lastMonth, performanceRows } from './performance'
import type { Published } from './published'
import { trendOf } from './trend'

/** An improvement that was published: what became better because of complaints. */
export type Improved = { unit: string; text: string; on: string; href: string }

type Known = Published & { scores: readonly PublishedScore[]; improved: readonly Improved[] }
type Needs = {
  published: () => Promise<Known>
  units: { list(): Promise<Unit[]> }
  rules: () => Promise<Pick<Rules, 'policyFor'>>
  words: Record<Language, Translate>
  clock: Clock
}

/** Classes that everybody may know of: abuse of authority is the Inspektorat's. */
export const publicClasses = classes.filter((name) => name !== 'oversight')

/** How units perform, in words: the list, and each unit's own page. */
export function createPerformance({ published: read, units, rules, words, clock }: Needs) {
  async function performanceList(values: PerformanceList['values']): Promise<PerformanceList> {
    const [published, register] = [await read(), await units.list()]
    const { telling, silent } = apart(performanceRows(published, register, values), ({ spells }) => spells.length === 0)
    return {
      month: published.months.at(-1)?.month ?? null,
      all: lastMonth(published, 'all'),
      rows: telling,
      silent,
      units: register.filter(isShown).length,
      values,
    }
  }

  /** @throws Refused `missing` `unitUnknown` for whatever is no active unit of the regency */
  async function performancePage(id: string, lang: Language): Promise<PerformancePage> {
    const [published, register] = [await read(), await units.list()]
    const unit = register.find(({ _id }) => _id === id)
    if (!unit || !isShown(unit)) throw new Refused('missing', 'unitUnknown')
    return {
      unit: { id, name: unit.name, shortName: unit.shortName },
      month: lastMonth(published, id),
      halves: lastHalves(published, id, 2),
      trend: trendOf(published, id, words[lang]),
      limits: await limitsOf(id),
      improvements: published.improved.filter((one) => one.unit === id).map(({ text, on, href }) => ({ text, on, href })),
      scores: scoresOf(published, id),
      updated: published.months.at(-1)?.revisedOn ?? published.months.at(-1)?.firstOn ?? null,
    }
  }

  async function limitsOf(unit: string): Promise<PerformancePage['limits']> {
    const [{ policyFor }, receivedAt] = [await rules(), startOf(localDate(clock.now()))]
    return publicClasses.map((name) => {
      const kind = name === 'information' ? 'informasi' : 'pengaduan'
      const { verification, resolution } = policyFor({ kind, class: name, category: '', unit, receivedAt })?.targets ?? {}
      return { class: name, verification: verification ?? null, answer: resolution ?? null }
    })
  }

  return { performanceList, performancePage }
}

const scoresOf = ({ scores }: { scores: readonly PublishedScore[] }, id: string): PerformancePage['scores'] =>
  scores
    .filter(({ unit }) => unit === id)
    .map(({ year, score, source, ...band }) => ({ year, score, zone: zoneOf(band), source }))
    .sort((a, b) => b.year - a.year)
