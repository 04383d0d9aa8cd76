import type { Clock } from '../platform/clock'
import { breathing } from '../platform/breathe'
import { chooseUnit } from '../routing/chooseUnit'
import { pack, type RoutingModel } from '../routing/learned'
import { compileRegister, type RoutingIndex } from '../routing/register'
import { type Example, train } from '../routing/training'
import type { UnitService } from '../units/service'
import { exampleOf, fewestVerified, mostVerified, type Verified, withholdNewest } from './lesson'
import type { RoutingModels } from './modelService'
import type { ModelRow, ModelStore } from './modelStore'
import type { RecordStore } from './recordStore'
import { figuresOf, isWorse, type Outcome, outcomeOf } from './trial'
import { weekVersion } from './version'

type Needs = {
  store: Pick<ModelStore, 'ask' | 'asked' | 'begin' | 'fail' | 'finish' | 'use'>
  records: Pick<RecordStore, 'countVerified' | 'verified'>
  models: RoutingModels
  units: Pick<UnitService, 'list' | 'kecamatan' | 'neighbours'>
  threshold: () => Promise<number>
  clock: Clock
}
type Known = { at: Date; verified: Verified; example: Example }

/** Whoever asks: the weekly schedule. */
const schedule = 'system'
/** What ended a process twice is not tried for ever. */
const mostTries = 3

export type RoutingTraining = ReturnType<typeof createRoutingTraining>

/** Learns from verified history, and puts a new model to use when it is not worse than the one before on history that neither has learned from. */
export function createRoutingTraining({ store, records, models, units, threshold, clock }: Needs) {
  const enough = async (): Promise<boolean> => (await records.countVerified(fewestVerified)) >= fewestVerified

  /** The newest first; what may not be learned from is left out. */
  async function readHistory({ byId }: RoutingIndex): Promise<Known[]> {
    const known: Known[] = []
    for await (const { at, ...verified } of records.verified(mostVerified)) {
      const example = exampleOf(verified, byId)
      if (example) known.push({ at, verified: { ...verified, text: example.text }, example })
    }
    return known
  }

  return {
    enough,

    /** Asks for this week's training; once a week, whoever asks how often, and only when there is enough to learn from. */
    async askWeekly(): Promise<void> {
      const now = clock.now()
      if (await enough()) await store.ask({ _id: weekVersion(now), by: schedule, askedAt: now })
    },

    toTrain: async (): Promise<string[]> => (await store.asked()).map(({ _id }) => _id),

    /** Trains a version that was asked for, tries it against the one in use, and puts it to use unless it is worse. Run again, nothing happens. */
    async train(version: string): Promise<void> {
      const row = await store.begin(version)
      if (!row) return
      if (row.tries > mostTries) return store.fail(version)
      const index = compileRegister(await units.list(), await units.kecamatan(), await units.neighbours())
      const history = await readHistory(index)
      if (history.length < fewestVerified) return store.fail(version)
      await finish(row, index, history)
    },
  }

  async function finish({ _id, by }: ModelRow, index: RoutingIndex, history: readonly Known[]): Promise<void> {
    const { heldOut, learned } = withholdNewest(history)
    const delivered = models.delivered.examples()
    const examples = [...delivered, ...learned.map(({ example }) => example)]
    const fresh = await breathing(train(examples, index))
    const used = await models.current()
    const limit = await threshold()
    const tried = await breathing(trial(index, fresh, heldOut, limit))
    const before = await breathing(trial(index, used.model, heldOut, limit))
    const isRefused = isWorse(before, tried)
    const training = {
      trainedAt: clock.now(),
      history: learned.length,
      delivered: delivered.length,
      from: learned.at(-1)!.at,
      to: learned[0]!.at,
      result: figuresOf(tried),
      against: { version: used.version, ...figuresOf(before) },
    }
    await store.finish(_id, training, isRefused ? null : pack(fresh))
    if (!isRefused) await store.use(_id, { at: clock.now(), by, reason: '' })
    models.forget()
  }
}

function* trial(
  index: RoutingIndex,
  model: RoutingModel,
  heldOut: readonly Known[],
  threshold: number,
): Generator<number, Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { verified, example } of heldOut) {
    const { text, kecamatan, chosenUnit } = verified
    const truth = example.owner.startsWith('kind:') ? verified.truth : example.owner
    outcomes.push(outcomeOf(chooseUnit(index, model, { text, place: { kecamatan }, chosenUnit }, threshold), truth))
    yield outcomes.length / heldOut.length
  }
  return outcomes
}
