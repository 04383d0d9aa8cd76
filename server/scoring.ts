import type { Connection } from 'mongoose'
import { createAssessmentService } from './assessments/service'
import { createSheetStore } from './assessments/store'
import type { AuditService } from './audit/service'
import { createComplianceService } from './indicators/complianceService'
import { createGoalStore } from './indicators/complianceStore'
import type { Numbers } from './indicators/numbersService'
import { createPublishedService } from './indicators/publishedService'
import { createPublishedStore } from './indicators/publishedStore'
import { methods } from './indicators/store'
import type { Clock } from './platform/clock'
import type { UnitService } from './units/service'

type Given = {
  connection: Connection
  numbers: Numbers
  until(): Promise<Date | null>
  units: UnitService
  audit: AuditService
  clock: Clock
}

/** What the Ombudsman would look at: the units' word about themselves, our estimate of their score, and what he has published. */
export function createScoring({ connection, numbers, until, units, audit, clock }: Given) {
  const sheetStore = createSheetStore(connection)
  const publishedStore = createPublishedStore(connection)
  const assessments = createAssessmentService({ store: sheetStore, units, audit, clock })

  return {
    assessments,
    published: createPublishedService({ store: publishedStore, methods, units, audit, clock }),
    compliance: createComplianceService({
      numbers,
      assessments,
      published: publishedStore,
      goal: createGoalStore(connection),
      methods,
      until,
      units,
      audit,
      clock,
    }),
    scoringReady: (): Promise<unknown> => sheetStore.createIndexes(),
  }
}
