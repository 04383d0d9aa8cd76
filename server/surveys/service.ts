import type { AuditService } from '../audit/service'
import { Refused } from '../errors'
import type { Window } from '../documents/versions'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import { mayEnterSurveys, mayReadSurveys } from './permissions'
import type { SurveyStore } from './store'
import {
  type Band,
  bandOf,
  type Element,
  indexOf,
  type Means,
  scaleOn,
  standingSurveys,
  type Survey,
  surveyId,
  weakestOf,
} from './survey'

type Needs = {
  store: SurveyStore
  units: { get(id: string): Promise<Unit | null> }
  audit: Pick<AuditService, 'record'>
  clock: Clock
  /** Ratings 1–4 that reporters gave at closing: how many, and their mean; null where there are none, or the numbers may not be seen. */
  ratings(unit: string, window: Window, officer: Officer): Promise<Ratings | null>
}
export type Ratings = { n: number; mean: number }
/** A survey as it counts; `index` (IKM) in hundredths, `means` in thousandths. */
export type SurveyResult = Survey & { index: number; band: Band | null; weakest: Element[] }
/** `revision` is that of the line which the form showed, 0 where the period had none. */
export type NewSurvey = Window & {
  revision: number
  respondents: number
  means: Means
  source: string
  link: string | null
  reason: string
}

export type SurveyService = ReturnType<typeof createSurveyService>

/** Surveys of satisfaction (SKM): entered by the unit, corrected by further lines, never mixed with what reporters rate in this product. */
export function createSurveyService({ store, units, audit, clock, ratings }: Needs) {
  async function resultsOf(all: readonly Survey[]): Promise<SurveyResult[]> {
    const scales = await store.scales()
    return all.map((survey) => {
      const index = indexOf(survey.means)
      const scale = scaleOn(scales, survey.to)
      return { ...survey, index, band: scale && bandOf(scale, index), weakest: weakestOf(survey.means) }
    })
  }
  const standing = async (ids: readonly string[]) => resultsOf(standingSurveys(await store.of(ids)))

  async function reading(officer: Officer, id: string): Promise<Unit> {
    if (officer.role === 'admin') throw new Refused('forbidden', 'documentsForbidden')
    const unit = await units.get(id)
    if (!unit || unit.kind === 'outside') throw new Refused('missing', 'unitUnknown')
    if (!mayReadSurveys(officer, id)) throw new Refused('forbidden', 'documentsOtherUnit')
    return unit
  }

  async function entering(officer: Officer, id: string): Promise<Unit> {
    const unit = await reading(officer, id)
    if (!mayEnterSurveys(officer, id)) throw new Refused('forbidden', 'documentsEdit')
    return unit
  }

  return {
    /** The latest survey whose period ends in the year; null when the unit has none. Whoever shows it has asked for permission. */
    async latest(unit: string, year: number): Promise<SurveyResult | null> {
      return (await standing([unit])).find(({ to }) => to.startsWith(String(year))) ?? null
    },

    /** Surveys whose period shares a day with the window, the latest first. Whoever shows them has asked for permission. */
    async of(unit: string, { from, to }: Window): Promise<SurveyResult[]> {
      return (await standing([unit])).filter((survey) => survey.from <= to && survey.to >= from)
    },

    /** The last day of the latest survey's period, of each unit that has one. */
    async latestDays(ids: readonly string[]): Promise<Map<string, string>> {
      const latest = new Map<string, string>()
      for (const { unit, to } of standingSurveys(await store.of(ids))) if (!latest.has(unit)) latest.set(unit, to)
      return latest
    },

    /** The page of a unit: what counts, every line that was ever written, and beside them what reporters rated in the same periods. */
    async open(officer: Officer, id: string) {
      const unit = await reading(officer, id)
      const lines = await store.of([id])
      const results = await resultsOf(standingSurveys(lines))
      const rated = await Promise.all(results.map(({ from, to }) => ratings(id, { from, to }, officer)))
      const scale = scaleOn(await store.scales(), localDate(clock.now()))
      return {
        unit,
        scale: scale?.bands ?? [],
        mayEnter: mayEnterSurveys(officer, id),
        lines,
        results: results.map((result, i) => ({ ...result, rated: rated[i]! })),
      }
    },

    /** For the form: the unit, and the line of that period to correct, if there is one. */
    async toEnter(officer: Officer, id: string, period: Window | null): Promise<{ unit: Unit; survey: Survey | null }> {
      const unit = await entering(officer, id)
      const found =
        period && standingSurveys(await store.of([id])).find(({ from, to }) => from === period.from && to === period.to)
      return { unit, survey: found ?? null }
    },

    /**
     * Enters the result of a period, or corrects it with a reason. Throws Refused `invalid` for a period that is not over or reversed, `conflict` when
     * somebody else has written the period meanwhile.
     */
    async enter(officer: Officer, id: string, survey: NewSurvey): Promise<void> {
      await entering(officer, id)
      const now = clock.now()
      const { from, to, revision } = survey
      if (from > to) throw new Refused('invalid', 'periodReversed', { fields: { to: 'periodReversed' } })
      if (to > localDate(now)) throw new Refused('invalid', 'surveyPeriodInvalid', { fields: { to: 'surveyPeriodInvalid' } })
      const stands = standingSurveys(await store.of([id])).find((one) => one.from === from && one.to === to)
      if ((stands?.revision ?? 0) !== revision) {
        if (stands?.by === officer.id && stands.revision === revision + 1 && isSame(stands, survey)) return
        throw new Refused('conflict', 'surveyChanged')
      }
      if (stands && !survey.reason) throw new Refused('invalid', 'reasonMissing', { fields: { reason: 'reasonMissing' } })
      const line: Survey = {
        ...survey,
        _id: surveyId(id, { from, to }, revision + 1),
        unit: id,
        revision: revision + 1,
        reason: stands ? survey.reason : null,
        at: now,
        by: officer.id,
        as: officer.title,
      }
      if (!(await store.add(line))) throw new Refused('conflict', 'surveyChanged')
      const details = { from, to, revision: line.revision }
      await audit.record({ by: officer.id, as: officer.post, deed: 'enterSurvey', target: `survey:${id}`, details })
    },
  }
}

const isSame = (stands: Survey, { respondents, means }: NewSurvey): boolean =>
  stands.respondents === respondents && indexOf(stands.means) === indexOf(means)
