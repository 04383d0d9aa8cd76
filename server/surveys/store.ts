import type { Connection } from 'mongoose'
import { insertOnce } from '../platform/insertOnce'
import type { Scale, Survey } from './survey'

export type SurveyStore = ReturnType<typeof createSurveyStore>

/** Results of surveys: lines that are added and never changed; and the bands, which are reference data. */
export function createSurveyStore(connection: Connection) {
  const surveys = () => connection.collection<Survey>('surveys')
  return {
    createIndexes: (): Promise<unknown> => surveys().createIndex({ unit: 1, to: -1 }),
    scales: (): Promise<Scale[]> => connection.collection<Scale>('surveyScales').find().sort({ validFrom: 1 }).toArray(),
    of: (units: readonly string[]): Promise<Survey[]> =>
      surveys()
        .find({ unit: { $in: [...units] } })
        .sort({ _id: 1 })
        .limit(10_000)
        .toArray(),
    /** False when that line of the period is there already. */
    add: (survey: Survey): Promise<boolean> =>
      insertOnce(surveys().insertOne(survey, { writeConcern: { w: 'majority', j: true } })),
  }
}
