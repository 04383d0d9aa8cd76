import type { mongo } from 'mongoose'
import type { Class, Complaint, Kind, State } from '../complaints/complaint'
import { ComplaintModel } from '../complaints/store'
import { startOf, addDays, type Window } from '../indicators/period'
import type { RegisterCase } from './registerRow'

/** Which cases: received in the window, held by one of these units (null: wherever they are); what is left out is of any sort. */
export type RegisterFilter = {
  window: Window
  units: readonly string[] | null
  /** The units whose oversight cases are told; nobody else's are. */
  inspects: readonly string[]
  state?: State
  kind?: Kind
  class?: Class
  category?: string
}

// Only what has its number: so an index by receipt costs no filing, which has none yet. With what a count asks for, it reads no case.
const recorded = { register: { $gt: '' } }
const order = { receivedAt: 1, register: 1 } as const
const byReceipt = { ...order, oversight: 1 } as const
const byUnit = { unit: 1, ...byReceipt } as const

/** Neither the text nor who sent it is ever read. */
const fields = {
  register: 1,
  receivedAt: 1,
  kind: 1,
  class: 1,
  category: 1,
  title: 1,
  unit: 1,
  state: 1,
  oversight: 1,
  'filing.kecamatan': 1,
  'filing.identity': 1,
  'filing.name': 1,
  'history.type': 1,
  'history.at': 1,
  'history.by': 1,
  'history.channel': 1,
  'history.words': 1,
  'clocks.clock': 1,
  'clocks.startedAt': 1,
  'clocks.dueAt': 1,
  'clocks.stoppedAt': 1,
  'clocks.verdict': 1,
  'clocks.elapsedDays': 1,
} as const

export type RegisterQueries = ReturnType<typeof createRegisterQueries>

/** The register in order of receipt, read along an index and never held whole. */
export function createRegisterQueries() {
  const complaints = () => ComplaintModel.collection as unknown as mongo.Collection<Complaint>

  return {
    async ready(): Promise<void> {
      await complaints().createIndex(byReceipt, { partialFilterExpression: recorded })
      await complaints().createIndex(byUnit, { partialFilterExpression: recorded })
    },

    count: (filter: RegisterFilter): Promise<number> => complaints().countDocuments(queryOf(filter), { hint: indexOf(filter) }),

    rows: (filter: RegisterFilter): AsyncIterable<RegisterCase> =>
      complaints()
        .find(queryOf(filter), { projection: fields, hint: indexOf(filter), batchSize: 1_000 })
        .sort(order) as unknown as AsyncIterable<RegisterCase>,
  }
}

const indexOf = ({ units }: RegisterFilter): mongo.Hint => (units === null ? byReceipt : byUnit)

export const queryOf = ({
  window,
  units,
  inspects,
  state,
  kind,
  category,
  ...sorts
}: RegisterFilter): mongo.Filter<Complaint> => ({
  ...recorded,
  receivedAt: { $gte: startOf(window.from), $lt: startOf(addDays(window.to, 1)) },
  ...(units && { unit: { $in: [...units] } }),
  ...(state && { state }),
  ...(kind && { kind }),
  ...(sorts.class && { class: sorts.class }),
  ...(category && { category: category as Complaint['category'] }),
  ...withoutOversight(units, inspects),
})

function withoutOversight(units: RegisterFilter['units'], inspects: readonly string[]): mongo.Filter<Complaint> {
  const others = { oversight: { $ne: true } }
  if (inspects.length === 0) return others
  if (units?.every((unit) => inspects.includes(unit))) return {}
  return { $or: [others, { unit: { $in: [...inspects] } }] }
}
