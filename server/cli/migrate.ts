import { withServices } from './withServices'

/** Makes the indexes that everything relies on, and anew what an earlier version counted or compared in another way. May run at every start. */
export const migrate = (): Promise<void> =>
  withServices(async ({ ready, projection, similar, routingRecords }) => {
    await ready()
    await projection.renew()
    await similar.renew()
    await routingRecords.renew()
  })
