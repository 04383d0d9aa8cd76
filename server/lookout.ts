import type { Connection } from 'mongoose'
import type { Agenda } from './complaints/agendaPages'
import { classes } from './complaints/complaint'
import type { DeskPages } from './complaints/deskPages'
import type { ComplaintQueries } from './complaints/queries'
import type { ComplaintStore } from './complaints/store'
import { createDigestService } from './digests/digestService'
import { createWatchStore } from './digests/store'
import { createWatchPages } from './digests/watchPages'
import { createWatchService } from './digests/watchService'
import { measured } from './digests/weekly'
import { createForecastService } from './forecasts/service'
import { isOverdue, openImprovements } from './improvements/improvement'
import type { ImprovementService } from './improvements/service'
import { type Method, methodOn } from './indicators/compliance'
import type { Numbers } from './indicators/numbersService'
import type { MailingWriter } from './notifications/mailing'
import type { MailingService } from './notifications/mailingService'
import type { Clock } from './platform/clock'
import type { SlaService } from './sla/service'
import type { StaffService } from './staff/service'
import type { UnitService } from './units/service'

type Needs = {
  connection: Connection
  numbers: Numbers
  methods: () => Promise<Method[]>
  queries: ComplaintQueries
  deskPages: DeskPages
  agenda: Agenda
  improvements: Pick<ImprovementService, 'list'>
  mailings: MailingService
  store: ComplaintStore
  units: UnitService
  staff: StaffService
  sla: SlaService
  clock: Clock
  baseUrl: string
}

/** What looks ahead, and tells people: forecasts, what officers watch, digests. */
export function createLookout({ connection, methods, queries, deskPages, improvements, store, ...given }: Needs) {
  const { sla } = given
  const forecasts = createForecastService({
    ...given,
    cases: { atWork: queries.atWork, getMany: store.getMany, rows: deskPages.rows },
    limits: async (now) => {
      const promised = await Promise.all(classes.map((one) => sla.promised(one, 'pengaduan', now)))
      return [...new Set(promised.flatMap(({ unit }) => (unit ? [unit] : [])))]
    },
  })
  const watchStore = createWatchStore(connection)
  const watches = createWatchService({ ...given, store: watchStore })
  const digests = createDigestService({
    ...given,
    store: watchStore,
    waiting: (officer, now) => queries.count(officer, { view: 'paused' }, now, now),
    target: async (date) =>
      methodOn(await methods(), date)?.estimate?.indicators.find(({ id }) => id === measured)?.target ?? null,
    overdueImprovements: async (officer, date) => {
      const open = await Promise.all(openImprovements.map((state) => improvements.list(officer, { units: null, state })))
      return open.flat().filter((one) => isOverdue(one, date)).length
    },
  })
  const lookoutWriters: Record<string, MailingWriter> = {
    weekly: digests.writeWeekly,
    daily: digests.writeDaily,
    watch: watches.writeWatch,
  }
  return {
    forecasts,
    watches,
    watchStore,
    watchPages: createWatchPages({ ...given, store: watchStore }),
    digests,
    lookoutWriters,
    lookoutReady: watchStore.ready,
  }
}
