import type { ClockName, Verdict } from '../sla/clock'
import type { FormState, Option } from './pages'
import type { Class } from './complaint'

type Share = { onTime: number; judged: number; share: number | null }

/** views/simulation/page; GET /simulasi with the draft in the address. `result` null before anything was drafted. */
export type SimulationPage = FormState & {
  values: Record<string, string>
  classes: readonly Class[]
  units: Option[]
  calendars: Option[]
  /** The form came without a draft. */
  isBlank: boolean
  result: {
    since: Date
    examined: number
    complete: boolean
    verdicts: number
    changed: number
    toLate: number
    fromLate: number
    before: Share
    after: Share
    rows: { unit: string | null; class: string; clock: ClockName; before: Share; after: Share; changed: number }[]
    cases: {
      code: string
      register: string | null
      unit: string | null
      class: string
      clock: ClockName
      before: { verdict: Verdict; dueAt: Date | null }
      after: { verdict: Verdict; dueAt: Date | null }
    }[]
  } | null
}
