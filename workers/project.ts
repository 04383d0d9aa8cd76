import type { Payload } from '../server/jobs'
import type { Services } from '../server/services'

/** Brings facts and rollups up to date, then lets go of what the outbox held: this is the last of what follows from an event. */
export const project =
  ({ projectAnnounced }: Pick<Services, 'projectAnnounced'>) =>
  ({ complaints }: Payload<'project'>): Promise<void> =>
    projectAnnounced(complaints)
