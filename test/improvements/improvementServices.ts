import { randomUUID } from 'node:crypto'
import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import type { Officer } from '../../server/staff/officer'
import { at } from '../support/aComplaint'
import { useServices } from '../support/services'
import { plan, theme } from './anImprovement'
import { forgetThemes, keep, times } from './themeFacts'

/**
 * The services with their officers on 24 November 2026, before each test with a recurring theme at DPUPR (six), one of the whole regency at Dishub (five),
 * one of the Inspektorat (five, abuse of authority), and four complaints that make none.
 */
export function useImprovements() {
  const clock = settableClock(at('2026-11-24T09:00'))
  const { services } = useServices({ clock })
  const officer = async (id: string): Promise<Officer> => (await services().staff.officerById(id))!
  const wanted = { ...plan, dueOn: '2026-11-30' }
  const jams = { answered: '2026-11-20', unit: 'dishub', category: 'perhubungan' } as const

  beforeAll(async () => {
    await seedAccounts(services().staff, await services().units.assignable(), '2026-01-01')
  })
  beforeEach(async () => {
    clock.set(at('2026-11-24T09:00'))
    await forgetThemes()
    services().results.forget()
    await keep([...times(6, { answered: '2026-11-20' }), ...times(4, { answered: '2026-11-20', category: 'drainase' })])
    await keep([...times(3, jams), ...times(2, { ...jams, kecamatan: '36.04.02' })])
    await keep(times(5, { answered: '2026-11-20', unit: 'inspektorat', category: 'kepegawaian', oversight: true }))
  })

  async function propose(by = 'penghubung.dpupr', id: string = randomUUID()): Promise<string> {
    await services().improvements.propose(await officer(by), id, theme, wanted)
    return id
  }

  return {
    services,
    clock,
    officer,
    wanted,
    propose,

    /** One that was proposed by the liaison and agreed by the head. */
    async agreed(): Promise<string> {
      const id = await propose()
      await services().improvements.does(await officer('kepala.dpupr'), id, 1, { deed: 'agree' })
      return id
    },
  }
}
