import type { Payload } from '../server/jobs'
import type { Services } from '../server/services'

/** Makes a pack of evidence that was asked for, unless it is made or being made. */
export const report =
  ({ packs }: Pick<Services, 'packs'>) =>
  ({ report: id }: Payload<'report'>): Promise<void> =>
    packs.make(id)
