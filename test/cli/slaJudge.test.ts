import { compileCalendar } from '../../server/calendar/workingDays'
import { clockFields } from '../../server/sla/lines'
import { judge } from '../../server/sla/judge'
import { serang } from '../calendar/serang'
import { randomCalendar, randomCase, randomOf } from '../sla/random'
import { aduan, startAduan } from './command'

const line = {
  id: 'ADU-1',
  calendar: serang,
  targets: { verification: { days: 3 }, followUp: { days: 5 }, unit: { days: 14 }, resolution: { days: 14 } },
  events: [
    { at: '2026-11-27T09:00:00+07:00', type: 'received' },
    { at: '2026-11-30T10:00:00+07:00', type: 'verified' },
    { at: '2026-11-30T10:00:00.5+07:00', type: 'assigned', unit: 'dinkes' },
    { at: '2026-12-02T03:00:00Z', type: 'answered', unit: 'dinkes', evidence: true },
  ],
  asOf: '2026-12-31T00:00:00+07:00',
}
const json = (overrides: object) => JSON.stringify({ ...line, ...overrides })
const judgeLines = (input: Parameters<typeof aduan>[1], ...options: string[]) => aduan(['sla', 'judge', ...options], input)

describe('aduan sla judge', () => {
  test('answers a line with its clocks, in UTC, the unit only where there is one clock for each assignment', async () => {
    const { lines, errors, code } = await judgeLines(json({}) + '\n')
    expect({ lines, errors, code }).toEqual({
      lines: [
        '{"id":"ADU-1","clocks":[' +
          '{"clock":"verification","startedAt":"2026-11-27T02:00:00.000Z","dueAt":"2026-12-02T09:00:00.000Z","stoppedAt":"2026-11-30T03:00:00.000Z","verdict":"onTime","verdictAt":"2026-11-30T03:00:00.000Z","elapsedDays":1,"pausedDays":0},' +
          '{"clock":"resolution","startedAt":"2026-11-27T02:00:00.000Z","dueAt":"2026-12-17T09:00:00.000Z","stoppedAt":"2026-12-02T03:00:00.000Z","verdict":"onTime","verdictAt":"2026-12-02T03:00:00.000Z","elapsedDays":3,"pausedDays":0},' +
          '{"clock":"followUp","unit":"dinkes","startedAt":"2026-11-30T03:00:00.500Z","dueAt":"2026-12-07T09:00:00.000Z","stoppedAt":"2026-12-02T03:00:00.000Z","verdict":"onTime","verdictAt":"2026-12-02T03:00:00.000Z","elapsedDays":2,"pausedDays":0},' +
          '{"clock":"unit","unit":"dinkes","startedAt":"2026-11-30T03:00:00.500Z","dueAt":"2026-12-18T09:30:00.000Z","stoppedAt":"2026-12-02T03:00:00.000Z","verdict":"onTime","verdictAt":"2026-12-02T03:00:00.000Z","elapsedDays":2,"pausedDays":0}]}',
      ],
      errors: [],
      code: 0,
    })
  })

  test('explains the count day by day when asked', async () => {
    const { lines } = await judgeLines(json({ targets: { verification: { days: 3 } } }), '--explain')
    expect(JSON.parse(lines[0]!).clocks[0].explain).toEqual([
      'Fri 2026-11-27: effective day of the start, day 0',
      'Sat 2026-11-28: weekend, not counted',
      'Sun 2026-11-29: weekend, not counted',
      'Mon 2026-11-30: day 1 of 3, stopped',
      'Tue 2026-12-01: no longer counted',
      'Wed 2026-12-02: no longer counted, due',
    ])
  })

  test('a malformed line is named by its number, the others are answered, and the exit code is 2', async () => {
    const malformed: [string, string][] = [
      ['{"id"', 'line: not JSON'],
      ['[]', 'line: not an object'],
      ['null', 'line: not an object'],
      ['"ADU-1"', 'line: not an object'],
      [json({ id: undefined }), 'id: missing'],
      [json({ id: null }), 'id: neither a text nor a number'],
      [json({ calendar: undefined }), 'calendar: not an object'],
      [json({ calendar: { ...serang, timeZone: 'Asia/Serang' } }), 'timeZone: unknown zone'],
      [
        json({ calendar: { ...serang, week: { mon: [['09:00', '08:00']] } } }),
        'week.mon: an interval does not end after it starts',
      ],
      [json({ targets: undefined }), 'targets: not an object'],
      [json({ targets: { unit: { days: 0 } } }), 'targets.unit: not a whole number from 1'],
      [json({ targets: { unit: { days: 1.5 } } }), 'targets.unit: not a whole number from 1'],
      [json({ targets: { unit: { days: '3' } } }), 'targets.unit: not a whole number from 1'],
      [json({ targets: { unit: { days: 3, minutes: 3 } } }), 'targets.unit: not exactly one of days and minutes'],
      [json({ targets: { unit: {} } }), 'targets.unit: not exactly one of days and minutes'],
      [json({ targets: { unit: null } }), 'targets.unit: not an object'],
      [json({ events: undefined }), 'events: missing'],
      [json({ events: {} }), 'events: not a list'],
      [json({ events: ['received'] }), 'events[0]: not an object'],
      [json({ events: [{ at: '2026-11-27T09:00:00Z' }] }), 'events[0].type: missing'],
      [json({ events: [{ at: '2026-11-27T09:00:00Z', type: 1 }] }), 'events[0].type: not a text'],
      [
        json({ events: [{ at: '2026-11-27T09:00:00', type: 'received' }] }),
        'events[0].at: not an instant with seconds and an offset',
      ],
      [json({ events: [{ at: 1, type: 'received' }] }), 'events[0].at: not an instant with seconds and an offset'],
      [json({ events: [{ at: '2026-11-27T09:00:00Z', type: 'assigned' }] }), 'events[0]: assigned without unit'],
      [json({ events: [{ at: '2026-11-27T09:00:00Z', type: 'reassigned', unit: '' }] }), 'events[0]: reassigned without unit'],
      [json({ events: [{ at: '2026-11-27T09:00:00Z', type: 'asked', unit: 7 }] }), 'events[0].unit: not a text'],
      [json({ asOf: undefined }), 'asOf: not an instant with seconds and an offset'],
      [json({ asOf: '2026-02-30T00:00:00Z' }), 'asOf: not an instant with seconds and an offset'],
    ]
    const { lines, errors, code } = await judgeLines(malformed.map(([text], i) => `${text}\n${json({ id: i })}\n`))
    expect(errors.map((text) => JSON.parse(text))).toEqual(malformed.map(([, error], i) => ({ line: 2 * i + 1, error })))
    expect(lines.map((text) => JSON.parse(text).id)).toEqual(malformed.map((_, i) => i))
    expect(code).toBe(2)
  })

  test('blank lines, Windows line ends, a byte order mark, odd separators and a missing last line end do no harm', async () => {
    const text = `\uFEFF${json({ id: 'a' })}\r\n\n  \t\r\n${json({ id: 'b\u2028c' })}\n\n${json({ id: 'd' })}`
    const { lines, errors, code } = await judgeLines(text)
    expect([lines.map((each) => JSON.parse(each).id), errors, code]).toEqual([['a', 'b\u2028c', 'd'], [], 0])
  })

  test('the number of a malformed line counts the blank ones', async () => {
    expect((await judgeLines(`\n\n${json({})}\n\noops\n`)).errors).toEqual(['{"line":5,"error":"line: not JSON"}'])
  })

  test('a letter of several bytes may fall between two reads', async () => {
    const bytes = Buffer.from(json({ id: 'kecamatan Tirtayasa — “laut”' }) + '\n')
    const pieces = Array.from({ length: bytes.length }, (_, i) => bytes.subarray(i, i + 1))
    expect(JSON.parse((await judgeLines(pieces)).lines[0]!).id).toBe('kecamatan Tirtayasa — “laut”')
  })

  test('a line of megabytes is a line', async () => {
    const { lines, code } = await judgeLines(json({ note: 'x'.repeat(5_000_000) }) + '\n' + json({ id: 2 }))
    expect([lines.length, code]).toEqual([2, 0])
  })

  test('nothing in, nothing out', async () => {
    expect(await judgeLines('')).toEqual({ lines: [], errors: [], code: 0 })
  })

  test('it says what the judge says, whatever the calendar and however the instants are written', async () => {
    const random = randomOf(7)
    const cases = Array.from({ length: 600 }, (_, id) => {
      const calendar = randomCalendar(random)
      return { id, calendar, ...randomCase(random, calendar) }
    })
    const offsets = ['Z', '+07:00', '-03:30', '+14:00']
    const written = (instant: number) => {
      const offset = random.pick(offsets)
      const minutes = offset === 'Z' ? 0 : Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)))
      return new Date(instant + minutes * 60_000).toISOString().replace('Z', offset)
    }
    const input = cases.map(
      ({ events, asOf, ...rest }) =>
        JSON.stringify({ ...rest, events: events.map((event) => ({ ...event, at: written(event.at) })), asOf: written(asOf) }) +
        '\n',
    )
    const expected = cases.map(({ id, calendar, events, targets, asOf }) =>
      JSON.stringify({ id, clocks: judge(events, compileCalendar(calendar), targets, asOf).map(clockFields) }),
    )
    expect((await judgeLines(input)).lines).toEqual(expected)
  })

  test('a reader that leaves early is no error', async () => {
    const child = startAduan(['sla', 'judge'])
    const errors: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    child.stdin.on('error', () => undefined)
    child.stdout.once('data', () => child.stdout.destroy())
    const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
    child.stdin.end(`${json({})}\n`.repeat(5_000))
    expect([await closed, Buffer.concat(errors).toString()]).toEqual([0, ''])
  })
})

describe('aduan, called wrongly', () => {
  test.each([
    ['an option that there is not', ['sla', 'judge', '--loud']],
    ['a command that there is not', ['sla', 'guess']],
    ['half a command', ['sla']],
    ['an argument too many', ['sla', 'judge', 'file.jsonl']],
  ])('%s: a sentence on stderr and exit code 2', async (_rule, args) => {
    const { lines, errors, code } = await aduan(args, '')
    expect([lines, errors.length > 0, code]).toEqual([[], true, 2])
  })
  test('help is help', async () => {
    const { lines, code } = await aduan(['sla', 'judge', '--help'], '')
    expect([lines.join('\n').includes('--explain'), code]).toEqual([true, 0])
  })
})
