import type { Connection } from 'mongoose'
import type { AuditService } from './audit/service'
import type { Agenda } from './complaints/agendaPages'
import type { DeskPages } from './complaints/deskPages'
import type { ComplaintQueries } from './complaints/queries'
import type { ComplaintStore } from './complaints/store'
import type { Config } from './config'
import { createImproving } from './improving'
import { improvementsHref } from './improvements/links'
import { createNumbers } from './indicators/numbersService'
import { createPagesService } from './indicators/pagesService'
import { createProjection } from './indicators/projection'
import { createIndicatorQueries } from './indicators/queries'
import { createIndicatorService } from './indicators/service'
import { createFactStore, methods } from './indicators/store'
import { createLookout } from './lookout'
import type { MailingWriter } from './notifications/mailing'
import { createMailingService } from './notifications/mailingService'
import { createMailingStore } from './notifications/mailingStore'
import type { Clock } from './platform/clock'
import type { FileStore } from './platform/files'
import type { Mailer } from './platform/mailer'
import { createPaper } from './paper'
import { remember } from './platform/remember'
import type { Views } from './platform/views'
import { createPublishing } from './publishing'
import { createScoring } from './scoring'
import type { Policy } from './sla/policy'
import type { SlaService } from './sla/service'
import { createShowing } from './showing'
import type { StaffService } from './staff/service'
import type { UnitService } from './units/service'
import tileMap from './units/tiles.json'

/** What the wiring of the house hands to the supervisor's part of it. */
export type Given = {
  connection: Connection
  config: Config
  clock: Clock
  files: FileStore
  mailer: Mailer
  views: Views
  audit: AuditService
  units: UnitService
  staff: StaffService
  sla: SlaService
  /** Every version of the limits of time. */
  policies: () => Promise<Policy[]>
  store: ComplaintStore
  queries: ComplaintQueries
  deskPages: DeskPages
  agenda: Agenda
}

/** The second half of the wiring: everything that reads what complaints have left behind, and makes numbers, evidence and improvement of it. */
export function createSupervision({
  queries,
  deskPages,
  agenda,
  connection,
  config,
  files,
  mailer,
  views,
  audit,
  units,
  staff,
  sla,
  policies,
  store,
  clock,
}: Given) {
  const mailingStore = createMailingStore(connection)
  const mailings = createMailingService({
    store: mailingStore,
    writerOf: (template) => writers[template],
    staff,
    sla,
    mailer,
    render: (template, model) => views.mail(template, model, { lang: 'id' }),
    clock,
    baseUrl: config.baseUrl,
  })

  const factStore = createFactStore()
  const projection = createProjection({ store: factStore, complaints: store.all, calendar: sla.calendar })
  const indicatorQueries = createIndicatorQueries({ store: factStore })
  const numbers = createNumbers({ queries: indicatorQueries, calendar: sla.calendar, clock })
  const indicators = createIndicatorService({
    numbers,
    queries: indicatorQueries,
    units,
    complaints: store,
    calendar: sla.calendar,
    methods,
    clock,
  })

  const { scoringReady, ...scoring } = createScoring({
    connection,
    numbers,
    until: indicatorQueries.until,
    units,
    audit,
    clock,
  })

  const { showingReady, ...showing } = createShowing({
    connection,
    numbers,
    files,
    units,
    staff,
    sla,
    audit,
    clock,
    baseUrl: config.baseUrl,
  })

  const { paperReady, ...paper } = createPaper({
    connection,
    config,
    numbers,
    until: indicatorQueries.until,
    documents: showing.documents,
    assessments: scoring.assessments,
    surveys: showing.surveys,
    files,
    units,
    staff,
    audit,
    clock,
  })

  // The start page is everybody's: it reads the last month once a minute, and opens while MongoDB is away.
  const figures = remember(() => indicators.lastMonth(clock.now()), { freshMs: 60_000 })

  const { improvementWriters, improvementsReady, ...improving } = createImproving({
    connection,
    factStore,
    numbers,
    complaints: store,
    units,
    staff,
    sla,
    mailings,
    audit,
    clock,
    baseUrl: config.baseUrl,
  })

  const { lookoutWriters, lookoutReady, ...lookout } = createLookout({
    connection,
    numbers,
    methods,
    queries,
    deskPages,
    agenda,
    improvements: improving.improvements,
    mailings,
    store,
    units,
    staff,
    sla,
    clock,
    baseUrl: config.baseUrl,
  })

  // Who writes which mail of views/email; each is asked when the mail is sent.
  const writers: Record<string, MailingWriter> = { ...improvementWriters, ...lookoutWriters }

  return {
    mailings,
    ...lookout,
    ...improving,
    ...scoring,
    ...showing,
    ...paper,
    ...createPublishing({ connection, numbers, units, sla, clock, config }),
    projection,
    numbers,
    indicators,
    supervisorPages: createPagesService({
      numbers,
      queries: indicatorQueries,
      lists: indicators,
      units,
      methods,
      policies,
      calendar: sla.calendar,
      weekOf: async (unit) => (await sla.rules()).calendarFor(unit).calendar.week,
      map: tileMap,
      themes: { improved: improving.improvements.improved, hrefOf: (unit, date) => improvementsHref({ unit, date }) },
      clock,
    }),
    figures: figures.get,

    /** Collections and indexes; harmless to repeat. */
    async ready(): Promise<void> {
      await Promise.all([
        factStore.createIndexes(),
        mailingStore.ready(),
        improvementsReady(),
        lookoutReady(),
        scoringReady(),
        showingReady(),
        paperReady(),
      ])
    },
  }
}
