import type { Payload } from '../server/jobs'
import type { Services } from '../server/services'

/** Looks at what officers watch, once a working morning. */
export const watch =
  ({ watches }: Pick<Services, 'watches'>) =>
  (_: Payload<'watch'>): Promise<number> =>
    watches.evaluateDue()
