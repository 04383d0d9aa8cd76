import type { Connection } from 'mongoose'
import type { AuditService } from './audit/service'
import { createDocumentAccess } from './documents/accessService'
import { createChannelService } from './documents/channelService'
import { createCoachingService } from './documents/coachingService'
import { createDocumentEvidence } from './documents/evidenceService'
import { createDocumentFormScreens } from './documents/formScreens'
import { createPostsAround } from './documents/postQueries'
import { createProcedureService } from './documents/procedureService'
import { createPublicScreens } from './documents/publicScreens'
import { createDocumentScreens } from './documents/screens'
import { createDocumentService } from './documents/service'
import { createDocumentStores } from './documents/store'
import type { Numbers } from './indicators/numbersService'
import { sightOf } from './indicators/permissions'
import type { Clock } from './platform/clock'
import { fileLimits, type FileStore } from './platform/files'
import type { SlaService } from './sla/service'
import type { StaffService } from './staff/service'
import { createSurveyService } from './surveys/service'
import { createSurveyStore } from './surveys/store'
import type { UnitService } from './units/service'

type Given = {
  connection: Connection
  numbers: Numbers
  files: FileStore
  units: UnitService
  staff: StaffService
  sla: SlaService
  audit: AuditService
  clock: Clock
  baseUrl: string
}

/** What a unit can show besides numbers: documents, channels, the published procedure, coaching, surveys. */
export function createShowing({ connection, numbers, files, units, staff, sla, audit, clock, baseUrl }: Given) {
  const surveyStore = createSurveyStore(connection)
  const surveys = createSurveyService({
    store: surveyStore,
    units,
    audit,
    clock,
    ratings: async (unit, window, officer) => {
      const sight = sightOf(officer)
      const figure = sight && (await numbers.of({ of: 'unit', id: unit }, window, sight, ['rating'])).get('rating')
      return figure?.denominator ? { n: figure.denominator, mean: figure.numerator / figure.denominator } : null
    },
  })

  const stores = createDocumentStores(connection)
  const access = createDocumentAccess({ units })
  const parts = { stores, access, postsAround: createPostsAround({ units, staff }), audit, clock }
  const documents = createDocumentEvidence({
    ...parts,
    files,
    staff,
    rules: sla.rules,
    received: async (unit, months, inspects) => {
      const counted = await numbers.monthly({ of: 'unit', id: unit }, months, { units: [unit], inspects }, ['received'])
      return new Map(counted.map(({ month, figures }) => [month, figures.get('received')?.numerator ?? 0]))
    },
    surveyed: surveys.latestDays,
    baseUrl,
  })
  const documentKeeping = {
    access,
    documents: createDocumentService(parts),
    channels: createChannelService(parts),
    procedures: createProcedureService(parts),
    coaching: createCoachingService(parts),
  }

  return {
    surveys,
    documents,
    documentKeeping,
    documentScreens: createDocumentScreens({ keeping: documentKeeping, evidence: documents, staff, clock }),
    documentForms: createDocumentFormScreens({ keeping: documentKeeping, evidence: documents, clock, fileMax: fileLimits.bytes }),
    publicScreens: createPublicScreens({ stores, access, evidence: documents, units, clock }),
    showingReady: () => Promise.all([stores.createIndexes(), surveyStore.createIndexes()]),
  }
}
