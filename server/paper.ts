import type { Connection } from 'mongoose'
import type { AuditService } from './audit/service'
import type { AssessmentService } from './assessments/service'
import type { Config } from './config'
import type { DocumentEvidenceService } from './documents/evidenceService'
import { createDocumentStores } from './documents/store'
import { createImprovementStore } from './improvements/store'
import type { Numbers } from './indicators/numbersService'
import type { Clock } from './platform/clock'
import type { FileStore } from './platform/files'
import { createFormats } from './platform/formats'
import { createTranslator, type Language } from './platform/i18n'
import { createCheckService } from './reports/checkService'
import { createEvidenceService } from './reports/evidenceService'
import { createExportService } from './reports/exportService'
import { createMonthlyService } from './reports/monthlyService'
import { createPackFiles } from './reports/packFileStore'
import { createPackService } from './reports/packService'
import { createRegisterQueries } from './reports/registerQueries'
import { createReportService } from './reports/service'
import { createSources } from './reports/sourcesService'
import { createSpbeService } from './reports/spbeService'
import { createReportStore } from './reports/store'
import type { StaffService } from './staff/service'
import type { SurveyService } from './surveys/service'
import type { UnitService } from './units/service'

type Needs = {
  connection: Connection
  config: Config
  numbers: Numbers
  until(): Promise<Date | null>
  documents: DocumentEvidenceService
  assessments: AssessmentService
  surveys: SurveyService
  files: FileStore
  units: UnitService
  staff: StaffService
  audit: AuditService
  clock: Clock
}

/** What can be put on paper: packs of evidence, reports of a period, the register as a table. */
export function createPaper(needs: Needs) {
  const { connection, config, numbers, until, documents, assessments, surveys, units, audit, clock } = needs
  const { baseUrl, secret } = config
  const improvements = createImprovementStore(connection)
  const stores = createDocumentStores(connection)
  const sources = createSources({
    units,
    documents,
    improvements: { of: (ids) => improvements.list(ids, null) },
    assessments,
    surveys,
    holding: async (kind, ids) => [...new Set((await stores[kind].of(ids)).map(({ unit }) => unit))],
  })
  const store = createReportStore(connection)
  const packFiles = createPackFiles({ dir: config.filesDir })
  const register = createRegisterQueries()
  const evidence = createEvidenceService({ numbers, until, sources, units })
  const known = { id: wordsOf('id'), en: wordsOf('en') }
  const words = (lang: Language) => known[lang]
  const reports = createReportService({ store, packs: packFiles, units, words, audit, clock, secret })
  const { checkWanted } = reports

  return {
    packs: createPackService({ ...needs, store, packs: packFiles, evidence, register, baseUrl }),
    checks: createCheckService({ store, units, words }),
    papers: {
      reports,
      evidence,
      monthly: createMonthlyService({ store, evidence, checkWanted, audit, clock, secret, baseUrl }),
      exports: createExportService({ register, evidence, units, checkWanted, audit, clock }),
      spbe: createSpbeService({
        numbers,
        surveys: (wanted) => sources.surveys({ ...wanted, inspects: [] }),
        units,
        checkWanted,
        clock,
      }),
    },
    paperReady: (): Promise<unknown> => Promise.all([store.ready(), register.ready()]),
  }
}

const wordsOf = (lang: Language) => ({ t: createTranslator(lang), f: createFormats(lang) })
