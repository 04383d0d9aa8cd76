import type { Complaint } from '../../server/complaints/complaint'
import type { Services } from '../../server/services'
import { aClock, aComplaint, at, type Told } from '../support/aComplaint'

/** What must never be on paper: a name, a number and an address as reporters and careless officers write them. */
export const personal = ['Sumiyati binti Karta', '3604120107850003', '081298765432', 'sumiyati@contoh.invalid']

type Given = Partial<Omit<Complaint, 'filing'>> & {
  filing?: Partial<Complaint['filing']>
  happenings?: Told[]
  receivedOn?: string
}

const filing = {
  text: `Nama saya ${personal.join(', ')}. Jalan berlubang.`,
  name: personal[0],
  phone: personal[2],
  email: personal[3],
  kecamatan: '36.04.01',
}

let count = 0
/** A case of DPUPR with a register number, received in October; each one another. */
export function aRegisteredCase({ filing: given, happenings = [], ...overrides }: Given = {}): Complaint {
  count += 1
  const register = `${String(count).padStart(6, '0')}/ADU/2026`
  const one = aComplaint({
    receivedOn: '2026-10-05T09:00',
    _id: `ADU-${String(count).padStart(4, '0')}-TEST-00`,
    request: `request-${count}`,
    filing: { ...filing, ...given },
    happenings: [{ type: 'recorded', register }, { type: 'verified', by: 'sari' }, ...happenings],
    ...overrides,
  })
  return one
}

export const classifiedAs = (title: string, className: 'nonOversight' | 'oversight' = 'nonOversight'): Told => ({
  type: 'classified',
  kind: 'pengaduan',
  class: className,
  category: 'jalan',
  title,
  by: 'sari',
})
export const assignedTo = (unit: string): Told => ({ type: 'assigned', unit, by: 'sari' })
export const answeredBy = (unit: string): Told => ({
  type: 'answered',
  unit,
  text: `Sudah, Bu ${personal[0]}.`,
  files: [],
  evidence: true,
  by: 'dedi',
})

/** The cases of October: one of each way that a complaint can go, with titles that somebody has made hostile. */
export function october(): Complaint[] {
  const done = [assignedTo('dpupr'), answeredBy('dpupr')]
  const resolution = (days: number) =>
    aClock({
      clock: 'resolution',
      startedAt: at('2026-10-05T09:00'),
      stoppedAt: at('2026-10-09T10:00'),
      dueAt: at('2026-10-23T16:00'),
      verdict: 'onTime',
      verdictAt: at('2026-10-09T10:00'),
      elapsedDays: days,
      open: false,
    })
  return [
    aRegisteredCase({
      happenings: [classifiedAs(`=cmd|'/C calc'!A0`), ...done, { type: 'closed', by: 'reporter' }],
      clocks: [resolution(4)],
    }),
    aRegisteredCase({
      happenings: [classifiedAs('<script>alert(1)</script> & "kutip"'), ...done, { type: 'closed' }],
      clocks: [resolution(4)],
    }),
    aRegisteredCase({
      happenings: [classifiedAs('‮terbalik 😀 شكوى'), ...done, { type: 'reopened', reason: 'Belum', by: 'reporter' }],
    }),
    aRegisteredCase({ happenings: [classifiedAs('x'.repeat(5_000)), ...done], clocks: [resolution(4)] }),
    aRegisteredCase({ happenings: [classifiedAs(`Ditelepon ${personal[2]} atau ${personal[3]}`), assignedTo('dpupr')] }),
    aRegisteredCase({ happenings: [assignedTo('dpupr')] }),
    aRegisteredCase({ filing: { identity: 'confidential' }, happenings: [classifiedAs('Rahasia sekali'), assignedTo('dpupr')] }),
    aRegisteredCase({ happenings: [classifiedAs('Pungli oleh kepala', 'oversight'), assignedTo('inspektorat')] }),
    aRegisteredCase({ happenings: [classifiedAs('Lampu jalan'), assignedTo('dishub')] }),
    aRegisteredCase({ receivedOn: '2026-11-02T09:00', happenings: [classifiedAs('Bulan berikutnya'), assignedTo('dpupr')] }),
  ]
}

/** Stores cases with all that follows from them. */
export async function keep(services: Services, cases: Complaint[]): Promise<void> {
  for (const one of cases) await services.store.insert(one)
  await services.projection.project(cases)
}
