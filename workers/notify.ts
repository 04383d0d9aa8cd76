import type { Payload } from '../server/jobs'
import type { Services } from '../server/services'

/** Sends messages, one after the other; what becomes of one is no matter to the next. */
export const notify =
  ({ notifications }: Pick<Services, 'notifications'>) =>
  async ({ messages }: Payload<'notify'>): Promise<void> => {
    for (const id of messages) await notifications.send(id)
  }
