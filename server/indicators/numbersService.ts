import type { WorkingCalendar } from '../calendar/workingDays'
import type { Clock } from '../platform/clock'
import type { ClockName } from '../sla/clock'
import { momentOf } from './backlog'
import { idOf, type Subject, type SubjectKind } from './cells'
import { definitionOf, type Figures, type MeasureId, measureIds } from './indicator'
import { type Window, windowOfMonth } from './period'
import type { Sight } from './permissions'
import type { IndicatorQueries } from './queries'
import { addSums, daysIn, figuresOf, type Sums, sumsAt } from './sums'

type Deps = { queries: IndicatorQueries; calendar: () => Promise<WorkingCalendar>; clock: Clock }
export type Numbers = ReturnType<typeof createNumbers>

const isStock = (id: MeasureId): boolean => definitionOf(id).type === 'stock'
const flowIds = measureIds.filter((id) => !isStock(id))

/**
 * The numbers themselves, for every page and paper: of the regency, a unit, a kecamatan, a category or a class, in a window. Whoever asks has looked at the
 * permission; `sight` says whose oversight cases count. `ids` left out: all measures.
 */
export function createNumbers({ queries, calendar, clock }: Deps) {
  async function sumsBy(
    of: SubjectKind,
    subject: string | null,
    { window, sight, ids = measureIds }: Asked,
  ): Promise<Map<string, Sums>> {
    const now = clock.now()
    const moment = momentOf(window, now, await calendar())
    const wantsLate = ids.includes('overdue') && !moment.isNow
    const [flows, stock, late] = await Promise.all([
      ids.every(isStock) ? none() : queries.flows(of, subject, { window, sight, ids: ids.filter((id) => !isStock(id)) }),
      ids.some(isStock) ? queries.stock(of, subject, { moment, sight }) : none(),
      wantsLate ? queries.stock(of, subject, { moment: { ...moment, at: now, isNow: true }, sight }) : none(),
    ])
    for (const [key, sums] of stock) addSums(sumsAt(flows, key), sums)
    for (const [key, sums] of late) Object.assign(sumsAt(flows, key), pick(sums, ['stock.late', 'stock.now']))
    return flows
  }

  async function of(subject: Subject, window: Window, sight: Sight, ids?: readonly MeasureId[]): Promise<Figures> {
    const found = await sumsBy(subject.of, idOf(subject), { window, sight, ids })
    return figuresOf(found.get(idOf(subject)) ?? {}, window, ids)
  }

  return {
    of,

    /** By id; a subject about which there is nothing to say is left out, a case that nobody has held is nobody's. */
    async by(
      kind: Exclude<SubjectKind, 'all'>,
      window: Window,
      sight: Sight,
      ids?: readonly MeasureId[],
    ): Promise<Map<string, Figures>> {
      const found = await sumsBy(kind, null, { window, sight, ids })
      found.delete('')
      return new Map([...found].map(([id, sums]) => [id, figuresOf(sums, window, ids)]))
    },

    /** Month by month `YYYY-MM`, without what is counted at the end of a window (the stock). */
    async monthly(
      subject: Subject,
      months: readonly string[],
      sight: Sight,
      ids: readonly MeasureId[] = flowIds,
    ): Promise<{ month: string; figures: Figures }[]> {
      const found = await queries.monthly(subject, months, { sight, ids })
      return months.map((month) => ({ month, figures: figuresOf(found.get(month) ?? {}, windowOfMonth(month), ids) }))
    },

    /** Of how many working days a clock's stops were: days → stops. */
    async days(subject: Subject, clockName: ClockName, window: Window, sight: Sight): Promise<Record<string, number>> {
      const found = await queries.flows(subject.of, idOf(subject), { window, sight, ids: [`median.${clockName}`] })
      return daysIn(found.get(idOf(subject)) ?? {}, `stop.${clockName}`)
    },

    /** The same of every unit, kecamatan or other subject of a kind: id → days → stops. */
    async daysBy(
      kind: Exclude<SubjectKind, 'all'>,
      clockName: ClockName,
      window: Window,
      sight: Sight,
    ): Promise<Map<string, Record<string, number>>> {
      const found = await queries.flows(kind, null, { window, sight, ids: [`median.${clockName}`] })
      found.delete('')
      return new Map([...found].map(([id, sums]) => [id, daysIn(sums, `stop.${clockName}`)]))
    },

    /** When complaints came in: weekday and hour `1-09` → complaints. */
    async hours(subject: Subject, window: Window, sight: Sight): Promise<Record<string, number>> {
      const found = await queries.flows(subject.of, idOf(subject), { window, sight })
      const prefix = 'receipt.hours.'
      const all = Object.entries(found.get(idOf(subject)) ?? {}).filter(([path]) => path.startsWith(prefix))
      return Object.fromEntries(all.map(([path, count]) => [path.slice(prefix.length), count]))
    },
  }
}

type Asked = { window: Window; sight: Sight; ids?: readonly MeasureId[] }
const none = () => Promise.resolve(new Map<string, Sums>())
const pick = (sums: Sums, paths: string[]): Sums => Object.fromEntries(paths.map((path) => [path, sums[path] ?? 0]))
