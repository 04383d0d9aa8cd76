import { compileCalendar } from '../server/calendar/workingDays'
import { referenceCalendars } from '../server/seed/referenceData'
import type { JudgedEvent, Targets } from '../server/sla/clock'
import { judge } from '../server/sla/judge'
import { linesPerSecond } from './lines'
import type { Row } from './row'

const hour = 3_600_000
const firstDay = Date.parse('2026-01-05T02:00:00Z')
const asOf = Date.parse('2027-01-01T00:00:00Z')
const targets: Targets = { verification: { days: 3 }, followUp: { days: 5 }, unit: { days: 14 }, resolution: { days: 14 } }
const { calendar } = referenceCalendars()[0]!
const distinct = 1_000
const lines = 200_000

/** An ordinary case: seven events, one question to the reporter, four clocks, fourteen working days, the calendar of the regency. */
function ordinaryCase(i: number): JudgedEvent[] {
  const start = firstDay + ((i * 7_919) % 300) * 24 * hour + (i % 600) * 60_000
  const unit = `unit-${i % 40}`
  return [
    { at: start, type: 'received' },
    { at: start + 24 * hour, type: 'verified' },
    { at: start + 24 * hour, type: 'assigned', unit },
    { at: start + 50 * hour, type: 'asked', unit },
    { at: start + 90 * hour, type: 'replied' },
    { at: start + 200 * hour, type: 'answered', unit },
    { at: start + 300 * hour, type: 'closed' },
  ]
}

/** The pure judging function in cases a second, and the built command in lines a second, from pipe to pipe. */
export async function benchJudge(): Promise<Row[]> {
  const blocks = Array.from({ length: 10 }, (_, block) => blockOf(block))
  const input = { blocks, linesOfBlock: distinct, lines }
  return [
    { name: 'judging function', value: casesPerSecond(), unit: 'cases/s', aim: 300_000 },
    { name: 'aduan sla judge', value: await linesPerSecond(['sla', 'judge'], input), unit: 'lines/s', aim: 30_000 },
    {
      name: 'aduan indicators judge',
      value: await linesPerSecond(['indicators', 'judge', '--from', '2026-06-01', '--to', '2026-06-30'], input),
      unit: 'lines/s',
      aim: null,
    },
  ]
}

function casesPerSecond(): number {
  const compiled = compileCalendar(calendar)
  const cases = Array.from({ length: distinct }, (_, i) => ordinaryCase(i))
  const judgeAll = () => cases.forEach((events) => judge(events, compiled, targets, asOf))
  for (let warmUp = 0; warmUp < 100; warmUp++) judgeAll()
  const rounds = 500
  const began = performance.now()
  for (let round = 0; round < rounds; round++) judgeAll()
  return Math.round((rounds * distinct) / ((performance.now() - began) / 1_000))
}

function blockOf(block: number): Buffer {
  const written = (at: number) => new Date(at).toISOString()
  const text = Array.from({ length: distinct }, (_, i) => {
    const id = block * distinct + i
    const events = ordinaryCase(id).map((event) => ({ ...event, at: written(event.at) }))
    const about = { class: 'nonOversight', kind: 'pengaduan', unit: `unit-${id % 40}` }
    return JSON.stringify({ id: `case-${id}`, ...about, calendar, targets, events, asOf: written(asOf) }) + '\n'
  })
  return Buffer.from(text.join(''))
}
