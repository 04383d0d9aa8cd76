import type { Connection } from 'mongoose'
import type { AuditService } from './audit/service'
import type { ComplaintStore } from './complaints/store'
import { createImprovementSweep, overdueTemplate } from './improvements/escalationService'
import { createThemeQueries } from './improvements/queries'
import { createRecentCells } from './improvements/recentQueries'
import { createResultService } from './improvements/resultService'
import { createReviewScreens } from './improvements/reviewScreens'
import { createReviewService } from './improvements/reviewService'
import { createReviewStore } from './improvements/reviewStore'
import { createImprovementScreens } from './improvements/screens'
import { createImprovementService } from './improvements/service'
import { createImprovementStore } from './improvements/store'
import { createThemeScreens } from './improvements/themeScreens'
import { createThemeService } from './improvements/themeService'
import type { Numbers } from './indicators/numbersService'
import type { FactStore } from './indicators/store'
import type { MailingService } from './notifications/mailingService'
import type { Clock } from './platform/clock'
import { fileLimits } from './platform/files'
import { categories } from './routing/category'
import type { SlaService } from './sla/service'
import type { StaffService } from './staff/service'
import type { UnitService } from './units/service'

type Needs = {
  connection: Connection
  factStore: FactStore
  numbers: Numbers
  complaints: ComplaintStore
  units: UnitService
  staff: StaffService
  sla: SlaService
  mailings: MailingService
  audit: AuditService
  clock: Clock
  baseUrl: string
}

/** What is learned from complaints: themes, improvements, monthly reviews. */
export function createImproving({ connection, factStore, ...given }: Needs) {
  const store = createImprovementStore(connection)
  const reviewStore = createReviewStore(connection)
  const queries = createThemeQueries({ store: factStore })
  const recent = createRecentCells({ queries, store: factStore })
  const themes = createThemeService({ ...given, queries, recent, store, categories })
  const results = createResultService({ store })
  const improvements = createImprovementService({ ...given, queries, store, themes, toldAnew: results.forget })
  const reviews = createReviewService({ ...given, store: reviewStore, improvements: store, themes })
  const improvementSweep = createImprovementSweep({ ...given, queries, store })

  return {
    themes,
    improvements,
    reviews,
    improvementSweep,
    results,
    improvementScreens: createImprovementScreens({ ...given, improvements, themes, fileMax: fileLimits.bytes }),
    themeScreens: createThemeScreens({ ...given, improvements, themes }),
    reviewScreens: createReviewScreens({ ...given, reviews }),
    improvementWriters: { [overdueTemplate]: improvementSweep.write },
    improvementsReady: () => Promise.all([store.ready(), reviewStore.ready()]),
  }
}
