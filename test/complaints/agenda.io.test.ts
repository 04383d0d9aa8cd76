import ICAL from 'ical.js'
import request from 'supertest'
import { createApp } from '../../server/app'
import type { Deed } from '../../server/complaints/move'
import type { Role } from '../../server/staff/officer'
import { aFiling, at } from '../support/aComplaint'
import { useServices } from '../support/services'

let now = at('2026-11-23T09:00')
const { services } = useServices({ clock: { now: () => now } })

type Holding = { role?: Role; unit?: string; from?: string; to?: string | null }
const admitted = async (username: string, { role = 'liaison', unit = 'dpupr', from = '2026-01-01', to = null }: Holding = {}) => {
  const { staff } = services()
  const post = { _id: `${role}-${unit}`, title: 'Jabatan Contoh', unit, role }
  await staff.savePost(post)
  const holdings = [{ post: post._id, from, to }]
  await staff.addOfficer({ username, name: 'Agus', email: 'agus@contoh.invalid', holdings }, 'test')
  return (await staff.officerById(username))!
}

let filings = 0
/** A case filed then, to which the deeds happen, each at its time. */
async function aCase(filedAt: string, filing: Parameters<typeof aFiling>[0], ...deeds: [when: string, deed: Deed][]) {
  const { file, store, door } = services()
  now = at(filedAt)
  filings += 1
  const { complaint } = await file(
    aFiling({ ...filing, text: `Rahasia ${filings} Pak Budi` }),
    `00000000-0000-4000-8000-00000000000${filings}`,
  )
  for (const [when, deed] of deeds) {
    now = at(when)
    await door.pass((await store.get(complaint._id))!, deed, { by: 'test' })
  }
  return complaint._id
}
const assign = (unit: string): Deed => ({ deed: 'assign', unit })

beforeAll(async () => {
  await aCase('2026-11-02T09:00', {}, ['2026-11-02T09:00', assign('dpupr')])
  await aCase('2026-11-16T09:00', { identity: 'confidential' }, ['2026-11-16T09:00', assign('dpupr')])
  await aCase('2026-11-16T09:00', {}, ['2026-11-16T09:00', assign('dlh')])
  const ask: Deed = { deed: 'ask', text: 'Di mana?' }
  await aCase('2026-10-20T09:00', {}, ['2026-10-20T09:00', assign('dishub')], ['2026-10-26T10:20', ask])
  const answer: Deed = { deed: 'answer', text: 'Sudah.', files: [] }
  await aCase('2026-11-10T09:00', {}, ['2026-11-10T09:00', assign('dishub')], ['2026-11-13T14:00', answer])
  const oversight = {
    deed: 'classify',
    kind: 'pengaduan',
    class: 'oversight',
    category: 'kepegawaian',
    title: 'Pungutan',
  } as const
  await aCase(
    '2026-11-16T10:00',
    { chosenUnit: 'dishub' },
    ['2026-11-16T10:00', assign('dishub')],
    ['2026-11-16T11:00', { ...oversight, oversightUnit: 'inspektorat' }],
  )
}, 60_000)
beforeEach(() => {
  now = at('2026-11-23T09:00')
})

describe('today and tomorrow', () => {
  test('what is late, what falls due today, and what until the end of the next working day', async () => {
    const officer = await admitted('agus')
    const of = async (when: string) => {
      now = at(when)
      const { sections } = await services().agenda.page(officer)
      return Object.fromEntries(sections.map(({ id, date, rows }) => [id, [date, rows.length]]))
    }
    expect(await of('2026-11-20T15:00')).toEqual({ late: [null, 1], today: ['2026-11-20', 0], next: ['2026-11-23', 1] })
    expect(await of('2026-11-23T09:00')).toEqual({ late: [null, 1], today: ['2026-11-23', 1], next: ['2026-11-24', 0] })
    expect(await of('2026-11-23T16:01')).toEqual({ late: [null, 2], today: ['2026-11-23', 0], next: ['2026-11-24', 0] })
  })

  test('with a late case comes what else of it falls due in these days', async () => {
    now = at('2026-11-20T15:00')
    const { sections } = await services().agenda.page((await services().staff.officerById('agus'))!)
    const [followUp, ...others] = sections[0]!.rows[0]!.dues
    expect(followUp).toEqual({ what: 'followUp', at: at('2026-11-09T16:00') })
    expect(others.map(({ what, at: when }) => [what, when])).toEqual([
      ['unit', at('2026-11-20T16:30')],
      ['resolution', at('2026-11-20T16:30')],
    ])
  })

  test('whose time to confirm ends, and whose time to reply', async () => {
    const officer = await admitted('dishub-satu', { unit: 'dishub' })
    const of = async (when: string) => {
      now = at(when)
      const { sections } = await services().agenda.page(officer)
      return sections.map(({ rows }) => rows.flatMap(({ dues }) => dues))
    }
    const silence = { what: 'silence', at: at('2026-11-23T00:00') }
    const lapse = { what: 'lapse', at: at('2026-11-25T10:20') }
    expect(await of('2026-11-23T09:00')).toEqual([[], [silence], []])
    expect(await of('2026-11-24T09:00')).toEqual([[], [], [lapse]])
    expect(await of('2026-11-25T09:00')).toEqual([[], [lapse], []])
    expect(await of('2026-11-25T11:00')).toEqual([[], [], []])
  })

  test('on a Friday the next working day is Monday, and what ends on the weekend stands there', async () => {
    const officer = (await services().staff.officerById('dishub-satu'))!
    now = at('2026-11-20T09:00')
    const { sections } = await services().agenda.page(officer)
    expect(sections[2]).toMatchObject({ date: '2026-11-23', isTomorrow: false, rows: [{ dues: [{ what: 'silence' }] }] })
  })

  test('a case about abuse of authority is on the Inspektorat’s page alone', async () => {
    now = at('2026-11-23T09:00')
    const codes = async (username: string, role: Role, unit: string) => {
      const { sections } = await services().agenda.page(await admitted(username, { role, unit }))
      return sections.flatMap(({ rows }) => rows.map(({ row }) => row.title)).filter((title) => title === 'Pungutan')
    }
    expect(await codes('pengawas-satu', 'supervisor', 'bagian-organisasi')).toEqual([])
    expect(await codes('dishub-dua', 'head', 'dishub')).toEqual([])
    expect(await codes('inspektur-satu', 'inspector', 'inspektorat')).toEqual(['Pungutan'])
  })
})

describe('the officer’s own calendar', () => {
  const read = async (token: string, headers: Record<string, string> = {}) =>
    request(createApp(services())).get(`/agenda/${token}.ics`).set(headers)
  const eventsOf = (file: string) => new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent')
  const value = (event: ICAL.Component, name: string) => event.getFirstPropertyValue(name)
  const tokenOf = async (username: string, holding?: Holding) => services().feeds.tokenFor(await admitted(username, holding))

  test('holds the deadlines of the unit’s cases, by number and clock, the soonest first, and nothing that anybody wrote', async () => {
    const { text, status, headers } = await read(await tokenOf('agus2'))
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, max-age=300',
    ])
    expect(text).not.toMatch(/Rahasia|Budi|Warga|Agus|Kadikaran|VALARM/)
    const events = eventsOf(text)
    expect(events.map((event) => (value(event, 'dtstart') as ICAL.Time).toJSDate())).toEqual([
      at('2026-11-09T16:00'),
      at('2026-11-23T16:00'),
    ])
    expect(value(events[0]!, 'summary')).toMatch(/^Tenggat: ADU-\S+ \(Mulai ditangani\)$/)
    expect(value(events[0]!, 'url')).toMatch(/\/meja\/aduan\/ADU-/)
    expect(new Set(events.map((event) => value(event, 'uid'))).size).toBe(2)
    expect(Number(value(events[0]!, 'sequence'))).toBeGreaterThan(1)
  })

  test('says the same until something changes, so that nothing is sent twice', async () => {
    const token = await services().feeds.tokenFor((await services().staff.officerById('agus2'))!)
    const { headers } = await read(token)
    now = at('2026-11-23T09:30')
    expect((await read(token, { 'if-none-match': headers.etag! })).status).toBe(304)
  })

  test('shows nobody what they may not read, nor what waits for the reporter', async () => {
    const codes = async (username: string, role: Role, unit: string) =>
      eventsOf((await read(await tokenOf(username, { role, unit }))).text).length
    expect(await codes('dishub-tiga', 'liaison', 'dishub')).toBe(0)
    expect(await codes('inspektur-dua', 'inspector', 'inspektorat')).toBe(1)
    expect(await codes('pengawas-dua', 'supervisor', 'bagian-organisasi')).toBe(0)
    expect(await codes('admin-dua', 'admin', 'dpupr')).toBe(0)
  })

  test('opens by its secret only, and no longer once the secret was changed or the post given up', async () => {
    const { feeds, audit } = services()
    const officer = await admitted('dewi', { to: '2026-11-23' })
    const first = await feeds.tokenFor(officer)
    expect(first).toMatch(/^[\w-]{32}$/)
    expect(await feeds.tokenFor(officer)).toBe(first)
    await feeds.change(officer)
    const second = await feeds.tokenFor(officer)
    expect(second).not.toBe(first)
    const answers = async (...tokens: string[]) => Promise.all(tokens.map(async (token) => (await read(token)).status))
    expect(await answers(first, second, 'x'.repeat(32), 'dewi', first.slice(1))).toEqual([404, 200, 404, 404, 404])
    expect((await audit.of('officer:dewi')).map(({ deed }) => deed)).toContain('changeFeed')
    now = at('2026-11-24T09:00')
    expect(await answers(second)).toEqual([404])
  })
})
