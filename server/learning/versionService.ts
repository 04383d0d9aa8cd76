import { Refused } from '../errors'
import { mask } from '../masking/mask'
import type { Clock } from '../platform/clock'
import type { Officer } from '../staff/officer'
import { mayEditRegister } from '../units/register'
import type { Audit } from '../units/service'
import { fewestVerified } from './lesson'
import type { RoutingModels } from './modelService'
import type { ModelRow, ModelStore } from './modelStore'
import type { RoutingTraining } from './trainingService'
import { versionAt } from './version'

type Needs = {
  store: ModelStore
  models: RoutingModels
  training: Pick<RoutingTraining, 'enough'>
  audit: Audit
  clock: Clock
}
/** `usable`: it can be put to use. */
export type Version = ModelRow & { usable: boolean }
export type RoutingVersions = ReturnType<typeof createRoutingVersions>

/** The versions of the model: which there are, training one out of turn, going back to an earlier one. */
export function createRoutingVersions({ store, models, training, audit, clock }: Needs) {
  const target = 'settings:routingModel'
  const { version: deliveredVersion } = models.delivered

  function refuseOthers(officer: Officer): void {
    if (!mayEditRegister(officer)) throw new Refused('forbidden', 'registerEdit')
  }
  const currentVersion = async (): Promise<string> => (await models.current()).version

  async function list(): Promise<{ current: string; versions: Version[] }> {
    models.forget()
    const [current, rows, usable] = await Promise.all([currentVersion(), store.list(), store.usable()])
    const withModel = new Set([...usable, deliveredVersion])
    const versions = rows.map((row) => ({ ...row, usable: withModel.has(row._id) && row._id !== current }))
    if (versions.some(({ _id }) => _id === deliveredVersion)) return { current, versions }
    return { current, versions: [...versions, unchosen(deliveredVersion, current)] }
  }

  /** One that can be gone back to. @throws Refused `missing` */
  async function get(officer: Officer, id: string): Promise<Version> {
    refuseOthers(officer)
    const version = (await list()).versions.find(({ _id }) => _id === id)
    if (!version?.usable) throw new Refused('missing', 'modelMissing')
    return version
  }

  return {
    list,
    get,

    /** @throws Refused `conflict` `historyTooFew`, or `trainingAsked` while one waits */
    async askNow(officer: Officer): Promise<void> {
      refuseOthers(officer)
      if (!(await training.enough())) throw new Refused('conflict', 'historyTooFew', { count: fewestVerified })
      const now = clock.now()
      const row = { _id: versionAt(now), by: officer.id, askedAt: now }
      if ((await store.asked()).length > 0 || !(await store.ask(row))) throw new Refused('conflict', 'trainingAsked')
      await audit.record({ by: officer.id, as: officer.post, deed: 'trainRouting', target, details: { version: row._id } })
    },

    /** Goes back to a version, for a reason. @throws Refused `missing` when it is not kept, or in use already */
    async use(officer: Officer, id: string, typed: string): Promise<void> {
      await get(officer, id)
      const reason = mask(typed).masked
      const from = await currentVersion()
      await store.use(id, { at: clock.now(), by: officer.id, reason })
      models.forget()
      const details = { version: `${from} → ${id}`, reason }
      await audit.record({ by: officer.id, as: officer.post, deed: 'useRoutingModel', target, details })
    },
  }
}

/** The delivered model as long as nobody has chosen it. */
const unchosen = (_id: string, current: string): Version => ({
  _id,
  by: 'product',
  askedAt: new Date(0),
  tries: 0,
  status: _id === current ? 'current' : 'kept',
  usable: _id !== current,
})
