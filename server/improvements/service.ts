import type { AuditService } from '../audit/service'
import { Refused } from '../errors'
import type { Sight } from '../indicators/permissions'
import { sightOf } from '../indicators/permissions'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import { type Contact, type Officer, roles } from '../staff/officer'
import type { StaffService } from '../staff/service'
import type { Unit } from '../units/unit'
import { unitsAbove } from '../units/unitTree'
import { type Effect, effectOf, type Spell, spellsOf } from './effect'
import { changesOf, type Deed, fold, type Improvement, isPossible, move, type Plan } from './improvement'
import { isTheirs, mayPropose, type OfficerDeed, sees } from './permissions'
import type { ReceivedCase, ThemeQueries } from './queries'
import type { ImprovementStore } from './store'
import { type ThemeKey, themeId } from './theme'
import type { ThemeService } from './themeService'

type Needs = {
  store: ImprovementStore
  themes: ThemeService
  queries: ThemeQueries
  staff: Pick<StaffService, 'holdersOf'>
  units: { list(): Promise<Unit[]> }
  audit: Pick<AuditService, 'record'>
  clock: Clock
  /** What the public is told has changed. */
  toldAnew: () => void
}
type OfficerAct = Extract<Deed, { deed: OfficerDeed }>
export type ImprovementService = ReturnType<typeof createImprovementService>

const ownerRoles = roles.filter((role) => ['liaison', 'head', 'inspector'].includes(role))
const longestPlan = 730 * 86_400_000

/** Improvements: what officers do with them. Permission is asked here, on the improvement. */
export function createImprovementService({ store, themes, queries, staff, units, audit, clock, toldAnew }: Needs) {
  const today = (): string => localDate(clock.now())

  function sightFor(officer: Officer): Sight {
    const sight = sightOf(officer)
    if (!sight) throw new Refused('forbidden', 'indicatorsForbidden')
    return sight
  }

  /** What this officer sees of a unit's themes. @throws Refused `missing` when they are not theirs to know */
  function sightForUnit(officer: Officer, unit: string): Sight {
    const sight = sightFor(officer)
    if (!sees(officer, { unit, oversight: false })) throw new Refused('missing', 'themeUnknown')
    return sight
  }

  /** @throws Refused `missing` when there is none, or none that this officer may know of */
  async function read(officer: Officer, id: string): Promise<Improvement> {
    const improvement = await store.get(id)
    if (!improvement || !sees(officer, improvement)) throw new Refused('missing', 'improvementUnknown')
    return improvement
  }

  /** Who may answer for an improvement: the officers of the unit, or of the next one above it that has any. */
  async function owners(unit: string): Promise<Contact[]> {
    for (const id of unitsAbove(await units.list(), unit)) {
      const held = await Promise.all(ownerRoles.map((role) => staff.holdersOf(id, role, today())))
      const found = [...new Map(held.flat().map((contact) => [contact.id, contact])).values()]
      if (found.length > 0) return found
    }
    return []
  }

  async function checkPlan(plan: Plan, unit: string, before: Plan | null): Promise<void> {
    const wrong = (field: string, code: string) => new Refused('invalid', code, { fields: { [field]: code } })
    const isKept = (field: 'owner' | 'dueOn') => before?.[field] === plan[field]
    if (!isKept('owner') && !(await owners(unit)).some(({ id }) => id === plan.owner)) throw wrong('owner', 'ownerUnknown')
    if (isKept('dueOn')) return
    const ahead = Date.parse(plan.dueOn) - Date.parse(today())
    if (ahead < 0 || ahead > longestPlan) throw wrong('dueOn', 'dueOnInvalid')
  }

  const record = (officer: Officer, id: string, deed: Deed['deed'], details: Record<string, unknown>): Promise<void> =>
    audit.record({ by: officer.id, as: officer.post, deed: `improvement.${deed}`, target: `improvement:${id}`, details })

  const acting = (officer: Officer) => ({ at: clock.now(), on: today(), by: officer.id, post: officer.title })

  /** Fields at fault, codes and counts; never a text. */
  const detailsOf = (act: OfficerAct, before: Improvement): Record<string, unknown> =>
    act.deed === 'edit'
      ? {
          changed: changesOf(before.plan, act.plan),
          ...(act.plan.dueOn !== before.plan.dueOn && { dueOn: `${before.plan.dueOn} → ${act.plan.dueOn}` }),
        }
      : act.deed === 'finish'
        ? { doneOn: act.doneOn }
        : act.deed === 'prove'
          ? { evidence: act.evidence.length }
          : {}

  return {
    sightFor,
    sightForUnit,
    improved: themes.improved,
    open: read,
    owners,
    today,
    list: (
      officer: Officer,
      of: { units: readonly string[] | null; state: Improvement['state'] | null },
    ): Promise<Improvement[]> => store.list(of.units, of.state).then((all) => all.filter((one) => sees(officer, one))),
    of: (officer: Officer, theme: ThemeKey): Promise<Improvement[]> =>
      store.of(theme).then((all) => all.filter((one) => sees(officer, one))),

    /** The theme for which this officer may propose an improvement. @throws Refused `missing`, `forbidden` */
    async toPropose(officer: Officer, key: ThemeKey) {
      const { theme } = await themes.read(key, today(), sightForUnit(officer, key.unit), { skip: 0, limit: 1 })
      if (!mayPropose(officer, theme)) throw new Refused('forbidden', 'deedForbidden', { deed: 'propose' })
      return theme
    },

    /** Proposes an improvement; sent twice under the same id, it is the same one. */
    async propose(officer: Officer, id: string, key: ThemeKey, plan: Plan): Promise<void> {
      const theme = await this.toPropose(officer, key)
      await checkPlan(plan, key.unit, null)
      const about = { theme: key, count: theme.count, oversight: theme.oversight > 0 }
      const history = [move(null, { deed: 'propose', about, plan }, acting(officer))]
      if (await store.insert({ _id: id, version: 1, history, ...fold(history) }))
        await record(officer, id, 'propose', { theme: themeId(key), count: theme.count })
    },

    /** Refuses, before anything is stored, what `does` would refuse of this deed by itself. */
    async mayStill(officer: Officer, id: string, version: number, deed: OfficerDeed): Promise<Improvement> {
      const improvement = await read(officer, id)
      if (!isTheirs(officer, deed, improvement)) throw new Refused('forbidden', 'deedForbidden', { deed })
      if (improvement.version !== version) throw new Refused('conflict', 'improvementChanged')
      if (!isPossible(deed, improvement)) throw new Refused('conflict', 'improvementNotNow', { deed })
      return improvement
    },

    /**
     * An officer's deed on the improvement as it was at `version`.
     * @throws Refused `missing`, `forbidden`, `conflict` when somebody was first or it is not possible now, `invalid` with `fields`
     */
    async does(officer: Officer, id: string, version: number, act: OfficerAct): Promise<Improvement> {
      const before = await this.mayStill(officer, id, version, act.deed)
      if (act.deed === 'edit') {
        await checkPlan(act.plan, before.unit, before.plan)
        if (changesOf(before.plan, act.plan).length === 0) return before
      }
      const history = [...before.history, move(before, act, acting(officer))]
      const after = { ...before, ...fold(history), version: history.length, history }
      if (!(await store.save(after, version))) throw new Refused('conflict', 'improvementChanged')
      if (after.published !== before.published) toldAnew()
      await record(officer, id, act.deed, detailsOf(act, before))
      return after
    },

    /** Before and after, as far as it is known today; null when nothing is done yet. */
    effect: (improvement: Improvement, on = today()): Promise<Effect | null> => observe(queries, improvement, on),

    /** The complaints that this counts before or after the deed, a page of them. */
    async effectCases(
      improvement: Improvement,
      { before, after }: Effect,
      { spell, skip, limit }: { spell: Spell; skip: number; limit: number },
    ): Promise<ReceivedCase[]> {
      const window = spell === 'before' ? before : after
      return queries.receivedOf(improvement.theme, window, sightOn(improvement), { skip, limit })
    },
  }
}

/** What it is made of concerns abuse of authority, or nothing of it does. */
const sightOn = ({ theme, oversight }: Improvement): Sight => ({ units: null, inspects: oversight ? [theme.unit] : [] })

/** Counts the complaints of a theme, and the unit's others, before and after the deed. */
export async function observe(queries: ThemeQueries, improvement: Improvement, today: string): Promise<Effect | null> {
  const { theme, doneOn } = improvement
  const since = await queries.since()
  if (!doneOn || !since) return null
  const sight = sightOn(improvement)
  const spells = spellsOf(doneOn, today, since)
  const [before, after, allBefore, allAfter] = await Promise.all([
    queries.received(theme, spells.before, sight),
    queries.received(theme, spells.after, sight),
    queries.received({ unit: theme.unit }, spells.before, sight),
    queries.received({ unit: theme.unit }, spells.after, sight),
  ])
  const others = { before: allBefore - before, after: allAfter - after }
  return effectOf({ doneOn, today, spells, counts: { before, after }, others })
}
