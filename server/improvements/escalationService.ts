import { startOf } from '../indicators/period'
import { mask } from '../masking/mask'
import type { MailingWriter, NewMailing } from '../notifications/mailing'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { SlaService } from '../sla/service'
import type { Contact } from '../staff/officer'
import type { StaffService } from '../staff/service'
import type { Unit } from '../units/unit'
import { unitsAbove } from '../units/unitTree'
import { effectLimits, measuredOn } from './effect'
import { addDays } from '../indicators/period'
import { type Level, levels, levelsDue } from './escalation'
import { type Deed, fold, type Improvement, isOverdue, move } from './improvement'
import { improvementHref } from './links'
import { sees } from './permissions'
import type { ThemeQueries } from './queries'
import { observe } from './service'
import type { ImprovementStore } from './store'

type Needs = {
  store: ImprovementStore
  queries: ThemeQueries
  staff: Pick<StaffService, 'holdersOf' | 'unitsWith'>
  units: { list(): Promise<Unit[]> }
  sla: Pick<SlaService, 'workingDays'>
  mailings: { queue(wanted: NewMailing[]): Promise<void> }
  clock: Clock
  baseUrl: string
}
/** What views/email/improvementOverdue is given. */
export type OverdueMail = { link: string; title: string; unit: string; dueOn: string; days: number; level: Level['to'] }

export const overdueTemplate = 'improvementOverdue'

/** What time does to improvements: tells of those that are overdue, and measures those that were done long enough ago. */
export function createImprovementSweep({ store, queries, staff, units, sla, mailings, clock, baseUrl }: Needs) {
  const today = (): string => localDate(clock.now())

  async function holders(unit: string, level: Level['to']): Promise<Contact[]> {
    const at = (ids: string[], role: 'head' | 'inspector' | 'supervisor') =>
      Promise.all(ids.map((id) => staff.holdersOf(id, role, today()))).then((found) => found.flat())
    if (level === 'supervisor') return at(await staff.unitsWith('supervisor'), 'supervisor')
    const register = await units.list()
    for (const id of unitsAbove(register, unit)) {
      const isInspectorate = register.some(({ _id, kind }) => _id === id && kind === 'inspektorat')
      const found = await at([id], isInspectorate ? 'inspector' : 'head')
      if (found.length > 0) return found
    }
    return at(await staff.unitsWith('supervisor'), 'supervisor')
  }

  /** The row before the event: what is done twice after a crash is told once all the same, for a mailing has one id. */
  async function tell(improvement: Improvement, { to }: Level): Promise<void> {
    const { _id, unit, oversight, plan } = improvement
    // What rests on complaints about abuse of authority stays with the Inspektorat.
    const told = await holders(unit, oversight ? 'head' : to)
    const about = { improvement: _id, level: to, dueOn: plan.dueOn }
    await mailings.queue(
      told.map(({ id }) => ({ template: overdueTemplate, key: `${_id}:${to}:${plan.dueOn}`, officer: id, unit, about })),
    )
  }

  /** False when somebody else was first: then the next turn looks again. */
  async function pass(improvement: Improvement, deed: Deed): Promise<Improvement | null> {
    const event = move(improvement, deed, { at: clock.now(), on: today(), by: 'system' })
    const history = [...improvement.history, event]
    const after = { ...improvement, ...fold(history), version: history.length, history }
    return (await store.save(after, improvement.version)) ? after : null
  }

  async function escalate(overdue: Improvement, daysLate: number): Promise<number> {
    let improvement: Improvement | null = overdue
    let passed = 0
    for (const level of levelsDue(overdue, daysLate)) {
      if (!improvement) break
      await tell(improvement, level)
      improvement = await pass(improvement, { deed: level.deed, dueOn: improvement.plan.dueOn })
      if (improvement) passed += 1
    }
    return passed
  }

  return {
    /** May run twice, and on several workers. @returns how many deeds were done */
    async sweep(): Promise<number> {
      const workingDays = await sla.workingDays()
      let done = 0
      for (const improvement of await store.overdue(today()))
        done += await escalate(improvement, workingDays(startOf(improvement.plan.dueOn), clock.now(), improvement.unit))
      const measuredUntil = addDays(today(), -(effectLimits.measuredAfter + effectLimits.settling))
      for (const improvement of await store.toMeasure(measuredUntil)) {
        const effect = await observe(queries, improvement, measuredOn(improvement.doneOn!))
        if (effect && (await pass(improvement, { deed: 'measure', effect }))) done += 1
      }
      return done
    },

    /** Writes the mail when it is sent: null once it is done, or was given another date. */
    write: (async ({ officer, about, now }) => {
      const improvement = await store.get(about.improvement ?? '')
      if (!improvement || !sees(officer, improvement) || !isOverdue(improvement, localDate(now))) return null
      const { plan, unit } = improvement
      const level = levels.find(({ to }) => to === about.level)
      if (plan.dueOn !== about.dueOn || !level) return null
      const workingDays = await sla.workingDays()
      const name = (await units.list()).find(({ _id }) => _id === unit)?.name ?? unit
      return {
        link: baseUrl + improvementHref(improvement._id),
        title: mask(plan.title).masked,
        unit: name,
        dueOn: plan.dueOn,
        days: workingDays(startOf(plan.dueOn), now, unit),
        level: level.to,
      } satisfies OverdueMail
    }) satisfies MailingWriter,
  }
}
