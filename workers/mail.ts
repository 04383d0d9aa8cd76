import type { Payload } from '../server/jobs'
import type { Services } from '../server/services'

/** Sends mailings one after the other; one that fails does not keep the next from going out. @throws the first of our own faults, at the end */
export const mail =
  ({ mailings }: Pick<Services, 'mailings'>) =>
  async ({ mailings: ids }: Payload<'mail'>): Promise<void> => {
    const faults: unknown[] = []
    for (const id of ids) await mailings.send(id).catch((fault: unknown) => faults.push(fault))
    if (faults.length > 0) throw faults[0]
  }
