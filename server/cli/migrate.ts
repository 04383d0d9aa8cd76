import { withServices } from './withServices'

/** Makes the indexes that everything relies on, and the numbers anew when this version counts in another way. May run at every start. */
export const migrate = (): Promise<void> =>
  withServices(async ({ ready, projection }) => {
    await ready()
    await projection.renew()
  })
