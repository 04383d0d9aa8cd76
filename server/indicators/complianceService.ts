import type { DimensionScore } from '../assessments/assessment'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import { type Method, methodOn } from './compliance'
import type { CompliancePage, ComplianceUnitPage, MethodsPage } from './compliancePages'
import type { GoalStore } from './complianceStore'
import { methodsPage } from './complianceMethods'
import { complianceUnitPage } from './complianceUnit'
import { assessmentYear, compliancePage, type Known } from './complianceView'
import type { Figures, MeasureId } from './indicator'
import { isMeasure } from './indicator'
import type { Numbers } from './numbersService'
import type { Window } from './period'
import { mayKeepScores, mayOpen, type Sight, sightOf } from './permissions'
import type { PublishedStore } from './publishedStore'

type Audit = {
  record(entry: { by: string; as: string | null; deed: string; target: string; details: Record<string, string> }): Promise<void>
}
export type ComplianceDeps = {
  numbers: Pick<Numbers, 'of' | 'by'>
  assessments: {
    scores(year: number): Promise<Map<string, DimensionScore[]>>
    scoresOf(unit: string, year: number): Promise<DimensionScore[] | null>
  }
  published: Pick<PublishedStore, 'all'>
  goal: GoalStore
  methods(): Promise<readonly Method[]>
  /** The instant of the last event that is counted in. */
  until(): Promise<Date | null>
  units: { list(): Promise<Unit[]> }
  audit: Audit
  clock: Clock
}

export type ComplianceService = ReturnType<typeof createComplianceService>

/** Where each unit stands by our own estimate, why, and what would change it; beside it, never in it, what was published. */
export function createComplianceService({
  numbers,
  assessments,
  published,
  goal,
  methods,
  until,
  units,
  audit,
  clock,
}: ComplianceDeps) {
  const today = (): string => localDate(clock.now())
  const subjects = async (): Promise<Unit[]> => (await units.list()).filter(({ kind, active }) => active && kind !== 'outside')

  async function known(window: Window): Promise<Known & { version: number; ids: MeasureId[] }> {
    const [all, scores, { target, version }, last] = await Promise.all([methods(), published.all(), goal.get(), until()])
    const method = methodOn(all, window.to < today() ? window.to : today())
    const ids = [...new Set(['onTime.unit', ...(method?.estimate?.indicators ?? []).map(({ id }) => id)])].filter(isMeasure)
    return { window, today: today(), method, target, version, published: scores, methods: all, until: last ?? clock.now(), ids }
  }

  /** The estimate of every unit, by id; for other pages and papers. Whoever asks has looked at the permission. */
  async function all(
    window: Window,
    sight: Sight,
  ): Promise<{ known: Known & { version: number }; figures: Map<string, Figures>; assessed: Map<string, DimensionScore[]> }> {
    const about = await known(window)
    const [figures, assessed] = await Promise.all([
      numbers.by('unit', window, { units: null, inspects: sight.inspects }, about.ids),
      assessments.scores(assessmentYear(window, about.today)),
    ])
    return { known: about, figures, assessed }
  }

  function seenBy(officer: Officer): Sight {
    const sight = sightOf(officer)
    if (!sight) throw new Refused('forbidden', 'indicatorsForbidden')
    return sight
  }

  async function list(officer: Officer, window: Window): Promise<CompliancePage> {
    const sight = seenBy(officer)
    const [{ known: about, figures, assessed }, register] = await Promise.all([all(window, sight), subjects()])
    return {
      ...compliancePage({ ...about, units: register, sight, figures, assessed }),
      mayEdit: mayKeepScores(officer),
      done: null,
      version: about.version,
      overtaken: false,
      values: { target: String(about.target) },
      errors: {},
      details: {},
    }
  }

  return {
    today,
    list,

    /** @throws Refused `forbidden` `complianceOtherUnit`: everybody sees the comparison, the details are the unit's own */
    async unit(officer: Officer, id: string, window: Window): Promise<ComplianceUnitPage> {
      const sight = seenBy(officer)
      const unit = (await subjects()).find(({ _id }) => _id === id)
      if (!unit) throw new Refused('missing', 'unitUnknown')
      if (!mayOpen(sight, id)) throw new Refused('forbidden', 'complianceOtherUnit')
      const about = await known(window)
      const [figures, assessed] = await Promise.all([
        numbers.of({ of: 'unit', id }, window, sight, about.ids),
        assessments.scoresOf(id, assessmentYear(window, about.today)),
      ])
      return complianceUnitPage({ ...about, unit, sight, figures, assessed })
    },

    async methods(officer: Officer): Promise<MethodsPage> {
      seenBy(officer)
      return methodsPage(await methods(), today())
    },

    /** Sets the score that every unit is to reach. */
    async setTarget(officer: Officer, { target, version }: { target: number; version: number }): Promise<void> {
      if (!mayKeepScores(officer)) throw new Refused('forbidden', 'goalForbidden')
      const before = await goal.get()
      if (before.version !== version) throw new Refused('conflict', 'goalChanged')
      if (before.target === target) return
      if (!(await goal.set(target, version))) throw new Refused('conflict', 'goalChanged')
      const details = { target: `${before.target} → ${target}` }
      await audit.record({
        by: officer.id,
        as: officer.post,
        deed: 'setComplianceTarget',
        target: 'settings:compliance',
        details,
      })
    },
  }
}
