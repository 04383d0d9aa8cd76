import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fill } from '../../bench/manyComplaints'
import { ComplaintModel } from '../../server/complaints/store'
import { useServices } from '../support/services'
import { aduan } from './command'

const now = new Date()
const { services } = useServices({ clock: { now: () => now } })
const shorter = JSON.stringify({ targets: [{ clock: 'unit', target: { days: 2 } }] })
const folder = mkdtempSync(join(tmpdir(), 'aduan-draft-'))

jest.setTimeout(120_000)
beforeAll(() => fill(services(), 300, now, { days: 150 }), 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const simulate = (args: string[], draft: string) => {
  const { mongoUrl, redisUrl } = services().config
  return aduan(['sla', 'simulate', ...args], draft, { NODE_ENV: 'test', MONGO_URL: mongoUrl, REDIS_URL: redisUrl })
}
const parsed = (lines: string[]) => lines.map((line) => JSON.parse(line))

describe('aduan sla simulate', () => {
  test('tells a line for each unit, class and clock, then the total, which they add up to; nothing is written', async () => {
    const before = await ComplaintModel.find().sort({ _id: 1 }).lean()
    const { lines, code } = await simulate(['--months', '12'], shorter)
    expect(code).toBe(0)
    const rows = parsed(lines)
    const { total } = rows.pop()
    expect(total.examined).toBe(300)
    expect(total.changed).toBeGreaterThan(100)
    expect(rows.reduce((sum, { changed }) => sum + changed, 0)).toBe(total.changed)
    expect(new Set(rows.filter(({ changed }) => changed > 0).map(({ clock }) => clock))).toEqual(new Set(['unit']))
    expect(await ComplaintModel.find().sort({ _id: 1 }).lean()).toEqual(before)
  })

  test('tells the clocks that differ when asked, with the draft from a file', async () => {
    const file = join(folder, 'draft.json')
    writeFileSync(file, shorter)
    const { lines } = await simulate(['--months', '12', '--cases', '--json', '--draft', file], '')
    const all = parsed(lines)
    const { total } = all.pop()
    const cases = all.filter(({ code }) => code !== undefined)
    expect(cases).toHaveLength(total.changed)
    expect(cases[0]).toMatchObject({ clock: 'unit', before: { verdict: 'onTime' }, after: { verdict: 'late' } })
  })

  test.each([
    ['what is not JSON', 'days: 2', [], 'the draft is not JSON'],
    ['a clock that there is not', '{"targets":[{"clock":"lunch","target":{"days":2}}]}', [], 'targets.0.clock'],
    ['a target of no days', '{"targets":[{"clock":"unit","target":{"days":0}}]}', [], 'targets.0.target'],
    ['a date that does not exist', '{"closed":["2026-02-30"]}', [], 'closed.0'],
    ['a word that is none', '{"close":["2026-02-03"]}', [], 'close'],
    ['a calendar that there is not', '{"calendars":[{"unit":"dpupr","calendar":"x"}]}', [], 'no such calendar'],
    ['a number of months that is none', '{}', ['--months', '0'], '--months'],
    ['a file that is not there', '', ['--draft', join(folder, 'nothing.json')], 'cannot be read'],
  ])('says what is wrong with %s', async (_, draft, args, words) => {
    const { lines, errors, code } = await simulate(args, draft)
    expect([code, lines]).toEqual([2, []])
    expect(errors[0]).toContain(words)
  })
})
