import type { Payload } from '../server/jobs'
import type { Services } from '../server/services'

/** Judges open cases anew for some seconds; a job of its own goes on, so that a worker can be stopped in between. */
export const rejudge =
  ({ rejudging: { goOn }, queues }: Pick<Services, 'rejudging' | 'queues'>) =>
  async ({ rejudging }: Payload<'rejudge'>): Promise<void> => {
    if (await goOn(rejudging)) await queues.enqueue('rejudge', [{ v: 1, rejudging }])
  }
