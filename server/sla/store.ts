import { type Model, model, models, Schema } from 'mongoose'
import type { CalendarRecord } from '../calendar/calendar'
import type { Policy } from './policy'

const options = { strict: false, versionKey: false, autoCreate: false, autoIndex: false } as const
const calendarSchema = new Schema<CalendarRecord>({ _id: String }, { ...options, collection: 'calendars' })
const policySchema = new Schema<Policy>({ _id: String }, { ...options, collection: 'policies' })

const CalendarModel = (models.Calendar as Model<CalendarRecord>) ?? model<CalendarRecord>('Calendar', calendarSchema)
const PolicyModel = (models.Policy as Model<Policy>) ?? model<Policy>('Policy', policySchema)

export type SlaStore = ReturnType<typeof createSlaStore>

/** Calendars and policies: small registers, read whole. */
export function createSlaStore() {
  return {
    calendars: (): Promise<CalendarRecord[]> => CalendarModel.find().sort({ _id: 1 }).limit(500).lean<CalendarRecord[]>().exec(),
    /** Kept once calendars are edited. */
    edition: (_print: string): Promise<CalendarRecord | null> => Promise.resolve(null),
    policies: (): Promise<Policy[]> => PolicyModel.find().sort({ _id: 1 }).limit(2_000).lean<Policy[]>().exec(),
  }
}
