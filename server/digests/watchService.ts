import { randomUUID } from 'node:crypto'
import { isWorkingDate } from '../calendar/workingDays'
import { Refused } from '../errors'
import type { Numbers } from '../indicators/numbersService'
import { listHref, overviewHref } from '../indicators/links'
import { unitOfMeasureOf } from '../indicators/measure'
import { mayOpen, sightOf } from '../indicators/permissions'
import { definitionOf, type Figure } from '../indicators/indicator'
import type { MailingWriter, NewMailing } from '../notifications/mailing'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { SlaService } from '../sla/service'
import type { Officer } from '../staff/officer'
import type { StaffService } from '../staff/service'
import type { UnitService } from '../units/service'
import type { WatchMail } from './mails'
import { isMorning } from './schedule'
import type { WatchStore } from './store'
import { judgeWatch, mostWatches, type Watch, windowOf } from './watch'

export type NewWatch = Pick<Watch, 'indicator' | 'unit' | 'side' | 'value' | 'window'>
type Needs = {
  store: WatchStore
  numbers: Pick<Numbers, 'of'>
  staff: Pick<StaffService, 'officerById'>
  units: Pick<UnitService, 'get'>
  sla: Pick<SlaService, 'calendar'>
  mailings: { queue(wanted: NewMailing[]): Promise<void> }
  clock: Clock
  baseUrl: string
}

const perBatch = 100

export type WatchService = ReturnType<typeof createWatchService>

/** "Tell me when": what officers watch, looked at each working morning, told once a crossing, and only of what they may see that day. */
export function createWatchService({ store, numbers, staff, units, sla, mailings, clock, baseUrl }: Needs) {
  /** Whether an officer may watch a unit's numbers, or the regency's: those who may open the cases behind them. */
  async function maySee(officer: Officer | null, unit: string | null): Promise<boolean> {
    const sight = officer && sightOf(officer)
    if (!sight || !mayOpen(sight, unit)) return false
    const found = unit === null ? null : await units.get(unit)
    return unit === null || (found !== null && found.kind !== 'outside')
  }

  async function figureOf(officer: Officer, { indicator, unit, window }: Watch, today: string): Promise<Figure> {
    const subject = unit === null ? ({ of: 'all' } as const) : ({ of: 'unit', id: unit } as const)
    const figures = await numbers.of(subject, windowOf(window, today), sightOf(officer)!, [indicator])
    return figures.get(indicator) ?? { numerator: 0, denominator: 0, value: null }
  }

  async function evaluate(watch: Watch, today: string): Promise<void> {
    const officer = await staff.officerById(watch.officer)
    if (!officer || !(await maySee(officer, watch.unit)))
      return store.note(watch, today, { state: 'lost', last: null, fires: false })
    const judged = judgeWatch(watch, await figureOf(officer, watch, today))
    // The mail before the note: killed in between, it is queued again under the same id, and the writer looks at the number anew.
    if (judged.fires && (await store.preference(officer.id)).watch) await mailings.queue([mailingFor(watch, officer)])
    await store.note(watch, today, judged)
  }

  /** Throws away what another process has done meanwhile; a watch that fails keeps no other from being looked at. */
  async function evaluateAll(today: string): Promise<number> {
    const tried = new Set<string>()
    const faults: unknown[] = []
    for (;;) {
      const batch = (await store.due(today, perBatch + faults.length)).filter(({ _id }) => !tried.has(_id))
      for (const watch of batch) {
        tried.add(watch._id)
        await evaluate(watch, today).catch((fault: unknown) => faults.push(fault))
      }
      if (batch.length === 0) break
    }
    if (faults.length > 0) throw faults[0]
    return tried.size
  }

  const writeWatch: MailingWriter = async ({ officer, about, now }): Promise<WatchMail | null> => {
    const watch = about.watch ? await store.get(about.watch) : null
    const wants = watch?.officer === officer.id && (await store.preference(officer.id)).watch
    if (!watch || !wants || !(await maySee(officer, watch.unit))) return null
    const today = localDate(now)
    const figure = await figureOf(officer, watch, today)
    if (figure.value === null || judgeWatch({ ...watch, state: 'calm' }, figure).state !== 'fired') return null
    const window = windowOf(watch.window, today)
    const { indicator, unit, side, value } = watch
    const path = figure.denominator > 0 ? listHref({ indicator, unit, window }) : overviewHref(window)
    const name = unit === null ? null : ((await units.get(unit))?.shortName ?? unit)
    return {
      indicator,
      unitOfMeasure: unitOfMeasureOf(indicator),
      unit: name,
      side,
      value,
      now: figure.value,
      n: figure.denominator,
      from: definitionOf(indicator).type === 'stock' ? null : window.from,
      link: baseUrl + path,
      settings: `${baseUrl}/pantauan`,
    }
  }

  return {
    maySee,

    /** @throws Refused `forbidden` `indicatorsForbidden` · `conflict` `watchesFull` beyond twenty */
    async add(officer: Officer, wanted: NewWatch): Promise<void> {
      if (!(await maySee(officer, wanted.unit))) throw new Refused('forbidden', 'indicatorsForbidden')
      if ((await store.count(officer.id)) >= mostWatches) throw new Refused('conflict', 'watchesFull', { most: mostWatches })
      const untouched = { evaluatedOn: null, state: 'waiting', last: null, firings: 0, firedOn: null, unseen: false } as const
      await store.add({ _id: randomUUID(), officer: officer.id, ...wanted, createdAt: clock.now(), ...untouched })
    },

    /** @throws Refused `missing` `watchMissing` */
    async remove(officer: Officer, id: string): Promise<void> {
      if (!(await store.remove(officer.id, id, clock.now()))) throw new Refused('missing', 'watchMissing')
    },

    /** @throws Refused `missing` `watchMissing` · `conflict` `watchesFull` */
    async bringBack(officer: Officer, id: string): Promise<void> {
      if ((await store.count(officer.id)) >= mostWatches) throw new Refused('conflict', 'watchesFull', { most: mostWatches })
      if (!(await store.bringBack(officer.id, id))) throw new Refused('missing', 'watchMissing')
    },

    /** Looks at every watch that was not looked at this working day; harmless to repeat. Returns at how many. */
    async evaluateDue(): Promise<number> {
      const now = clock.now()
      const today = localDate(now)
      return isMorning(today, now) && isWorkingDate(await sla.calendar(), today) ? evaluateAll(today) : 0
    },

    writeWatch,
  }
}

const mailingFor = ({ _id, firings }: Watch, officer: Officer): NewMailing => ({
  template: 'watch',
  key: `${_id}:${firings + 1}`,
  officer: officer.id,
  unit: officer.unit,
  about: { watch: _id },
})
