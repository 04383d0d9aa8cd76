import { type Model, model, models, mongo, Schema } from 'mongoose'

/** The register book (buku agenda): a row a number. A row exists only when the number before it does, so the book has no gap. */
type RegisterRow = { _id: string; year: number; number: number; complaint: string }

const schema = new Schema<RegisterRow>(
  { _id: String, year: Number, number: Number, complaint: String },
  { collection: 'register', versionKey: false, autoCreate: false, autoIndex: false },
)
schema.index({ year: 1, number: -1 })
schema.index({ complaint: 1 }, { unique: true })

const RegisterModel = (models.Register as Model<RegisterRow>) ?? model<RegisterRow>('Register', schema)

/** `001234/ADU/2026` */
const registerNumber = ({ year, number }: { year: number; number: number }): string =>
  `${String(number).padStart(6, '0')}/ADU/${year}`

export type Register = ReturnType<typeof createRegister>

/**
 * Gives register numbers: gapless per year, each once, the same again for the same complaint. Inserting the row *is* taking the number;
 * of two workers that want the same number one gets a duplicate key and takes the next. No counter that a crash could leave ahead.
 */
export function createRegister() {
  async function numberedAlready(codes: string[]): Promise<Map<string, string>> {
    const rows = await RegisterModel.find({ complaint: { $in: codes } })
      .read('primary')
      .lean<RegisterRow[]>()
    return new Map(rows.map((row) => [row.complaint, registerNumber(row)]))
  }

  async function take(year: number, codes: string[]): Promise<void> {
    const last = await RegisterModel.findOne({ year }).sort({ number: -1 }).lean<RegisterRow>()
    const first = (last?.number ?? 0) + 1
    const rows = codes.map((complaint, i) => ({
      _id: registerNumber({ year, number: first + i }),
      year,
      number: first + i,
      complaint,
    }))
    try {
      await RegisterModel.collection.insertMany(rows as never[], {
        ordered: true,
        writeConcern: { w: 'majority', journal: true },
      })
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError && error.code === 11000)) throw error
    }
  }

  return {
    createIndexes: () => RegisterModel.createIndexes(),

    /** The numbers of these complaints of one year, in the order given; those that have one keep it. */
    async numbersFor(year: number, codes: string[]): Promise<Map<string, string>> {
      let numbers = await numberedAlready(codes)
      while (numbers.size < new Set(codes).size) {
        await take(
          year,
          codes.filter((code) => !numbers.has(code)),
        )
        numbers = await numberedAlready(codes)
      }
      return numbers
    },
  }
}
