import { localDate, compileCalendar } from '../../server/calendar/workingDays'
import { explain } from '../../server/sla/explain'
import { tell } from '../../server/sla/history'
import { judgeRun } from '../../server/sla/judge'
import { endOf } from '../../server/sla/run'
import { strip } from '../../server/sla/strip'
import { roundTheClock, serang, wib } from '../calendar/serang'
import { randomCalendar, randomCase, randomOf } from './random'

const calendar = compileCalendar(serang)
const names = new Map([
  ['2026-12-24', 'Cuti bersama Natal'],
  ['2026-12-25', 'Natal'],
])
const events = [
  { at: wib('2026-12-15 09:00'), type: 'received' },
  { at: wib('2026-12-17 10:00'), type: 'asked' },
  { at: wib('2026-12-21 10:00'), type: 'replied' },
]

function stripAt(asOf: string, more: typeof events = [], days = 5) {
  const at = wib(asOf)
  const run = tell([...events, ...more], calendar, at).runs[1]!
  return strip({ run, calendar, target: { days }, asOf: at, names })
}

/** `15 start 0`, marks in brackets. */
function short(day: ReturnType<typeof strip>[number]): string {
  const marks = [day.due && 'due', day.today && 'today', day.stop && 'stop', day.name].filter(Boolean).join(', ')
  return `${day.date.slice(8)} ${day.kind}${day.n === null ? '' : ` ${day.n}`}${marks && ` [${marks}]`}`
}

describe('a deadline day by day', () => {
  test('whole weeks from Monday to Sunday, with pause, holidays, today and due', () => {
    expect(stripAt('2026-12-22 10:00').map(short)).toEqual([
      ...['14 before', '15 start 0', '16 counted 1', '17 paused', '18 paused', '19 weekend', '20 weekend'],
      ...[
        '21 counted 2',
        '22 counted 3 [today]',
        '23 ahead 4',
        '24 closed [Cuti bersama Natal]',
        '25 closed [Natal]',
        '26 weekend',
        '27 weekend',
      ],
      ...['28 ahead 5 [due]', '29 after', '30 after', '31 after', '01 closed', '02 weekend', '03 weekend'],
    ])
  })
  test('after the answer nothing is counted', () => {
    const answered = { at: wib('2026-12-22 11:00'), type: 'answered' }
    expect(stripAt('2026-12-29 10:00', [answered]).map(short).slice(7, 17)).toEqual([
      ...[
        '21 counted 2',
        '22 counted 3 [stop]',
        '23 after',
        '24 closed [Cuti bersama Natal]',
        '25 closed [Natal]',
        '26 weekend',
        '27 weekend',
      ],
      ...['28 after [due]', '29 after [today]', '30 after'],
    ])
  })
  test('a late case goes on counting', () => {
    expect(stripAt('2026-12-30 10:00').map(short).slice(14, 19)).toEqual([
      '28 counted 5 [due]',
      '29 counted 6',
      '30 counted 7 [today]',
      '31 after',
      '01 closed',
    ])
  })
  test('a named date that falls on a weekend is told by its name', () => {
    const at = wib('2026-11-23 10:00')
    const run = tell([{ at, type: 'received' }], calendar, at).runs[1]!
    const days = strip({
      run,
      calendar,
      target: { days: 1 },
      asOf: at,
      names: new Map([
        ['2026-11-29', 'Hari Contoh'],
        ['2026-11-24', 'no day off'],
      ]),
    })
    expect(days.map(short)).toEqual([
      '23 start 0 [today]',
      '24 ahead 1 [due]',
      '25 after',
      '26 after',
      '27 after',
      '28 weekend',
      '29 closed [Hari Contoh]',
    ])
  })
  test('round the clock, due stands on the day that closes then', () => {
    const at = wib('2026-11-23 10:00')
    const allHours = compileCalendar(roundTheClock)
    const run = tell([{ at, type: 'received' }], allHours, at).runs[1]!
    expect(strip({ run, calendar: allHours, target: { days: 1 }, asOf: at }).find(({ due }) => due)?.date).toBe('2026-11-24')
  })
  test('no longer than the weeks that are shown', () => {
    expect(stripAt('2027-11-30 10:00')).toHaveLength(26 * 7)
  })
  test('in words', () => {
    expect(explain(stripAt('2026-12-22 10:00'), { days: 5 })).toEqual([
      'Tue 2026-12-15: effective day of the start, day 0',
      'Wed 2026-12-16: day 1 of 5',
      'Thu 2026-12-17: paused: question to the reporter, not counted',
      'Fri 2026-12-18: paused: question to the reporter, not counted',
      'Sat 2026-12-19: weekend, not counted',
      'Sun 2026-12-20: weekend, not counted',
      'Mon 2026-12-21: day 2 of 5',
      'Tue 2026-12-22: day 3 of 5, as of this day',
      'Wed 2026-12-23: day 4 of 5, still to come',
      'Thu 2026-12-24: closed (Cuti bersama Natal), not counted',
      'Fri 2026-12-25: closed (Natal), not counted',
      'Sat 2026-12-26: weekend, not counted',
      'Sun 2026-12-27: weekend, not counted',
      'Mon 2026-12-28: day 5 of 5, still to come, due',
    ])
  })
})

describe('the strip agrees with the judge', () => {
  test('on thousands of clocks: the counted days, the paused days, and the number on the due day', () => {
    for (let seed = 1; seed <= 250; seed++) {
      const random = randomOf(seed)
      const compiled = compileCalendar(randomCalendar(random))
      const { events: made, targets, asOf } = randomCase(random, randomCalendar(random))
      for (const run of tell(made, compiled, asOf).runs) {
        const target = targets[run.clock]
        if (!target) continue
        const clock = judgeRun(run, compiled, target, asOf)
        const days = strip({ run, calendar: compiled, target, asOf, weeks: 2_000 })
        const upTo = days.filter(({ kind }) => kind === 'counted')
        expect({ seed, counted: upTo.length, paused: days.filter(({ kind }) => kind === 'paused').length }).toEqual({
          seed,
          counted: clock.elapsedDays,
          paused: clock.pausedDays,
        })
        const due = days.find((day) => day.due)
        const isOpen = run.stoppedAt === null && run.voidedAt === null
        if (target.days && clock.dueAt !== null && (isOpen || endOf(run, asOf) > clock.dueAt))
          expect({ seed, n: due?.n }).toEqual({ seed, n: target.days })
        expect(days.length % 7).toBe(0)
        expect(days.find(({ today }) => today)?.date ?? localDate(compiled, asOf)).toBe(localDate(compiled, asOf))
      }
    }
  })
})
