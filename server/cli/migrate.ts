import { withServices } from './withServices'

/** Makes the indexes that everything relies on. May run at every start. */
export const migrate = (): Promise<void> => withServices((services) => services.ready())
