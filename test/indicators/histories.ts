import { compileCalendar, type WorkingCalendar } from '../../server/calendar/workingDays'
import type { Class, Complaint, ComplaintEvent, Filing, Folded, Judged, Kind } from '../../server/complaints/complaint'
import { fold } from '../../server/complaints/fold'
import { type Deed, isPossible, move } from '../../server/complaints/move'
import type { Targets } from '../../server/sla/clock'
import { referenceCalendars } from '../../server/seed/referenceData'
import { tell } from '../../server/sla/history'
import { judgeRuns } from '../../server/sla/judge'

/** Numbers that look random and are the same at every run (mulberry32). */
export function dice(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const upTo = (most: number): number => Math.floor(next() * most)
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)]!
  return { next, upTo, pick }
}
export type Dice = ReturnType<typeof dice>

export const calendar: WorkingCalendar = compileCalendar(referenceCalendars().find(({ _id }) => _id === 'serang-5')!.calendar)
export const units = ['dishub', 'dlh', 'dpupr', 'inspektorat', 'kec-anyar']
export const targets: Targets = { verification: { days: 3 }, followUp: { days: 5 }, unit: { days: 14 }, resolution: { days: 14 } }

export const filingOf = (over: Partial<Filing> = {}): Filing => ({
  text: 'Lampu jalan di depan pasar mati sejak seminggu',
  kind: 'pengaduan',
  kecamatan: '36.04.01',
  desa: null,
  placeDetail: '',
  chosenUnit: null,
  identity: 'named',
  name: 'Siti Aminah',
  ...over,
})

/** A complaint as the store keeps it, of this history, judged at `asOf` by a calendar. */
export function complaintOf(
  code: string,
  history: ComplaintEvent[],
  { asOf, filing = filingOf(), by = calendar }: { asOf: Date; filing?: Filing; by?: WorkingCalendar },
): Complaint {
  return {
    _id: code,
    version: history.length,
    request: code,
    keyHash: '',
    filing,
    history,
    announced: 0,
    ...fold(filing, history),
    ...judgedAt(history, asOf, by),
  }
}

function judgedAt(history: ComplaintEvent[], asOf: Date, by: WorkingCalendar): Judged {
  const events = history.map((event) => ({
    at: event.at.getTime(),
    type: event.type,
    unit: 'unit' in event ? event.unit : undefined,
  }))
  const dated = (at: number | null): Date | null => (at === null ? null : new Date(at))
  const runs = tell(events, by, asOf.getTime()).runs
  const clocks = judgeRuns(runs, by, targets, asOf.getTime()).map((clock, i) => ({
    ...clock,
    startedAt: new Date(clock.startedAt),
    dueAt: dated(clock.dueAt),
    stoppedAt: dated(clock.stoppedAt),
    verdictAt: dated(clock.verdictAt),
    open: clock.stoppedAt === null && runs[i]!.voidedAt === null,
    policy: 'p',
    calendar: 'c',
  }))
  return { clocks, dueAt: null, promisedAt: null, nextAt: null }
}

/** Events in short: `[at, type, fields]`; everything else is filled in. */
export type Told = [at: string, type: ComplaintEvent['type'], fields?: object]
export const historyOf = (...events: Told[]): ComplaintEvent[] =>
  events.map(
    ([at, type, fields], i) =>
      ({ seq: i + 1, at: new Date(at), by: 'system', type, ...blank[type], ...fields }) as ComplaintEvent,
  )

const blank: Partial<Record<ComplaintEvent['type'], object>> = {
  received: { kind: 'pengaduan', chosenUnit: null, channel: 'web' },
  answered: { text: 'Sudah diperbaiki', files: [], evidence: false },
  reopened: { reason: 'Belum menyala' },
}

const hourMs = 3_600_000
const kinds: Kind[] = ['pengaduan', 'pengaduan', 'pengaduan', 'pengaduan', 'aspirasi']
const classesDrawn: Class[] = ['nonOversight', 'nonOversight', 'normative', 'oversight', 'minor']

/** A complaint as it stood after each of its deeds: a random walk through the table of moves, also past the end of a confirmed answer. */
export function randomLife(
  code: string,
  { next, upTo, pick }: Dice,
  { from, until, most = 14 }: { from: Date; until: Date; most?: number },
): Complaint[] {
  const filing = filingOf({
    kind: pick(kinds),
    identity: pick(['named', 'anonymous', 'confidential'] as const),
    kecamatan: `36.04.0${1 + upTo(5)}`,
  })
  let at = new Date(from.getTime() + Math.floor(next() * (until.getTime() - from.getTime())))
  let history: ComplaintEvent[] = [
    { seq: 1, at, by: 'reporter', type: 'received', kind: filing.kind, chosenUnit: null, channel: 'web' },
  ]
  const life = [complaintOf(code, history, { asOf: at, filing })]
  for (let i = 0; i < most; i += 1) {
    at = new Date(at.getTime() + Math.floor(next() ** 3 * 20 * 24 * hourMs))
    if (at > until) break
    const events = tryMove(fold(filing, history), history, randomDeed({ next, upTo, pick }), at)
    if (events.length === 0) continue
    history = [...history, ...events]
    // Who asks for more time gets it.
    history = [...history, ...tryMove(fold(filing, history), history, { deed: 'extend', ...words }, at)]
    life.push(complaintOf(code, history, { asOf: at, filing }))
  }
  return [...life.slice(0, -1), complaintOf(code, history, { asOf: until, filing })]
}

const words = { reason: 'Menunggu suku cadang', text: 'Kami perbaiki pekan depan' }

function randomDeed({ next, pick, upTo }: Dice): Deed {
  const classified = {
    kind: pick(kinds),
    class: pick(classesDrawn),
    category: pick(['jalan', 'lingkungan'] as const),
    title: 'Lampu mati',
    oversightUnit: 'inspektorat',
  }
  const deeds: (() => Deed)[] = [
    () => ({ deed: 'verify', ...classified }),
    () => ({ deed: 'assign', unit: pick(units) }),
    () => ({ deed: 'assign', unit: pick(units) }),
    () => ({ deed: 'startFollowUp' }),
    () => ({ deed: 'ask', text: 'Tiang nomor berapa?' }),
    () => ({ deed: 'reply', text: 'Nomor 12' }),
    () => ({ deed: 'answer', text: 'Sudah diperbaiki', files: [] }),
    () => ({ deed: 'answer', text: 'Sudah diperbaiki', files: [] }),
    () => ({ deed: 'rebut', reason: 'Belum menyala' }),
    () => ({ deed: 'confirm', rating: (1 + upTo(4)) as 1 | 2 | 3 | 4 }),
    () => ({ deed: 'return', to: pick(units), reason: 'Bukan kewenangan kami' }),
    () => (next() < 0.3 ? { deed: 'classify', ...classified } : { deed: 'record', register: '000001/ADU/2026' }),
    () => (next() < 0.2 ? { deed: 'forward', to: 'outside:pln', reason: 'Jaringan PLN' } : { deed: 'startFollowUp' }),
    () =>
      next() < 0.4
        ? { deed: 'archive', reason: pick(['duplicate', 'spam', 'other'] as const), note: '' }
        : { deed: 'reply', text: 'Ya' },
    () => (next() < 0.2 ? { deed: 'withdraw', reason: '' } : { deed: 'startFollowUp' }),
    () => ({ deed: 'askExtension', days: 3, ...words }),
  ]
  return pick(deeds)()
}

function tryMove(folded: Folded, history: ComplaintEvent[], deed: Deed, at: Date): ComplaintEvent[] {
  if (!isPossible(deed.deed, { ...folded, history })) return []
  try {
    return move({ ...folded, history }, deed, { by: 'system' }, at)
  } catch {
    return []
  }
}

export function shuffled<T>(list: readonly T[], { upTo }: Dice): T[] {
  const all = [...list]
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = upTo(i + 1)
    ;[all[i], all[j]] = [all[j]!, all[i]!]
  }
  return all
}
