import { compileCalendar } from '../../server/calendar/workingDays'
import type { JudgedEvent, Targets } from '../../server/sla/clock'
import { tell } from '../../server/sla/history'
import { judge, judgeRun } from '../../server/sla/judge'
import { warningTargetOf } from '../../server/sla/policy'
import { inWib, serang, wib } from '../calendar/serang'

const calendar = compileCalendar(serang)
const targets: Targets = { verification: { days: 3 }, followUp: { days: 5 }, unit: { days: 5 }, resolution: { days: 5 } }

/** `11-04 10:00 asked dinkes`: one line an event, of the year 2026. */
function history(...lines: string[]): JudgedEvent[] {
  return lines.map((line) => {
    const [date, time, type, unit] = line.split(' ') as [string, string, string, string?]
    return { at: wib(`2026-${date} ${time}`), type, ...(unit !== undefined && { unit }) }
  })
}

/** `unit:dinkes late, due 11-10 16:00, 6+0 days`: counted and paused days. */
function judged(events: JudgedEvent[], asOf: string, of: Targets = targets): string[] {
  return judge(events, calendar, of, wib(`2026-${asOf}`)).map((clock) => {
    const name = clock.unit === undefined ? clock.clock : `${clock.clock}:${clock.unit}`
    return `${name} ${clock.verdict}, due ${inWib(clock.dueAt)?.slice(5)}, ${clock.elapsedDays}+${clock.pausedDays} days`
  })
}

const [received, verified, assigned] = ['11-02 09:00 received', '11-03 09:00 verified', '11-03 09:00 assigned dinkes']
const begun = [received, verified, assigned]
const only = (name: string, lines: string[]) => lines.filter((line) => line.startsWith(name))

describe('a complaint that goes the plain way', () => {
  test('four clocks, in order of start, then of the table', () => {
    const events = history(...begun, '11-04 10:00 followUpStarted', '11-06 10:00 answered', '11-09 10:00 closed')
    expect(judged(events, '12-01 00:00')).toEqual([
      'verification onTime, due 11-05 16:00, 1+0 days',
      'resolution onTime, due 11-09 16:00, 4+0 days',
      'followUp:dinkes onTime, due 11-10 16:00, 1+0 days',
      'unit:dinkes onTime, due 11-10 16:00, 3+0 days',
    ])
  })
  test('equal starts are listed in the order of the table, then of assignment', () => {
    const at = '11-02 09:00'
    const events = history(`${at} received`, `${at} verified`, `${at} assigned b`, `${at} returned b`, `${at} assigned a`)
    expect(judge(events, calendar, targets, wib('2026-12-01')).map(({ clock, unit }) => [clock, unit])).toEqual([
      ['verification', undefined],
      ['followUp', 'b'],
      ['followUp', 'a'],
      ['unit', 'b'],
      ['unit', 'a'],
      ['resolution', undefined],
    ])
  })
  test('instants are given as they are, and a late verdict falls at due', () => {
    const [clock] = judge(history(received, '11-06 10:00 verified'), calendar, { verification: { days: 3 } }, wib('2026-12-01'))
    expect(clock).toEqual({
      clock: 'verification',
      unit: undefined,
      startedAt: wib('2026-11-02 09:00'),
      dueAt: wib('2026-11-05 16:00'),
      stoppedAt: wib('2026-11-06 10:00'),
      verdict: 'late',
      verdictAt: wib('2026-11-05 16:00'),
      elapsedDays: 4,
      pausedDays: 0,
    })
  })
  test('no events, no clocks', () => {
    expect(judged([], '12-01 00:00')).toEqual([])
  })
  test('a clock without a target is left out', () => {
    expect(judged(history(...begun), '11-03 10:00', { unit: { days: 5 } })).toEqual([
      'unit:dinkes running, due 11-10 16:00, 0+0 days',
    ])
  })
  test('a target of minutes counts from the receipt itself', () => {
    const events = history('11-02 15:00 received', '11-03 09:30 verified')
    expect(judged(events, '12-01 00:00', { verification: { minutes: 180 } })).toEqual([
      'verification onTime, due 11-03 09:30, 1+0 days',
    ])
  })
})

describe('exactly on the edge', () => {
  test.each([
    ['an answer at the closing instant of the last day is on time', '11-09 16:00 answered', 'onTime, due 11-09 16:00, 5+0 days'],
    ['a millisecond later it is late', '11-09 16:00:00.001 answered', 'late, due 11-09 16:00, 6+0 days'],
    ['a withdrawal at the very instant of due voids', '11-09 16:00 withdrawn', 'void, due 11-09 16:00, 5+0 days'],
    [
      'a withdrawal a millisecond after due leaves it late, its days counted to the withdrawal',
      '11-09 16:00:00.001 withdrawn',
      'late, due 11-09 16:00, 6+0 days',
    ],
    ['a question from exactly the last close leaves that day uncounted', '11-09 16:00 asked', 'late, due 11-10 16:00, 26+1 days'],
    ['a question after due changes nothing', '11-09 16:00:00.001 asked', 'late, due 11-09 16:00, 6+21 days'],
  ])('%s', (_rule, line, expected) => {
    const events = history(
      received,
      line,
      ...(line.includes('asked') ? [`${line.includes('001') ? '12-09' : '11-10'} 10:00 replied`] : []),
    )
    expect(judged(events, '12-09 11:00', { resolution: { days: 5 } })).toEqual([`resolution ${expected}`])
  })
  test.each([
    ['up to and including due the clock runs', '11-09 16:00', 'running, due 11-09 16:00, 5+0 days'],
    ['a millisecond later it is late', '11-09 16:00:00.001', 'late, due 11-09 16:00, 6+0 days'],
  ])('%s', (_rule, asOf, expected) => {
    expect(judged(history(received), asOf, { resolution: { days: 5 } })).toEqual([`resolution ${expected}`])
  })
  test('an event at asOf counts, one later does not', () => {
    const events = history(received, '11-03 09:00 verified')
    expect(judged(events, '11-03 09:00', { verification: { days: 3 } })[0]).toContain('onTime')
    expect(judged(events, '11-03 08:59:59.999', { verification: { days: 3 } })[0]).toContain('running')
  })
  test('of equal instants the one listed first comes first', () => {
    const stopFirst = history(received, '11-04 09:00 answered', '11-04 09:00 withdrawn')
    const voidFirst = history(received, '11-04 09:00 withdrawn', '11-04 09:00 answered')
    expect(judged(stopFirst, '12-01 00:00', { resolution: { days: 5 } })[0]).toContain('onTime')
    expect(judged(voidFirst, '12-01 00:00', { resolution: { days: 5 } })[0]).toContain('void')
  })
  test('events listed out of order are taken in order of their instants', () => {
    expect(judged(history('11-06 10:00 answered', assigned, verified, received), '12-01 00:00')).toEqual(
      judged(history(received, assigned, verified, '11-06 10:00 answered'), '12-01 00:00'),
    )
  })
})

describe('questions to the reporter', () => {
  test('the time from question to reply is taken off', () => {
    const events = history(...begun, '11-04 10:00 asked dinkes', '11-06 10:00 replied', '11-09 10:00 answered dinkes')
    expect(judged(events, '12-01 00:00')).toEqual([
      'verification onTime, due 11-05 16:00, 1+0 days',
      'resolution onTime, due 11-11 16:00, 3+2 days',
      'followUp:dinkes onTime, due 11-10 16:00, 1+0 days',
      'unit:dinkes onTime, due 11-12 16:00, 2+2 days',
    ])
  })
  test('several open questions count once, and one reply ends them all', () => {
    const events = history(...begun, '11-04 10:00 asked', '11-05 10:00 asked', '11-06 10:00 replied', '11-09 10:00 answered')
    expect(only('resolution', judged(events, '12-01 00:00'))).toEqual(['resolution onTime, due 11-11 16:00, 3+2 days'])
  })
  test('an answer ends a question too', () => {
    const events = history(...begun, '11-04 10:00 asked', '11-06 10:00 answered', '11-06 11:00 reopened')
    expect(only('resolution', judged(events, '11-09 10:00'))).toEqual(['resolution running, due 11-11 16:00, 3+2 days'])
  })
  test('a question that nobody answers lapses at the same time thirty days later', () => {
    const events = history(received, '11-04 10:00 asked')
    expect(judged(events, '12-09 16:00', { resolution: { days: 5 } })).toEqual(['resolution running, due 12-09 16:00, 5+22 days'])
    expect(judged(events, '12-09 16:00:00.001', { resolution: { days: 5 } })).toEqual([
      'resolution late, due 12-09 16:00, 6+22 days',
    ])
  })
  test('while a question is open, the deadline is that of a reply at this moment', () => {
    const events = history(received, '11-04 10:00 asked')
    expect(judged(events, '11-10 10:00', { resolution: { days: 5 } })).toEqual(['resolution running, due 11-13 16:30, 2+4 days'])
  })
  test('passing the case on does not end a question, and the next unit starts paused', () => {
    const events = history(...begun, '11-04 10:00 asked', '11-05 10:00 assigned dinsos', '11-09 10:00 replied')
    expect(only('unit', judged(events, '11-09 11:00'))).toEqual([
      'unit:dinkes void, due 11-11 16:00, 1+1 days',
      'unit:dinsos running, due 11-13 16:30, 1+1 days',
    ])
  })
  test('a question by someone else pauses too, but is no deed of the holder', () => {
    const events = history(...begun, '11-04 10:00 asked diskominfo', '11-05 10:00 replied')
    expect(judged(events, '11-05 11:00').slice(1)).toEqual([
      'resolution running, due 11-10 16:00, 2+1 days',
      'followUp:dinkes running, due 11-10 16:00, 2+0 days',
      'unit:dinkes running, due 11-11 16:00, 1+1 days',
    ])
  })
  test('verification and follow-up are never paused', () => {
    const events = history(received, '11-02 10:00 asked', '11-03 09:00 assigned dinkes')
    expect(only('verification', judged(events, '11-04 09:00'))).toEqual(['verification running, due 11-05 16:00, 2+0 days'])
    expect(only('followUp', judged(events, '11-04 09:00'))).toEqual(['followUp:dinkes running, due 11-10 16:00, 1+0 days'])
  })
})

describe('assignments', () => {
  test('a return stops follow-up and voids the unit clock; the case clock runs on', () => {
    const events = history(...begun, '11-05 10:00 returned dinkes', '11-06 10:00 assigned dinsos', '11-09 10:00 answered dinsos')
    expect(judged(events, '12-01 00:00').slice(1)).toEqual([
      'resolution onTime, due 11-09 16:00, 5+0 days',
      'followUp:dinkes onTime, due 11-10 16:00, 2+0 days',
      'unit:dinkes void, due 11-10 16:00, 2+0 days',
      'followUp:dinsos onTime, due 11-13 16:30, 1+0 days',
      'unit:dinsos onTime, due 11-13 16:30, 1+0 days',
    ])
  })
  test.each(['assigned', 'reassigned'])('%s while a unit holds the case passes it on, also to the same unit', (type) => {
    const events = history(...begun, `11-04 10:00 ${type} dinkes`)
    expect(judged(events, '11-04 11:00').slice(2)).toEqual([
      'followUp:dinkes void, due 11-10 16:00, 1+0 days',
      'unit:dinkes void, due 11-10 16:00, 1+0 days',
      'followUp:dinkes running, due 11-11 16:00, 0+0 days',
      'unit:dinkes running, due 11-11 16:00, 0+0 days',
    ])
  })
  test('a unit that was late already stays late when the case is passed on, its days counted to then', () => {
    const events = history(...begun, '11-11 10:00 assigned dinsos')
    expect(only('unit:dinkes', judged(events, '12-01 00:00'))).toEqual(['unit:dinkes late, due 11-10 16:00, 6+0 days'])
  })
  test('assigned alone does not stop verification', () => {
    expect(judged(history(received, assigned), '11-03 10:00')[0]).toContain('verification running')
  })
  test.each(['followUpStarted', 'asked', 'answered', 'returned'])('%s of another unit is no deed of the holder', (type) => {
    const events = history(...begun, `11-04 10:00 ${type} dinsos`)
    expect(only('followUp', judged(events, '11-04 11:00'))).toEqual(['followUp:dinkes running, due 11-10 16:00, 1+0 days'])
    expect(only('unit', judged(events, '11-04 11:00'))[0]).toContain('running')
  })
  test.each(['followUpStarted', 'asked', 'answered', 'returned'])("%s without a unit is the holder's", (type) => {
    const events = history(...begun, `11-04 10:00 ${type}`)
    expect(only('followUp', judged(events, '11-04 11:00'))).toEqual(['followUp:dinkes onTime, due 11-10 16:00, 1+0 days'])
  })
  test('a unit that passed the case on can do nothing more about it', () => {
    const events = history(...begun, '11-04 10:00 assigned dinsos', '11-05 10:00 answered dinkes')
    expect(only('unit', judged(events, '11-05 11:00'))).toEqual([
      'unit:dinkes void, due 11-10 16:00, 1+0 days',
      'unit:dinsos running, due 11-11 16:00, 1+0 days',
    ])
  })
  test('before the receipt, an assignment has its clocks and the complaint none', () => {
    expect(judged(history(assigned), '11-04 10:00')).toEqual([
      'followUp:dinkes running, due 11-10 16:00, 1+0 days',
      'unit:dinkes running, due 11-10 16:00, 1+0 days',
    ])
  })
})

describe('answers and reopenings', () => {
  test('a reopening resumes the case and the unit; the time between is paused', () => {
    const events = history(...begun, '11-05 10:00 answered', '11-10 10:00 reopened')
    expect(judged(events, '11-10 11:00').slice(1)).toEqual([
      'resolution running, due 11-12 16:00, 3+3 days',
      'followUp:dinkes onTime, due 11-10 16:00, 2+0 days',
      'unit:dinkes running, due 11-13 16:30, 2+3 days',
    ])
  })
  test('the second answer is judged by the moved deadline', () => {
    const events = history(...begun, '11-05 10:00 answered', '11-10 10:00 reopened', '11-12 16:00 answered')
    expect(only('resolution', judged(events, '12-01 00:00'))).toEqual(['resolution onTime, due 11-12 16:00, 5+3 days'])
  })
  test('a reopening to another unit voids the resumed clock and begins a new one', () => {
    const events = history(...begun, '11-05 10:00 answered', '11-10 10:00 reopened dinsos')
    expect(judged(events, '11-10 11:00').slice(1)).toEqual([
      'resolution running, due 11-12 16:00, 3+3 days',
      'followUp:dinkes onTime, due 11-10 16:00, 2+0 days',
      'unit:dinkes void, due 11-13 16:30, 2+3 days',
      'followUp:dinsos running, due 11-17 16:00, 0+0 days',
      'unit:dinsos running, due 11-17 16:00, 0+0 days',
    ])
  })
  test('a reopening to another unit leaves a late answer late', () => {
    const events = history(...begun, '11-11 10:00 answered', '11-12 10:00 reopened dinsos')
    expect(only('unit:dinkes', judged(events, '11-12 11:00'))).toEqual(['unit:dinkes late, due 11-10 16:00, 6+1 days'])
  })
  test('a reopening that names the holder changes nothing more', () => {
    const events = history(...begun, '11-05 10:00 answered', '11-10 10:00 reopened dinkes')
    expect(judged(events, '11-10 11:00')).toHaveLength(4)
  })
  test('a reopening to a unit when nobody holds the case assigns it', () => {
    const events = history(received, '11-05 10:00 answered', '11-10 10:00 reopened dinsos')
    expect(only('unit', judged(events, '11-10 11:00'))).toEqual(['unit:dinsos running, due 11-17 16:00, 0+0 days'])
  })
  test('a reopening without a standing answer is ignored, with the unit it names', () => {
    expect(judged(history(...begun, '11-04 10:00 reopened dinsos'), '11-04 11:00')).toEqual(
      judged(history(...begun), '11-04 11:00'),
    )
  })
  test('an answer while an answer stands changes no clock and ends no question', () => {
    const events = history(...begun, '11-04 10:00 answered', '11-05 10:00 asked', '11-06 10:00 answered', '11-09 10:00 reopened')
    expect(only('resolution', judged(events, '11-10 10:00'))).toEqual(['resolution running, due 11-13 16:30, 2+4 days'])
  })
  test('an answer when nobody holds the case stops resolution and ends the questions', () => {
    const events = history(...begun, '11-04 10:00 returned', '11-04 11:00 asked', '11-05 10:00 answered', '11-09 10:00 reopened')
    expect(only('resolution', judged(events, '11-10 10:00'))).toEqual(['resolution running, due 11-12 16:00, 3+3 days'])
  })
  test("an answer of another unit stops resolution, and the holder's clock runs on unpaused", () => {
    const events = history(...begun, '11-04 10:00 answered dinsos', '11-06 10:00 reopened')
    expect(judged(events, '11-06 11:00').slice(1)).toEqual([
      'resolution running, due 11-11 16:00, 2+2 days',
      'followUp:dinkes running, due 11-10 16:00, 3+0 days',
      'unit:dinkes running, due 11-10 16:00, 3+0 days',
    ])
  })
  test('the case cannot be assigned while an answer stands', () => {
    expect(judged(history(...begun, '11-05 10:00 answered', '11-06 10:00 assigned dinsos'), '11-09 10:00')).toHaveLength(4)
  })
  test('closed, extended, rated and unknown events touch no clock', () => {
    const noise = ['closed', 'extended', 'rated', 'mystery'].map((type) => `11-04 10:00 ${type}`)
    expect(judged(history(...begun, ...noise), '11-04 11:00')).toEqual(judged(history(...begun), '11-04 11:00'))
  })
})

describe('the end of a complaint', () => {
  test.each([
    ['forwarded', 'verification onTime'],
    ['archived', 'verification onTime'],
    ['withdrawn', 'verification void'],
  ])('%s: %s, the others void, and what comes later is ignored', (type, verification) => {
    const events = history(received, assigned, `11-04 10:00 ${type}`, '11-04 11:00 verified', '11-04 12:00 answered')
    expect(judged(events, '12-01 00:00')).toEqual([
      `${verification}, due 11-05 16:00, 2+0 days`,
      'resolution void, due 11-09 16:00, 2+0 days',
      'followUp:dinkes void, due 11-10 16:00, 1+0 days',
      'unit:dinkes void, due 11-10 16:00, 1+0 days',
    ])
  })
  test('after its stop an end changes nothing', () => {
    const events = history(...begun, '11-05 10:00 answered', '11-06 10:00 archived')
    expect(judged(events, '12-01 00:00').every((line) => line.includes('onTime'))).toBe(true)
  })
  test('a void clock has neither stop nor verdict instant, a late one only its due', () => {
    const clocks = judge(history(received, '11-06 10:00 withdrawn'), calendar, targets, wib('2026-12-01'))
    expect(clocks.map(({ stoppedAt, verdictAt }) => [stoppedAt, inWib(verdictAt)])).toEqual([
      [null, '2026-11-05 16:00'],
      [null, null],
    ])
  })
})

describe('a target that is not reached within twenty years', () => {
  const never = compileCalendar({ timeZone: 'Asia/Jakarta', week: {} })
  test.each([
    ['runs for ever', [received], 'running'],
    ['is stopped on time', [received, '11-03 09:00 answered'], 'onTime'],
    ['is voided', [received, '11-03 09:00 withdrawn'], 'void'],
  ])('%s', (_rule, lines, verdict) => {
    expect(judge(history(...lines), never, { resolution: { days: 1 } }, wib('2060-01-01'))).toMatchObject([
      { dueAt: null, verdict, elapsedDays: 0, pausedDays: 0 },
    ])
  })
})

describe('warnings', () => {
  const events = history(received, '11-04 10:00 asked', '11-06 10:00 replied')
  const [, run] = tell(events, calendar, wib('2026-11-09 10:00')).runs

  test.each([
    ['at three quarters of ten days: the close of the seventh, pauses taken off', { days: 10 }, 0.75, '2026-11-13 16:30'],
    ['a share is taken as written: 0.29 of 100 is 29', { days: 100 }, 0.29, '2026-12-15 16:00'],
    ['less than a day gives no warning', { days: 1 }, 0.75, null],
    ['of minutes as of days', { minutes: 600 }, 0.5, '2026-11-02 15:00'],
  ])('%s', (_rule, target, share, expected) => {
    const part = warningTargetOf(target, { clock: 'resolution', share })
    expect(inWib(part && judgeRun(run!, calendar, part, wib('2026-11-09 10:00')).dueAt)).toBe(expected)
  })
})
