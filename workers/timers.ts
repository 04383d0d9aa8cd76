import type { Services } from '../server/services'

/** Does what time has brought due: warns, marks overdue, closes by silence. */
export const timers =
  ({ sweep }: Pick<Services, 'sweep'>) =>
  (): Promise<number> =>
    sweep()
