import type { Deed } from '../../server/complaints/move'
import { aFiling, anOfficer, at } from '../support/aComplaint'
import { useServices } from '../support/services'

let now = at('2026-11-23T09:00')
const { services } = useServices({ clock: { now: () => now } })
const liaison = anOfficer('liaison', 'pkm-ciruas')
const supervisor = anOfficer('supervisor', 'bagian-organisasi')
let code: string

beforeAll(async () => {
  const { complaint } = await services().file(
    aFiling({ text: 'Antrean obat lama sekali.' }),
    '00000000-0000-4000-8000-000000000001',
  )
  code = complaint._id
  const happen = async (when: string, deed: Deed) => {
    now = at(when)
    await services().door.pass((await services().store.get(code))!, deed, { by: 'siti', post: 'Penghubung' })
  }
  await happen('2026-11-23T09:00', { deed: 'assign', unit: 'pkm-ciruas' })
  await happen('2026-11-24T09:00', { deed: 'ask', text: 'Loket yang mana?' })
  await happen('2026-11-30T09:00', { deed: 'reply', text: 'Loket dua.' })
  now = at('2026-12-01T09:00')
}, 60_000)

const onTheDesk = async (officer = liaison, wanted: string | null = null) => {
  const { explained, explainable } = await services().deskPages.case(officer, (await services().store.get(code))!, {
    done: null,
    wanted,
  })
  return { ...explained!, explainable }
}

describe('why a deadline falls when it does', () => {
  test('the unit that has it is shown its own clock, by its own calendar, with who asked what', async () => {
    const { clock, calendarName, pauses, explainable } = await onTheDesk()
    expect({ clock, calendarName, explainable }).toEqual({
      clock: 'unit',
      calendarName: 'Enam hari kerja (puskesmas)',
      explainable: ['unit', 'resolution', 'followUp', 'verification'],
    })
    // Tuesday to Saturday: a puskesmas works six days.
    expect(pauses).toMatchObject([
      { reason: 'question', days: 5, questions: ['Loket yang mana?'], end: 'replied', by: { title: 'Penghubung' } },
    ])
  })

  test('others are shown the one that the reporter is told, by the regency’s', async () => {
    const { clock, calendarName, pauses } = await onTheDesk(supervisor)
    expect([clock, calendarName, pauses[0]!.days]).toEqual(['resolution', null, 4])
  })

  test('any clock of the case can be asked for, and nothing else', async () => {
    expect((await onTheDesk(liaison, 'verification')).clock).toBe('verification')
    expect((await onTheDesk(liaison, 'tidak-ada')).clock).toBe('unit')
  })

  test('the days that are marked as paused are those that the pauses cost', async () => {
    const { strip, pauses } = await onTheDesk()
    expect(strip.filter(({ pause }) => pause === 'question')).toHaveLength(pauses[0]!.days)
  })

  test('the reporter sees the same pause with the key, and a stranger with the code alone does not', async () => {
    const complaint = (await services().store.get(code))!
    const page = (key: string | null) => services().trackingPages.tracking(complaint, { key, done: null })
    expect((await page('KT5W-2HPE-8RNX')).pauses).toMatchObject([{ days: 4, questions: ['Loket yang mana?'], by: null }])
    expect(JSON.stringify(await page(null))).not.toContain('Loket')
  })
})
