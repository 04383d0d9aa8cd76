import type { AuditService } from './audit/service'
import { createCalendarScreens } from './calendar/screens'
import { createCalendarService } from './calendar/service'
import type { createCalendarStore } from './calendar/store'
import type { createDoor } from './complaints/door'
import { createImpact } from './complaints/impactService'
import { createRejudging } from './complaints/rejudgingService'
import { createRejudgingStore } from './complaints/rejudgingStore'
import { createSimulationQueries } from './complaints/simulationQueries'
import { createSimulationService } from './complaints/simulationService'
import type { ComplaintStore } from './complaints/store'
import type { Clock } from './platform/clock'
import type { SlaService } from './sla/service'
import type { StaffService } from './staff/service'
import type { UnitService } from './units/service'

type Given = {
  calendarStore: ReturnType<typeof createCalendarStore>
  sla: SlaService
  store: ComplaintStore
  door: ReturnType<typeof createDoor>
  units: UnitService
  staff: StaffService
  audit: AuditService
  clock: Clock
  report: (err: unknown, complaint: string) => void
}

/** The part of the wiring that deals with a change of working time: calendars, the open cases judged anew by them, and what a change would do. */
export function createTimekeeping({ calendarStore, sla, store, door, units, staff, audit, clock, report }: Given) {
  const rejudgings = createRejudgingStore()
  const rejudging = createRejudging({
    store,
    rejudgings,
    sla,
    door,
    calendars: calendarStore.calendars,
    units,
    clock,
    report,
  })
  const impact = createImpact({ store, rejudgings, sla, units, clock })
  const calendars = createCalendarService({
    store: calendarStore,
    audit,
    clock,
    units,
    preview: impact.preview,
    changed: rejudging.changed,
  })

  return {
    rejudging,
    impact,
    calendars,
    calendarScreens: createCalendarScreens({ calendars, units, staff, progress: rejudging.progress, movedBy: impact.movedBy }),
    simulation: createSimulationService({ queries: createSimulationQueries(), calendars: calendarStore, units, sla, clock }),

    /** Collections and indexes; harmless to repeat. */
    async timekeepingReady(): Promise<void> {
      await Promise.all([calendars.ready(), rejudgings.createIndexes()])
    },
  }
}
