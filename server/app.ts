import cookieParser from 'cookie-parser'
import express, { type Express } from 'express'
import { join } from 'node:path'
import { createAssessmentRoutes } from './assessments/routes'
import { createCalendarRoutes } from './calendar/routes'
import { agendaRoutes, feedRoutes } from './complaints/agendaRoutes'
import { deskRoutes } from './complaints/deskRoutes'
import { filingRoutes } from './complaints/filingRoutes'
import { hidingRoutes } from './complaints/hidingRoutes'
import { ownHidingRoutes } from './complaints/ownHidingRoutes'
import { proposalRoutes } from './complaints/proposalRoutes'
import { simulationRoutes } from './complaints/simulationRoutes'
import { startRoutes } from './complaints/startRoutes'
import { trackingGuard } from './complaints/trackingGuard'
import { trackingRoutes } from './complaints/trackingRoutes'
import { countUnread, createWatchRoutes } from './digests/routes'
import { createForecastRoutes } from './forecasts/routes'
import { createComplianceRoutes } from './indicators/complianceRoutes'
import { createPublishedRoutes } from './indicators/publishedRoutes'
import { resultRoutes } from './improvements/resultRoutes'
import { reviewRoutes } from './improvements/reviewRoutes'
import { improvementRoutes } from './improvements/routes'
import { createPagesRoutes } from './indicators/pagesRoutes'
import { createIndicatorRoutes } from './indicators/routes'
import { publicProcedureRoutes } from './documents/publicRoutes'
import { createDocumentRoutes } from './documents/routes'
import { createLearningRoutes } from './learning/routes'
import { createOpenDataRoutes } from './opendata/routes'
import { compressPages } from './platform/http/compress'
import { errorPages, notFound } from './platform/http/errors'
import { language } from './platform/http/language'
import { againstGuessing } from './platform/http/quota'
import { requestLog } from './platform/http/requestLog'
import { sameOrigin } from './platform/http/sameOrigin'
import { neverStored, security } from './platform/http/security'
import { projectRoot } from './platform/root'
import { useViews } from './platform/views'
import { readiness } from './readiness'
import type { Services } from './services'
import { siteOf } from './site'
import { createPolicyRoutes } from './sla/policyRoutes'
import { createCheckRoutes } from './reports/checkRoutes'
import { createReportRoutes } from './reports/routes'
import { staffRoutes } from './staff/routes'
import { shortcutRoutes } from './staff/shortcutRoutes'
import { createSurveyRoutes } from './surveys/routes'
import { createUnitRoutes } from './units/routes'

/** Where only officers come. */
const rooms = [
  '/meja',
  '/ringkasan',
  '/pantauan',
  '/kepatuhan',
  '/penilaian',
  '/dokumen',
  '/perbaikan',
  '/laporan',
  '/perutean',
  '/register',
  '/kalender',
  '/batas-waktu',
  '/simulasi',
]

/** The web application: middleware and routers in reading order, from public to staff. */
export function createApp(services: Services): Express {
  const { config, logger, guard, limit, quotas, sessions, clock } = services
  const app = express()
  app.set('trust proxy', config.trustProxy)
  app.disable('x-powered-by')
  useViews(app, services.views)

  app.use(requestLog({ logger }))
  app.use(security({ production: config.production }))
  app.use(
    '/assets',
    express.static(join(projectRoot(), 'dist', 'public'), { immutable: true, maxAge: '365d', fallthrough: false }),
  )
  app.use(readiness(services))
  app.use(compressPages)
  app.use(cookieParser())
  app.use(language())
  app.use(siteOf({ sample: services.isSample }))
  app.use(sameOrigin)

  const tracking = trackingRoutes({
    ...services,
    pages: services.trackingPages,
    secure: config.secureCookies,
    baseUrl: config.baseUrl,
  })
  app.use(startRoutes(services))
  app.use(filingRoutes({ ...services, ...quotas, rememberKey: tracking.rememberKey }))
  app.use(trackingGuard({ ...services, ...quotas }))
  app.use(tracking.router)
  app.use(ownHidingRoutes(services))
  app.use(resultRoutes(services))
  app.use(publicProcedureRoutes(services))
  app.use(createOpenDataRoutes(services))
  app.use('/periksa', againstGuessing(quotas.checks, { code: 'tooManyTries', isGuess: (_req, res) => res.statusCode === 404 }))
  app.use(createCheckRoutes(services))
  app.use(feedRoutes({ ...services, baseUrl: config.baseUrl }))

  app.use(['/masuk', '/keluar', '/akun', ...rooms], neverStored, sessions.handler)
  app.use(staffRoutes({ staff: services.staff, guard, limit, clock, home: services.homeOf }))
  app.use(shortcutRoutes({ guard }))
  app.use(rooms, guard.requireOfficer, countUnread(services))
  app.use(agendaRoutes({ ...services, baseUrl: config.baseUrl }))
  app.use(hidingRoutes(services))
  app.use(proposalRoutes({ ...services, pages: services.deskPages }))
  app.use(deskRoutes({ ...services, pages: services.deskPages }))
  app.use(createIndicatorRoutes(services))
  app.use(createPagesRoutes({ pages: services.supervisorPages, clock }))
  app.use(createForecastRoutes(services))
  app.use(createWatchRoutes(services))
  app.use(createPublishedRoutes(services))
  app.use(createComplianceRoutes(services))
  app.use(createAssessmentRoutes(services))
  app.use(reviewRoutes(services))
  app.use(improvementRoutes({ ...services, screens: services.improvementScreens }))
  app.use(
    createDocumentRoutes({
      ...services,
      keeping: services.documentKeeping,
      screens: services.documentScreens,
      forms: services.documentForms,
    }),
  )
  app.use(createSurveyRoutes(services))
  app.use(createReportRoutes(services.papers))
  app.use(createLearningRoutes(services))
  app.use(createUnitRoutes(services))
  app.use(simulationRoutes(services))
  app.use(createCalendarRoutes({ calendars: services.calendars, screens: services.calendarScreens, clock }))
  app.use(createPolicyRoutes({ policies: services.policies, screens: services.policyScreens }))

  app.use(notFound)
  app.use(errorPages({ logger }))
  return app
}
