import type { Payload } from '../server/jobs'
import type { Services } from '../server/services'

/** Queues the digests of the morning, once each. */
export const digest =
  ({ digests }: Pick<Services, 'digests'>) =>
  (_: Payload<'digest'>): Promise<void> =>
    digests.queueDue()
