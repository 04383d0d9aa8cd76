import { type Model, model, models, Schema } from 'mongoose'

type RoutingSettings = { _id: 'routing'; threshold: number; editedAt: Date }

const SettingsModel =
  (models.Setting as Model<RoutingSettings>) ??
  model<RoutingSettings>(
    'Setting',
    new Schema<RoutingSettings>(
      { _id: { type: String, required: true } },
      { collection: 'settings', strict: false, versionKey: false, autoCreate: false, autoIndex: false },
    ),
  )

export type RoutingStore = ReturnType<typeof createRoutingStore>

/** The coordinator's settings for routing. */
export function createRoutingStore() {
  return {
    /** Null until somebody has set it. */
    async threshold(): Promise<number | null> {
      return (await SettingsModel.findById('routing').lean<RoutingSettings>())?.threshold ?? null
    },
    async saveThreshold(threshold: number, at: Date): Promise<void> {
      await SettingsModel.updateOne({ _id: 'routing' }, { $set: { threshold, editedAt: at } }, { upsert: true })
    },
  }
}
