import type { Complaint, ComplaintEvent, Filing, Happening } from '../../server/complaints/complaint'
import { fold } from '../../server/complaints/fold'
import type { JudgedClock } from '../../server/sla/clock'
import type { Officer, Role } from '../../server/staff/officer'

export const at = (text: string): Date => new Date(`${text}:00+07:00`)

/** What a citizen might send; a fixed, readable one. */
export const aFiling = (overrides: Partial<Filing> = {}): Filing => ({
  text: 'Jalan dari pasar ke SD Kadikaran berlubang dalam, tolong ditambal.',
  kind: 'pengaduan',
  kecamatan: '36.04.01',
  desa: null,
  placeDetail: '',
  chosenUnit: null,
  identity: 'named',
  name: 'Warga Contoh',
  email: 'warga@contoh.invalid',
  ...overrides,
})

export type Told = Happening & { at?: string; by?: string; post?: string }

/** A history out of happenings, an hour apart unless `at` (local time) says otherwise; `received` comes first by itself. */
export function aHistory(filing: Filing, happenings: Told[], receivedAt = '2026-11-23T09:00'): ComplaintEvent[] {
  const first: Told = {
    type: 'received',
    kind: filing.kind,
    chosenUnit: filing.chosenUnit,
    channel: 'web',
    at: receivedAt,
    by: 'reporter',
  }
  let last = at(receivedAt).getTime() - 3_600_000
  return [first, ...happenings].map(({ at: when, by = 'system', ...happening }, i) => {
    last = when ? at(when).getTime() : last + 3_600_000
    return { seq: i + 1, at: new Date(last), by, ...happening } as ComplaintEvent
  })
}

/** A complaint as stored, its state folded from the history given; without clocks unless overridden. */
export function aComplaint({
  filing: given = {},
  happenings = [],
  receivedOn,
  ...overrides
}: Partial<Omit<Complaint, 'filing'>> & { filing?: Partial<Filing>; happenings?: Told[]; receivedOn?: string } = {}): Complaint {
  const filing = aFiling(given)
  const history = overrides.history ?? aHistory(filing, happenings, receivedOn)
  return {
    _id: 'ADU-7K3M-9QXD-2C',
    version: history.length,
    request: 'request',
    keyHash: 'hash',
    filing,
    history,
    ...fold(filing, history),
    clocks: [],
    dueAt: null,
    promisedAt: null,
    nextAt: null,
    announced: 0,
    ...overrides,
  }
}

/** A clock of DPUPR's holding that runs; a fixed, readable one. */
export const aClock = (overrides: Partial<JudgedClock> = {}): JudgedClock => ({
  clock: 'unit',
  startedAt: at('2026-11-23T09:00'),
  dueAt: at('2026-12-11T16:30'),
  stoppedAt: null,
  verdict: 'running',
  verdictAt: null,
  elapsedDays: 0,
  pausedDays: 0,
  open: true,
  policy: 'serang-nonOversight@1',
  calendar: 'serang-5@1',
  ...overrides,
})

export const anOfficer = (role: Role, unit: string, overrides: Partial<Officer> = {}): Officer => ({
  id: `${role}.${unit}`,
  name: 'Petugas Contoh',
  post: `${role}-${unit}`,
  title: `${role} ${unit}`,
  role,
  unit,
  units: [unit],
  ...overrides,
})

/** An officer of the coordinator's unit, in whatever role is asked for. */
export const sari = (role: Role): Officer =>
  anOfficer(role, 'diskominfo', { id: 'sari', name: 'Sari', post: 'post-1', title: 'Petugas' })
