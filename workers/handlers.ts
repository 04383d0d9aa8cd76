import type { JobName, Payload } from '../server/jobs'
import type { Services } from '../server/services'
import { digest } from './digest'
import { mail } from './mail'
import { notify } from './notify'
import { project } from './project'
import { rejudge } from './rejudge'
import { report } from './report'
import { route } from './route'
import { keepSchedule } from './schedules'
import { timers } from './timers'
import { train } from './train'
import { watch } from './watch'

type Handler<N extends JobName> = {
  concurrency: number
  handle: (services: Services) => (payload: Payload<N>) => Promise<unknown>
}

/** A handler for every job of the catalogue; the compiler refuses a job without one. */
const handlers: { [N in JobName]: Handler<N> } = {
  route: { concurrency: 2, handle: route },
  timers: { concurrency: 1, handle: timers },
  rejudge: { concurrency: 1, handle: rejudge },
  notify: { concurrency: 4, handle: notify },
  mail: { concurrency: 1, handle: mail },
  digest: { concurrency: 1, handle: digest },
  watch: { concurrency: 1, handle: watch },
  // One at a time: it holds the texts that it learns from in memory.
  train: { concurrency: 1, handle: train },
  // One at a time: a pack of the whole regency keeps a processor and the disk busy.
  report: { concurrency: 1, handle: report },
  // One at a time: two projections at once would only wait for each other's cells.
  project: { concurrency: 1, handle: project },
}

/** Takes jobs and keeps the schedule until the function returned is called. */
export function startWork(services: Services): () => void {
  const take = <N extends JobName>(name: N): void => {
    const { concurrency, handle } = handlers[name]
    services.queues.work(name, concurrency, handle(services))
  }
  take('route')
  take('timers')
  take('rejudge')
  take('notify')
  take('mail')
  take('digest')
  take('watch')
  take('train')
  take('report')
  take('project')
  return keepSchedule(services)
}
