import mongoose from 'mongoose'
import { settableClock } from '../platform/clock'
import type { Account } from '../seed/accounts'
import { seedAccounts } from '../seed/accounts'
import { createMark } from '../seed/mark'
import { seedReference } from '../seed/reference'
import { seedSample } from '../seed/sample'
import { seedSampleAssessments } from '../seed/sampleAssessments'
import { seedSampleImprovements } from '../seed/sampleImprovements'
import { progressOf } from './progress'
import { localDate } from '../platform/localDate'
import { withServices } from './withServices'

const halfYear = 200 * 86_400_000

/**
 * Puts in the reference data, the sample accounts and, unless `empty`, half a year of sample complaints into a database that holds none.
 * May run at every start. Prints the accounts it made, with their passwords, once.
 */
export async function seed({ empty = false, json = false }: { empty?: boolean; json?: boolean }): Promise<void> {
  const end = new Date()
  const clock = settableClock(new Date(end.getTime() - halfYear))
  await withServices(
    async (services) => {
      await services.ready()
      await seedReference(mongoose.connection)
      const mark = createMark(mongoose.connection)
      const { accountsShown = false } = await mark.read()
      const since = localDate(clock.now())
      const accounts = await seedAccounts(services.staff, await services.units.assignable(), since, { renew: !accountsShown })
      if (!empty) await seedSample(services, mark, { clock, end }, progressOf('sample complaints', 400))
      if (!empty) await seedSampleAssessments(services, mark, { clock, end })
      if (!empty) await seedSampleImprovements(services, mark, { clock, end })
      for (const account of accounts) process.stdout.write(`${json ? JSON.stringify(account) : wordsOf(account)}\n`)
      await mark.set({ accountsShown: true })
    },
    { clock },
  )
}

const wordsOf = ({ role, username, password, title }: Account): string =>
  `${role.padEnd(12)} ${username.padEnd(18)} ${password}   (${title})`
