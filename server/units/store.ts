import { type Model, model, models, Schema } from 'mongoose'
import type { Kecamatan, Neighbour, Unit } from './unit'

/** A unit as kept: `version` grows with each edit, `editedAt` tells the seed that its own newer text must not replace it. */
export type UnitRecord = Unit & { version: number; editedAt?: Date }
/** `calendar` left out: as it was. */
export type UnitChange = Pick<Unit, 'name' | 'shortName' | 'topics' | 'places' | 'active'> & { calendar?: string | null }

const options = { versionKey: false, strict: false, autoCreate: false, autoIndex: false } as const

const UnitModel =
  (models.Unit as Model<UnitRecord>) ??
  model<UnitRecord>(
    'Unit',
    new Schema<UnitRecord>({ _id: { type: String, required: true } }, { ...options, collection: 'units' }),
  )

/** A kecamatan of the regency, or (with `unit`) a neighbouring government with all of its. */
type Local = { _id: string; name: string; desa: Kecamatan['desa'] }
type PlaceRecord = Local | ({ _id: string } & Neighbour)
const PlaceModel =
  (models.Place as Model<PlaceRecord>) ??
  model<PlaceRecord>(
    'Place',
    new Schema<PlaceRecord>({ _id: { type: String, required: true } }, { ...options, collection: 'places' }),
  )

const fields = { name: 1, shortName: 1, kind: 1, parent: 1, calendar: 1, topics: 1, places: 1, active: 1, version: 1 }

export type UnitStore = ReturnType<typeof createUnitStore>

/** The register of units, and the kecamatan and desa of the regency, in MongoDB. */
export function createUnitStore() {
  return {
    units: (): Promise<UnitRecord[]> => UnitModel.find({}, fields).sort({ name: 1 }).lean<UnitRecord[]>().exec(),

    async kecamatan(): Promise<Kecamatan[]> {
      const rows = await PlaceModel.find({ unit: { $exists: false } })
        .sort({ name: 1 })
        .lean<Local[]>()
        .exec()
      return rows.map(({ _id, name, desa }) => ({ code: _id, name, desa }))
    },

    neighbours: (): Promise<Neighbour[]> =>
      PlaceModel.find({ unit: { $exists: true } }, { _id: 0, unit: 1, name: 1, kecamatan: 1 })
        .lean<Neighbour[]>()
        .exec(),

    /** False when somebody else has changed the unit since `version`. */
    async save(id: string, change: UnitChange, { version, at }: { version: number; at: Date }): Promise<boolean> {
      const { matchedCount } = await UnitModel.updateOne(
        { _id: id, version },
        { $set: { ...change, editedAt: at }, $inc: { version: 1 } },
      )
      return matchedCount === 1
    },
  }
}
