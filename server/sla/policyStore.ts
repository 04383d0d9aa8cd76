import type { Connection } from 'mongoose'
import type { Policy } from './policy'

const duplicateKey = 11_000

export type PolicyStore = ReturnType<typeof createPolicyStore>

/** The register of policies, written: a version is added whole and never changed, but for the mark that it was withdrawn. */
export function createPolicyStore(connection: Connection) {
  const policies = () => connection.collection<Policy>('policies')
  const writeConcern = { w: 'majority', j: true } as const

  return {
    /** Every version of every policy, also those that were withdrawn. */
    all: (): Promise<Policy[]> =>
      policies()
        .find({}, { projection: { seedVersion: 0, editedAt: 0 } })
        .sort({ _id: 1 })
        .limit(2_000)
        .toArray(),

    /** False when that version of the family is there already: somebody else was first. */
    add: (policy: Policy): Promise<boolean> =>
      policies()
        .insertOne(policy, { writeConcern })
        .then(
          () => true,
          (error: { code?: number }) => {
            if (error.code === duplicateKey) return false
            throw error
          },
        ),

    /** Marks a version that holds only after `today`. False when it was withdrawn already, or holds by now. */
    async withdraw(id: string, { today, at, by }: { today: string; at: Date; by: string }): Promise<boolean> {
      const { matchedCount } = await policies().updateOne(
        { _id: id, validFrom: { $gt: today }, withdrawn: { $exists: false } },
        { $set: { withdrawn: { at, by } } },
        { writeConcern },
      )
      return matchedCount === 1
    },
  }
}
