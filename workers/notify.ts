import type { Payload } from '../server/jobs'
import type { Services } from '../server/services'

/** Sends messages one after the other; one that fails does not keep the next from going out. @throws the first of our own faults, at the end */
export const notify =
  ({ notifications }: Pick<Services, 'notifications'>) =>
  async ({ messages }: Payload<'notify'>): Promise<void> => {
    const faults: unknown[] = []
    for (const id of messages) await notifications.send(id).catch((fault: unknown) => faults.push(fault))
    if (faults.length > 0) throw faults[0]
  }
