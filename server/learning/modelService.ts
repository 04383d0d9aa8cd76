import { remember } from '../platform/remember'
import { type RoutingModel, unpack } from '../routing/learned'
import type { Example } from '../routing/training'
import type { ModelStore } from './modelStore'

export type Used = { version: string; model: RoutingModel }
/** What comes with the product: a trained model, and the examples that it was trained on. */
export type Delivered = { version: string; model(): RoutingModel; examples(): readonly Example[] }

export type RoutingModels = ReturnType<typeof createRoutingModels>

/** The model by which routing works now: the one chosen last, or the one that was delivered. Read anew after some seconds. */
export function createRoutingModels({
  store,
  delivered,
}: {
  store: Pick<ModelStore, 'current' | 'packed'>
  delivered: Delivered
}) {
  let loaded: Used | null = null

  /** A model is unpacked once; null when that version is not kept. */
  async function load(version: string): Promise<Used | null> {
    if (loaded?.version === version) return loaded
    const packed = await store.packed(version)
    return packed && { version, model: unpack(packed) }
  }
  const kept = remember(
    async () => {
      const version = await store.current()
      const used = version === null ? null : await load(version)
      return (loaded = used ?? { version: delivered.version, model: delivered.model() })
    },
    { freshMs: 5_000, printOf: ({ version }) => version },
  )

  return { current: kept.get, forget: kept.forget, delivered }
}
