import { type MeasureId, measureIds } from '../../server/indicators/indicator'
import { createNumbers } from '../../server/indicators/numbersService'
import { createProjection } from '../../server/indicators/projection'
import { createIndicatorQueries } from '../../server/indicators/queries'
import { createFactStore } from '../../server/indicators/store'
import { useDatabase } from '../support/mongo'
import { calendar, complaintOf, historyOf, type Told } from './histories'
import { each } from './world'

const database = useDatabase()
const store = createFactStore()
const workingDays = () => Promise.resolve(calendar)
const now = new Date('2026-11-24T10:00:00+07:00')
const numbers = createNumbers({ queries: createIndicatorQueries({ store }), calendar: workingDays, clock: { now: () => now } })
const supervisor = { units: null, inspects: [] }

/** `date` in November 2026: the 2nd is a Monday, and no day of the month is a holiday. */
const on = (date: number, type: Told[1], fields: object = {}): Told => [
  `2026-11-${String(date).padStart(2, '0')}T10:00:00+07:00`,
  type,
  fields,
]
const inAugust = (date: string, type: Told[1], fields: object = {}): Told => [`2026-08-${date}T10:00:00+07:00`, type, fields]
const [dlh, dishub] = [{ unit: 'dlh' }, { unit: 'dishub' }]

// Limits in working days: verified within 3, followed up within 5, answered within 14, by the unit and for the reporter.
const complaints = {
  // Verified after 1 (the 3rd), begun after 1 (the 4th), answered after 4 at the unit (4, 5, 6, 9) and 5 for the reporter; confirmed.
  A: [
    on(2, 'received'),
    on(3, 'verified'),
    on(3, 'assigned', dlh),
    on(4, 'followUpStarted', dlh),
    on(9, 'answered', { ...dlh, evidence: true }),
    on(10, 'closed', { by: 'reporter' }),
    on(10, 'rated', { by: 'reporter', rating: 4 }),
  ],
  // Verified after 4: late since the 5th. Begun after 2, by a question that the reporter answers on the 12th: the 10th and the 11th do not count.
  // Answered on the 13th, rebutted on the 16th: the 13th does not count either. Answered again on the 20th: at the unit 9, 12, 16, 17, 18, 19, 20,
  // which are 7, and for the reporter these and 3, 4, 5, 6, which are 11; 3 were paused.
  B: [
    on(2, 'received'),
    on(6, 'verified'),
    on(6, 'assigned', dishub),
    on(10, 'asked', dishub),
    on(12, 'replied'),
    on(13, 'answered', dishub),
    on(16, 'reopened'),
    on(18, 'extended', { ...dishub, days: 3 }),
    on(20, 'answered', { ...dishub, evidence: true }),
  ],
  // Verified at once; begun by giving it back after 1. The next one has not begun by the 13th: late. Fourteen days were over on the 23rd: late, and open.
  // Its age on the 24th: 15 working days since the 3rd.
  C: [
    on(3, 'received'),
    on(3, 'verified'),
    on(4, 'assigned', dlh),
    on(5, 'returned', { ...dlh, to: 'dishub' }),
    on(6, 'assigned', dishub),
  ],
  // Verified after 1; nobody has it. Its age on the 24th: 19, 20, 23, 24, which are 4.
  D: [on(18, 'received'), on(19, 'verified')],
  // Verified at once, passed on before anything was begun; begun by the answer after 2 (the 11th, the 12th), for the reporter 3; closed by silence.
  E: [
    on(9, 'received'),
    on(9, 'verified'),
    on(9, 'assigned', dishub),
    on(10, 'assigned', dlh),
    on(12, 'answered', dlh),
    on(22, 'closed', { by: 'system' }),
    on(23, 'rated', { by: 'reporter', rating: 2 }),
  ],
  // Open since August, and late since then: 79 working days (18 in August, 22 in September, 22 in October, 17 in November).
  F: [
    inAugust('03', 'received'),
    inAugust('04', 'verified'),
    inAugust('04', 'assigned', dlh),
    inAugust('05', 'followUpStarted', dlh),
  ],
} satisfies Record<string, Told[]>

beforeAll(async () => {
  await database.connection().dropDatabase()
  await store.createIndexes()
  const { project } = createProjection({ store, complaints: () => each([]), calendar: workingDays })
  await project(Object.entries(complaints).map(([code, told]) => complaintOf(code, historyOf(...told), { asOf: now })))
})

type Said = [numerator: number, denominator: number, value: number | null]
const all = { of: 'all' } as const
const ofUnit = (id: string) => ({ of: 'unit', id }) as const

/** What a measure is of the regency, of DLH (A, E and F; C while it had it) and of Dishub (B and C; E while it had it). */
type Row = [measure: MeasureId, ofAll: Said, ofDlh: Said, ofDishub: Said]
const november: Row[] = [
  // A, B, C, D, E; F came in August. D is nobody's.
  ['received', [5, 5, 5], [2, 2, 2], [2, 2, 2]],
  // A, B and E: B once, with the answer that stands.
  ['answers', [3, 3, 3], [2, 2, 2], [1, 1, 1]],
  // A and E.
  ['closings', [2, 2, 2], [2, 2, 2], [0, 0, 0]],
  // C, by DLH.
  ['returns', [1, 1, 1], [1, 1, 1], [0, 0, 0]],
  // B of A, B, E.
  ['extended', [1, 3, 1 / 3], [0, 2, 0], [1, 1, 1]],
  // C, D and F are open now, C and F late.
  ['overdue', [2, 3, 2], [1, 1, 1], [1, 1, 1]],
  ['backlog.all', [3, 3, 3], [1, 1, 1], [1, 1, 1]],
  // D: 4. None from 6 to 14. C: 15. F: 79.
  ['backlog.0-5', [1, 3, 1], [0, 1, 0], [0, 1, 0]],
  ['backlog.6-14', [0, 3, 0], [0, 1, 0], [0, 1, 0]],
  ['backlog.15-60', [1, 3, 1], [0, 1, 0], [1, 1, 1]],
  ['backlog.over60', [1, 3, 1], [1, 1, 1], [0, 1, 0]],
  // A, C, D, E in time, B not; F in August. It belongs to the unit that has the case last.
  ['onTime.verification', [4, 5, 0.8], [2, 2, 1], [1, 2, 0.5]],
  // A, B, C at DLH, E at DLH in time; C at Dishub not; E at Dishub was passed on.
  ['onTime.followUp', [4, 5, 0.8], [3, 3, 1], [1, 2, 0.5]],
  // A, B, E. C was given back by DLH and still runs at Dishub.
  ['onTime.unit', [3, 3, 1], [2, 2, 1], [1, 1, 1]],
  // A, B, E in time, C not though it is open.
  ['onTime.resolution', [3, 4, 0.75], [2, 2, 1], [1, 2, 0.5]],
  // 0 (C), 0 (E), 1 (A), 1 (D), 4 (B): half of 5 is reached with the third, and four are no more than 1; nine tenths with the fifth.
  ['median.verification', [4, 5, 1], [1, 2, 0], [1, 2, 0]],
  ['p90.verification', [5, 5, 4], [2, 2, 1], [2, 2, 4]],
  // 1 (A), 1 (C at DLH), 2 (B), 2 (E): the second; the fourth.
  ['median.followUp', [2, 4, 1], [2, 3, 1], [1, 1, 2]],
  ['p90.followUp', [4, 4, 2], [3, 3, 2], [1, 1, 2]],
  // 2 (E), 4 (A), 7 (B).
  ['median.unit', [2, 3, 4], [1, 2, 2], [1, 1, 7]],
  ['p90.unit', [3, 3, 7], [2, 2, 4], [1, 1, 7]],
  // 3 (E), 5 (A), 11 (B).
  ['median.resolution', [2, 3, 5], [1, 2, 3], [1, 1, 11]],
  ['p90.resolution', [3, 3, 11], [2, 2, 5], [1, 1, 11]],
  // Begun in November: A, C and E at DLH, B, C and E at Dishub. C was given back by DLH; E was passed on, which is no giving back.
  ['returned', [1, 6, 1 / 6], [1, 3, 1 / 3], [0, 3, 0]],
  // A 1, B 1 (answered on two days, counted once), E 2.
  ['hops', [4, 3, 4 / 3], [3, 2, 1.5], [1, 1, 1]],
  // A, B on the 13th (rebutted), B on the 20th, E.
  ['reopened', [1, 4, 0.25], [0, 2, 0], [1, 2, 0.5]],
  // A by the reporter, E by silence.
  ['confirmed', [1, 2, 0.5], [1, 2, 0.5], [0, 0, null]],
  // 4 (A) and 2 (E).
  ['rating', [6, 2, 3], [6, 2, 3], [0, 0, null]],
  // A, and B on the 20th.
  ['evidence', [2, 4, 0.5], [1, 2, 0.5], [1, 2, 0.5]],
  // A 4 days, B 7 and 3 paused, E 2: 3 of 16.
  ['paused', [3, 16, 3 / 16], [0, 6, 0], [3, 10, 0.3]],
]

// To the 13th: B and E are answered, D is not there yet. C: 8 working days. F: 71. What is late is told of now, whatever the window.
const toThe13th: Row[] = [
  ['backlog.all', [2, 2, 2], [1, 1, 1], [1, 1, 1]],
  ['backlog.0-5', [0, 2, 0], [0, 1, 0], [0, 1, 0]],
  ['backlog.6-14', [1, 2, 1], [0, 1, 0], [1, 1, 1]],
  ['backlog.15-60', [0, 2, 0], [0, 1, 0], [0, 1, 0]],
  ['backlog.over60', [1, 2, 1], [1, 1, 1], [0, 1, 0]],
  ['overdue', [2, 3, 2], [1, 1, 1], [1, 1, 1]],
  // Before its second answer B has none that stands; its answer of the 13th counts all the same, with what became of it.
  ['answers', [2, 2, 2], [2, 2, 2], [0, 0, 0]],
  ['reopened', [1, 3, 1 / 3], [0, 2, 0], [1, 1, 1]],
  ['hops', [4, 3, 4 / 3], [3, 2, 1.5], [1, 1, 1]],
]

async function isSaid([id, ...rows]: Row, to: string): Promise<void> {
  const window = { from: '2026-11-01', to }
  for (const [i, subject] of [all, ofUnit('dlh'), ofUnit('dishub')].entries()) {
    const { numerator, denominator, value } = (await numbers.of(subject, window, supervisor)).get(id)!
    expect([subject, numerator, denominator, value]).toEqual([subject, ...rows[i]!])
  }
}

describe('six complaints reckoned by hand', () => {
  test('speak of every measure', () => expect(november.map(([id]) => id).sort()).toEqual([...measureIds].sort()))
  test.each(november)('%s of November', (...row) => isSaid(row, '2026-11-30'))
  test.each(toThe13th)('%s of the first thirteen days', (...row) => isSaid(row, '2026-11-13'))
})
