import type { Payload } from '../server/jobs'
import type { Services } from '../server/services'

/** Records arrivals in the register book and suggests, or chooses, their unit. */
export const route =
  ({ recordAndRoute }: Pick<Services, 'recordAndRoute'>) =>
  ({ codes }: Payload<'route'>): Promise<void> =>
    recordAndRoute(codes)
