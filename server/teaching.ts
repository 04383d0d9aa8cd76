import type { Connection } from 'mongoose'
import type { ComplaintStore } from './complaints/store'
import { createRoutingAccuracy } from './learning/accuracyService'
import type { RoutingModels } from './learning/modelService'
import type { ModelStore } from './learning/modelStore'
import { createRoutingMistakes } from './learning/mistakesService'
import { createRoutingRecords } from './learning/recordService'
import { createRecordStore } from './learning/recordStore'
import { createRoutingTraining } from './learning/trainingService'
import { createRoutingVersions } from './learning/versionService'
import type { Clock } from './platform/clock'
import type { RoutingService } from './routing/service'
import type { Audit, UnitService } from './units/service'

type Given = {
  connection: Connection
  modelStore: ModelStore
  models: RoutingModels
  routing: RoutingService
  complaints: ComplaintStore
  units: UnitService
  audit: Audit
  clock: Clock
}

/** Wiring of what teaches routing: the record of what it said and what people made of it, training, and the versions of its model. */
export function createTeaching({ connection, modelStore, models, routing, complaints, units, audit, clock }: Given) {
  const records = createRecordStore(connection)
  const { threshold } = routing
  const training = createRoutingTraining({ store: modelStore, records, models, units, threshold, clock })
  const versions = createRoutingVersions({ store: modelStore, models, training, audit, clock })
  return {
    routingRecords: createRoutingRecords({ store: records, complaints, units }),
    routingTraining: training,
    routingVersions: versions,
    routingAccuracy: createRoutingAccuracy({ records, versions, training, threshold, units, clock }),
    routingMistakes: createRoutingMistakes({ records, complaints, units }),
    teachingReady: async (): Promise<void> => void (await Promise.all([records.ready(), modelStore.ready()])),
  }
}
