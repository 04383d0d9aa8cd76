import { compileCalendar } from '../../server/calendar/workingDays'
import { tell } from '../../server/sla/history'
import { judgeRun } from '../../server/sla/judge'
import { reasonedPauses, toldPauses } from '../../server/sla/pause'
import { pausesOf } from '../../server/sla/run'
import { strip } from '../../server/sla/strip'
import { explain } from '../../server/sla/explain'
import { timeLeft } from '../../server/sla/timeLeft'
import { serang, wib } from '../calendar/serang'
import { randomCalendar, randomCase, randomOf } from './random'

const calendar = compileCalendar(serang)
const target = { days: 14 }
type Event = [at: string, type: string]

function resolutionOf(events: Event[], asOf: string) {
  const told = tell(
    events.map(([at, type]) => ({ at: wib(at), type })),
    calendar,
    wib(asOf),
  )
  return told.runs.find(({ clock }) => clock === 'resolution')!
}

/** `question 25 to 27: 2` */
const short = (events: Event[], asOf: string): string[] =>
  toldPauses(resolutionOf(events, asOf), calendar, wib(asOf)).map(
    ({ reason, from, to, days }) =>
      `${reason} ${from.toISOString().slice(5, 10)} to ${to?.toISOString().slice(5, 10) ?? 'now'}: ${days}`,
  )

const received: Event = ['2026-11-23 09:00', 'received']

describe('why a clock did not run, from when to when, and the days that it cost', () => {
  test.each<[string, Event[], string[]]>([
    [
      'a question that was replied to',
      [received, ['2026-11-25 10:00', 'asked'], ['2026-11-27 10:00', 'replied']],
      ['question 11-25 to 11-27: 2'],
    ],
    ['one that is open still', [received, ['2026-12-08 10:00', 'asked']], ['question 12-08 to now: 3']],
    [
      'one that nobody replied to for thirty days',
      [
        ['2026-11-09 09:00', 'received'],
        ['2026-11-10 10:00', 'asked'],
      ],
      ['question 11-10 to 12-10: 22'],
    ],
    [
      'several at once count once, and one reply ends them all',
      [received, ['2026-11-25 10:00', 'asked'], ['2026-11-26 10:00', 'asked'], ['2026-11-27 10:00', 'replied']],
      ['question 11-25 to 11-27: 2'],
    ],
    [
      'an answer until its reopening',
      [received, ['2026-11-25 10:00', 'answered'], ['2026-11-27 10:00', 'reopened']],
      ['answer 11-25 to 11-27: 2'],
    ],
    [
      'a question that the unit answered without a reply, and the answer after it, are two',
      [received, ['2026-11-25 10:00', 'asked'], ['2026-11-26 10:00', 'answered'], ['2026-11-30 10:00', 'reopened']],
      ['question 11-25 to 11-26: 1', 'answer 11-26 to 11-30: 2'],
    ],
    [
      'a question between an opening and a close costs nothing, and is told all the same',
      [received, ['2026-11-25 10:00', 'asked'], ['2026-11-25 14:00', 'replied']],
      ['question 11-25 to 11-25: 0'],
    ],
    ['an answer that stands is the end, no pause', [received, ['2026-11-25 10:00', 'answered']], []],
    [
      'what ends the complaint ends the question',
      [received, ['2026-11-25 10:00', 'asked'], ['2026-11-27 10:00', 'withdrawn']],
      ['question 11-25 to 11-27: 2'],
    ],
  ])('%s', (_, events, wanted) => {
    expect(short(events, '2026-12-11 08:00')).toEqual(wanted)
  })

  test('on thousands of clocks they are the pauses of the judge, and their days add up to his', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const random = randomOf(seed)
      const made = randomCalendar(random)
      const compiled = compileCalendar(made)
      const { events, targets, asOf } = randomCase(random, made)
      for (const run of tell(events, compiled, asOf).runs) {
        const spans = reasonedPauses(run, asOf)
        const length = (flat: readonly number[]) => flat.reduce((sum, at, i) => sum + (i % 2 ? at : -at), 0)
        expect(length(spans.flatMap(({ from, to }) => [from, to]))).toBe(length(pausesOf(run, asOf)))
        if (!targets[run.clock]) continue
        const days = toldPauses(run, compiled, asOf).reduce((sum, { days: some }) => sum + some, 0)
        expect({ seed, days }).toEqual({ seed, days: judgeRun(run, compiled, targets[run.clock]!, asOf).pausedDays })
      }
    }
  })

  test('the strip and its words say which it is', () => {
    const events: Event[] = [
      received,
      ['2026-11-25 10:00', 'asked'],
      ['2026-11-26 10:00', 'answered'],
      ['2026-11-30 10:00', 'reopened'],
    ]
    const asOf = wib('2026-12-01 10:00')
    const days = strip({ run: resolutionOf(events, '2026-12-01 10:00'), calendar, target, asOf })
    expect(explain(days, target).slice(2, 5)).toEqual([
      'Wed 2026-11-25: paused: question to the reporter, not counted',
      'Thu 2026-11-26: paused: answer awaiting confirmation, not counted',
      'Fri 2026-11-27: paused: answer awaiting confirmation, not counted',
    ])
  })
})

describe('how much time is left', () => {
  test.each<[string, string, string, { days: number; minutes: number | null }]>([
    ['to the close of a day it is told in days', '2026-11-24 09:00', '2026-11-26 16:00', { days: 2, minutes: null }],
    [
      'to an instant within a day in working minutes, without the break',
      '2026-11-24 11:30',
      '2026-11-24 13:30',
      { days: 0, minutes: 60 },
    ],
    ['without the night', '2026-11-24 15:00', '2026-11-25 08:30', { days: 1, minutes: 120 }],
    ['without the weekend', '2026-11-27 16:00', '2026-11-30 07:45', { days: 1, minutes: 45 }],
    ['of what is far off nobody wants the minutes', '2026-11-24 09:00', '2026-12-29 09:00', { days: 23, minutes: null }],
    ['nothing when it has passed', '2026-11-24 12:00', '2026-11-24 09:00', { days: 0, minutes: 0 }],
  ])('%s', (_, from, to, wanted) => {
    expect(timeLeft(calendar, wib(from), wib(to))).toEqual(wanted)
  })
})
