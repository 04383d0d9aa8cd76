import ICAL from 'ical.js'
import { agendaFile } from '../../server/complaints/agendaFile'
import { aFiling, at } from '../support/aComplaint'
import { useServices } from '../support/services'

let now = at('2026-11-23T09:00')
const { services } = useServices({ clock: { now: () => now } })
const post = { _id: 'liaison-dpupr', title: 'Penghubung DPUPR', unit: 'dpupr', role: 'liaison' } as const
const admitted = async (username: string, from = '2026-01-01', to: string | null = null) => {
  const { staff } = services()
  await staff.savePost(post)
  await staff.addOfficer(
    { username, name: 'Agus', email: 'agus@contoh.invalid', holdings: [{ post: post._id, from, to }] },
    'test',
  )
  return (await staff.officerById(username))!
}

beforeAll(async () => {
  const { file, store, door } = services()
  const filed = async (i: number, identity: 'named' | 'confidential' = 'named') => {
    const { complaint } = await file(
      aFiling({ identity, text: `Rahasia ${i} Pak Budi` }),
      `00000000-0000-4000-8000-00000000000${i}`,
    )
    await door.pass((await store.get(complaint._id))!, { deed: 'assign', unit: i === 3 ? 'dlh' : 'dpupr' }, { by: 'test' })
  }
  now = at('2026-11-02T09:00')
  await filed(1)
  now = at('2026-11-16T09:00')
  await filed(2, 'confidential')
  await filed(3)
  now = at('2026-11-23T09:00')
}, 60_000)

describe('today and tomorrow', () => {
  test('what is late, what falls due today, and what until the end of the next working day', async () => {
    const { agenda } = services()
    const officer = await admitted('agus')
    const of = async (when: string) => {
      now = at(when)
      const { sections } = await agenda.page(officer)
      return Object.fromEntries(sections.map(({ id, date, rows }) => [id, [date, rows.length]]))
    }
    expect(await of('2026-11-20T15:00')).toEqual({ late: [null, 1], today: ['2026-11-20', 0], next: ['2026-11-23', 1] })
    expect(await of('2026-11-23T09:00')).toEqual({ late: [null, 1], today: ['2026-11-23', 1], next: ['2026-11-24', 0] })
    expect(await of('2026-11-23T16:01')).toEqual({ late: [null, 2], today: ['2026-11-23', 0], next: ['2026-11-24', 0] })
    now = at('2026-11-23T09:00')
  })
})

describe('the officer’s own calendar', () => {
  const words = (register: string, clock: string) => `Tenggat ${register}: ${clock}`

  test('holds the deadlines of the unit’s cases, by number and clock, the soonest first, and nothing that anybody wrote', async () => {
    const { agenda } = services()
    const entries = await agenda.entries(await admitted('agus2'), words)
    expect(entries).toHaveLength(2)
    expect(entries.map(({ dueAt }) => dueAt)).toEqual(
      [...entries.map(({ dueAt }) => dueAt)].sort((a, b) => a.getTime() - b.getTime()),
    )
    const file = agendaFile(entries, { name: 'Tenggat', host: 'aduan.contoh.invalid', now })
    expect(file).not.toMatch(/Rahasia|Budi|Warga/)
    const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent')
    expect(events).toHaveLength(2)
    expect((events[0]!.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate()).toEqual(entries[0]!.dueAt)
    expect(new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size).toBe(2)
  })

  test('opens by its secret only, and no longer once the secret was changed or the post given up', async () => {
    const { feeds, audit } = services()
    const officer = await admitted('dewi', '2026-01-01', '2026-11-23')
    const first = await feeds.tokenFor(officer)
    expect(first).toMatch(/^[\w-]{32}$/)
    expect(await feeds.tokenFor(officer)).toBe(first)
    expect((await feeds.officerOf(first))?.id).toBe('dewi')
    expect(await feeds.officerOf('x'.repeat(32))).toBeNull()
    expect(await feeds.officerOf('dewi')).toBeNull()
    await feeds.change(officer)
    const second = await feeds.tokenFor(officer)
    expect(second).not.toBe(first)
    expect(await feeds.officerOf(first)).toBeNull()
    expect((await feeds.officerOf(second))?.id).toBe('dewi')
    expect((await audit.of('officer:dewi')).map(({ deed }) => deed)).toContain('changeFeed')
    now = at('2026-11-24T09:00')
    expect(await feeds.officerOf(second)).toBeNull()
    now = at('2026-11-23T09:00')
  })
})
