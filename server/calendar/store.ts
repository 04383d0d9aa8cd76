import { type Model, model, models, Schema } from 'mongoose'
import type { CalendarRecord } from './calendar'
import { printOfCalendar } from './print'

/** A calendar as it once was saved; `_id` names the hours it gave, as the clocks judged by it do. */
export type CalendarEdition = {
  _id: string
  calendar: string
  version: number
  record: CalendarRecord
  at: Date
  by: string
  why?: string
}
type Saved = { at: Date; by: string; why?: string }

const options = { strict: false, versionKey: false, autoCreate: false, autoIndex: false, minimize: false } as const
const calendarSchema = new Schema<CalendarRecord>(
  { _id: { type: String, required: true } },
  { ...options, collection: 'calendars' },
)
const editionSchema = new Schema<CalendarEdition>(
  { _id: { type: String, required: true } },
  { ...options, collection: 'calendarEditions' },
)

const CalendarModel = (models.Calendar as Model<CalendarRecord>) ?? model<CalendarRecord>('Calendar', calendarSchema)
const EditionModel =
  (models.CalendarEdition as Model<CalendarEdition>) ?? model<CalendarEdition>('CalendarEdition', editionSchema)

const alreadyThere = 11_000
const mostCalendars = 500

export type CalendarStore = ReturnType<typeof createCalendarStore>

/** The register of calendars, and every edition that anything was ever judged by, in MongoDB. */
export function createCalendarStore() {
  return {
    calendars: (): Promise<CalendarRecord[]> =>
      CalendarModel.find().sort({ _id: 1 }).limit(mostCalendars).lean<CalendarRecord[]>().exec(),

    get: (id: string): Promise<CalendarRecord | null> => CalendarModel.findById(id).lean<CalendarRecord>().exec(),

    /** The edition of a print; null when it was never kept. */
    async edition(print: string): Promise<CalendarRecord | null> {
      const found = await EditionModel.findById(print, { record: 1 }).lean<Pick<CalendarEdition, 'record'>>().exec()
      return found?.record ?? null
    },

    /** Keeps an edition for ever. Hours that were in force before are kept as they were then. */
    async keep(record: CalendarRecord, { at, by, why }: Saved): Promise<void> {
      const _id = printOfCalendar(record)
      const edition = { calendar: record._id, version: record.version, record, at, by, ...(why && { why }) }
      try {
        await EditionModel.updateOne({ _id }, { $setOnInsert: edition }, { upsert: true })
      } catch (error) {
        // Two processes that start at once both find it missing; the one that comes second has nothing to do.
        if ((error as { code?: number }).code !== alreadyThere) throw error
      }
    },

    /** False when somebody else has changed the calendar since `version`. */
    async save(record: CalendarRecord, { version, at }: { version: number; at: Date }): Promise<boolean> {
      const { _id, version: _next, ...content } = record
      const { matchedCount } = await CalendarModel.updateOne(
        { _id, version },
        { $set: { ...content, editedAt: at }, $inc: { version: 1 } },
      )
      return matchedCount === 1
    },
  }
}
