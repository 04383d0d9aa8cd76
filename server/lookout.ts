import type { Agenda } from './complaints/agendaPages'
import { classes } from './complaints/complaint'
import type { DeskPages } from './complaints/deskPages'
import type { ComplaintQueries } from './complaints/queries'
import type { ComplaintStore } from './complaints/store'
import { createForecastService } from './forecasts/service'
import type { Numbers } from './indicators/numbersService'
import type { Clock } from './platform/clock'
import type { SlaService } from './sla/service'
import type { UnitService } from './units/service'

type Needs = {
  numbers: Numbers
  queries: ComplaintQueries
  deskPages: DeskPages
  agenda: Agenda
  store: ComplaintStore
  units: UnitService
  sla: SlaService
  clock: Clock
}

/** What looks ahead. */
export function createLookout({ numbers, queries, deskPages, store, units, sla, clock }: Needs) {
  const forecasts = createForecastService({
    numbers,
    cases: { atWork: queries.atWork, getMany: store.getMany, rows: deskPages.rows },
    units,
    sla,
    limits: async (now) => {
      const promised = await Promise.all(classes.map((one) => sla.promised(one, 'pengaduan', now)))
      return [...new Set(promised.flatMap(({ unit }) => (unit ? [unit] : [])))]
    },
    clock,
  })
  return { forecasts }
}
