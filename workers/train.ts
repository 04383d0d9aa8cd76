import type { Payload } from '../server/jobs'
import type { Services } from '../server/services'

/** Trains a version of the routing model and tries it on held-out history; it breathes, so that other jobs of the process go on. */
export const train =
  ({ routingTraining }: Pick<Services, 'routingTraining'>) =>
  ({ model }: Payload<'train'>): Promise<void> =>
    routingTraining.train(model)
