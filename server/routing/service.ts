import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import { remember } from '../platform/remember'
import type { Officer } from '../staff/officer'
import { mayEditRegister } from '../units/register'
import type { Audit, UnitService } from '../units/service'
import type { Unit } from '../units/unit'
import { type Category, categoryOf } from './category'
import { chooseUnit } from './chooseUnit'
import type { RoutingStore } from './store'
import type { RoutingModel } from './learned'
import { compileRegister, type RoutingIndex } from './register'
import type { Ranked, Suggestion } from './suggest'
import { usualThreshold } from './trust'

type Filed = { text: string; kecamatan: string | null; chosenUnit: string | null }
/** `version` says which model spoke. */
export type Routed = Pick<Suggestion, 'kind' | 'second'> & {
  ranked: Omit<Ranked, 'name'>[]
  decision: 'assign' | 'triage'
  why: string
  oversight: boolean
  category: Category
  version: string
}
export type Models = { current(): Promise<{ version: string; model: RoutingModel }> }
type Deps = {
  units: Pick<UnitService, 'list' | 'kecamatan' | 'neighbours'>
  models: Models
  store: RoutingStore
  audit: Audit
  clock: Clock
}

export type RoutingService = ReturnType<typeof createRoutingService>

/** Suggests a unit for a complaint by the register as it is now, and keeps the threshold above which it is assigned without a person. */
export function createRoutingService({ units, models, store, audit, clock }: Deps) {
  let compiled: { from: readonly Unit[]; index: RoutingIndex } | null = null

  /** Compiled once for each state of the register: an unchanged register is the same array. */
  async function indexNow(): Promise<RoutingIndex> {
    const from = await units.list()
    if (compiled?.from !== from)
      compiled = { from, index: compileRegister(from, await units.kecamatan(), await units.neighbours()) }
    return compiled.index
  }
  const kept = remember(async () => (await store.threshold()) ?? usualThreshold, { freshMs: 5_000 })
  const threshold = kept.get

  return {
    threshold,

    async suggest({ text, kecamatan, chosenUnit }: Filed): Promise<Routed> {
      const [index, limit, { version, model }] = await Promise.all([indexNow(), threshold(), models.current()])
      const { ranked, decision, why, kind, oversight, second } = chooseUnit(
        index,
        model,
        { text, place: { kecamatan }, chosenUnit },
        limit,
      )
      return {
        ranked: ranked.map(({ unit, confidence, because }) => ({ unit, confidence, because })),
        decision,
        why,
        kind,
        oversight,
        second,
        category: categoryOf(index.byId.get(ranked[0]?.unit ?? ''), text),
        version,
      }
    },

    /** `to` in 0.5…1; 1 means: never without a person. */
    async setThreshold(officer: Officer, to: number): Promise<void> {
      if (!mayEditRegister(officer)) throw new Refused('forbidden', 'registerEdit')
      const from = await kept.refresh()
      if (from === to) return
      await store.saveThreshold(to, clock.now())
      kept.forget()
      await audit.record({
        by: officer.id,
        as: officer.post,
        deed: 'setThreshold',
        target: 'settings:routing',
        details: { threshold: `${from} → ${to}` },
      })
    },
  }
}
