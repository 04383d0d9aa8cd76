import { join } from 'node:path'
import { createAuditService } from './audit/service'
import { createAuditStore } from './audit/store'
import { createCalendarStore } from './calendar/store'
import { createAgenda } from './complaints/agendaPages'
import { createArrivals } from './complaints/arrivals'
import { classes, kinds } from './complaints/complaint'
import { createDeskPages } from './complaints/deskPages'
import { createDoor } from './complaints/door'
import { createHiding } from './complaints/hidingService'
import { createIntake } from './complaints/intake'
import { createPhotos } from './complaints/photoService'
import { createPhotoStore } from './complaints/photoStore'
import { createComplaintQueries } from './complaints/queries'
import { createRegister } from './complaints/registerStore'
import { createComplaintService } from './complaints/service'
import { createComplaintStore } from './complaints/store'
import { createSweep } from './complaints/sweep'
import { createTrackingPages } from './complaints/trackingPages'
import type { Config } from './config'
import { createEvidence } from './duplicates/evidenceService'
import { createSimilar } from './duplicates/service'
import { createLikenessStore } from './duplicates/store'
import { createFollowing } from './following'
import { createFoundation } from './foundation'
import { createRoutingModels } from './learning/modelService'
import { createModelStore } from './learning/modelStore'
import { createNotificationService } from './notifications/service'
import { createMessageStore } from './notifications/store'
import { type Clock, systemClock } from './platform/clock'
import { createFiles, fileLimits } from './platform/files'
import { categories } from './routing/category'
import { deliveredExamples, deliveredModel } from './routing/delivered'
import { createRoutingService } from './routing/service'
import { createRoutingStore } from './routing/store'
import { homeOf } from './site'
import { lapseDays } from './sla/history'
import { createPolicyScreens } from './sla/policyScreens'
import { createPolicyService } from './sla/policyService'
import { createPolicyStore } from './sla/policyStore'
import { createSlaService } from './sla/service'
import { createFeedService } from './staff/feedService'
import { createGuard } from './staff/guard'
import { createStaffService } from './staff/service'
import { createStaffStore } from './staff/store'
import { createSupervision } from './supervision'
import { createTeaching } from './teaching'
import { createTimekeeping } from './timekeeping'
import { createUnitService } from './units/service'
import { createUnitStore } from './units/store'

const coordinatorUnit = 'diskominfo'
export type Services = ReturnType<typeof createServices>

/** The one place where things are built and handed to each other. MongoDB is connected before; Redis may be away. */
export function createServices(
  config: Config,
  { process = 'web', clock = systemClock }: { process?: string; clock?: Clock } = {},
) {
  const foundation = createFoundation(config, { process, clock })
  const { connection, logger, files, mailer, views } = foundation

  const auditStore = createAuditStore(connection)
  const audit = createAuditService({ store: auditStore, clock })

  const unitStore = createUnitStore()
  const calendarStore = createCalendarStore()
  const units = createUnitService({
    store: unitStore,
    audit,
    clock,
    calendars: { list: calendarStore.calendars, chosen: (unit, by) => timekeeping.rejudging.calendarChosen(unit, by) },
  })
  const staffStore = createStaffStore(connection)
  const staff = createStaffService({ store: staffStore, units, audit, clock })
  const guard = createGuard({ staff, clock })

  const policyStore = createPolicyStore(connection)
  const sla = createSlaService({
    calendars: calendarStore,
    policies: policyStore.all,
    units: { list: unitStore.units },
  })
  const policies = createPolicyService({
    store: policyStore,
    units,
    audit,
    clock,
    sorts: { kinds, classes, categories },
  })
  const modelStore = createModelStore(connection)
  const models = createRoutingModels({
    store: modelStore,
    delivered: { version: 'bawaan', model: deliveredModel, examples: deliveredExamples },
  })
  const routing = createRoutingService({ units, models, store: createRoutingStore(), audit, clock })

  const store = createComplaintStore()
  const register = createRegister()
  const queries = createComplaintQueries()
  const { nudge } = foundation.nudges
  const door = createDoor({ store, sla, clock, nudge })
  const file = createIntake({ store, door, clock, secret: config.secret, nudge })
  const heldPhotos = createPhotoStore(connection)
  const photos = createPhotos({
    store: heldPhotos,
    files: createFiles({ dir: join(config.filesDir, 'photos') }),
    complaintOf: store.get,
    clock,
    secret: config.secret,
  })
  const complaints = createComplaintService({ store, door, units, sla, clock, recordRead: audit.recordRead })
  const report = (err: unknown, complaint: string) => logger.error({ err, complaint }, 'a complaint was left aside')
  const recordAndRoute = createArrivals({ store, register, routing, door, report })
  const sweep = createSweep({ store, door, clock, report })
  const { timekeepingReady, ...timekeeping } = createTimekeeping({
    calendarStore,
    sla,
    store,
    door,
    units,
    staff,
    audit,
    clock,
    report,
  })

  const messages = createMessageStore(connection)
  const notifications = createNotificationService({
    store: messages,
    complaintOf: store.get,
    staff,
    units,
    sla,
    mailer,
    coordinatorUnit,
    render: (template, model) => views.mail(template, model, { lang: 'id' }),
    clock,
    baseUrl: config.baseUrl,
    secret: config.secret,
  })

  const likenesses = createLikenessStore(connection)
  const leftOut = (err: unknown) => logger.warn({ err }, 'a look-up of similar cases was left out')
  const similar = createSimilar({ store: likenesses, complaints: store, units, clock, report: leftOut })
  const deskPages = createDeskPages({
    units,
    sla,
    queries,
    similar,
    evidence: createEvidence({ store: likenesses, complaints: store, clock, report: leftOut }),
    staff,
    clock,
    fileMax: fileLimits.bytes,
    replyDays: lapseDays,
  })
  const agenda = createAgenda({ queries, sla, pages: deskPages, clock, baseUrl: config.baseUrl })

  const supervision = createSupervision({
    connection,
    config,
    clock,
    files,
    mailer,
    views,
    audit,
    units,
    staff,
    sla,
    policies: policyStore.all,
    store,
    queries,
    deskPages,
    agenda,
  })
  const { projection } = supervision

  const { teachingReady, ...teaching } = createTeaching({
    connection,
    modelStore,
    models,
    routing,
    complaints: store,
    units,
    audit,
    clock,
  })
  const { relay, projectAnnounced } = createFollowing({
    store,
    queues: foundation.queues,
    notifications,
    projection,
    similar,
    routingRecords: teaching.routingRecords,
    clock,
  })

  return {
    ...foundation,
    config,
    clock,
    audit,
    units,
    staff,
    guard,
    sla,
    policies,
    policyScreens: createPolicyScreens({ policies, units, staff }),
    routing,
    store,
    queries,
    door,
    file,
    photos,
    complaints,
    hiding: createHiding({ complaints, door, audit }),
    similar,
    recordAndRoute,
    sweep,
    ...timekeeping,
    relay,
    notifications,
    ...supervision,
    ...teaching,
    projectAnnounced,
    homeOf,
    replyDays: lapseDays,
    isSample: () => config.sample,
    trackingPages: createTrackingPages({ units, sla, clock, coordinatorUnit, toldOf: supervision.results.toldOf }),
    deskPages,
    agenda,
    feeds: createFeedService({ store: staffStore, staff, audit, secret: config.secret }),
    /** Collections and indexes that everything else relies on; harmless to repeat. */
    async ready(): Promise<void> {
      await Promise.all([
        store.createIndexes(),
        heldPhotos.ready(),
        likenesses.ready(),
        teachingReady(),
        timekeepingReady(),
        register.createIndexes(),
        supervision.ready(),
        auditStore.ready(),
        staffStore.ready(),
        messages.ready(),
        foundation.sessions.ready(),
      ])
    },

    /** Empties what a broken-off seeding of sample data has left. Nothing else may call it. */
    async forgetComplaints(): Promise<void> {
      for (const name of ['complaints', 'register', 'messages', 'likenesses', 'routingRecords'])
        await connection.collection(name).deleteMany({})
    },
  }
}
