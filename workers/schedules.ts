import type { Services } from '../server/services'

const relayEvery = 1_000
const sweepEvery = 15_000
const mailEvery = 20_000
const rejudgeEvery = 5_000
const calendarsEvery = 60_000
const improvementsEvery = 60_000
const reportsEvery = 3_000
const trainingsEvery = 10_000
const weeklyEvery = 60 * 60_000
const cleanEvery = 60 * 60_000
const morningEvery = 5 * 60_000

/**
 * What has to be looked at again and again. MongoDB is the truth: the relay reads the outbox at each nudge, and every second should a nudge
 * be lost. The rest are Bull jobs with ids: a sweep one for each turn, so that of many workers one does it; mails one for each place in the
 * batch, so that they do not pile up in Redis while a mail server hangs. Returns how to stop.
 */
export function keepSchedule({
  relay,
  queues,
  nudges,
  notifications,
  mailings,
  rejudging,
  improvementSweep,
  packs,
  photos,
  routingTraining,
  isSample,
  logger,
}: Services): () => void {
  const relayOnce = alone(() => relay(), logger)
  const turnOf = (ms: number) => Math.floor(Date.now() / ms)
  const sweep = alone(() => queues.enqueue('timers', [{ v: 1 }], { jobId: () => `turn-${turnOf(sweepEvery)}` }), logger)
  const mail = alone(async () => {
    const due = await notifications.dueJobs()
    await queues.enqueue('notify', due, { jobId: (job) => `due-${due.indexOf(job)}` })
  }, logger)
  const letters = alone(async () => {
    const due = await mailings.dueJobs()
    await queues.enqueue('mail', due, { jobId: (job) => `due-${due.indexOf(job)}` })
  }, logger)
  const rejudge = alone(async () => {
    const runs = (await rejudging.unfinished()).map((id) => ({ v: 1 as const, rejudging: id }))
    await queues.enqueue('rejudge', runs, { jobId: (run) => `taken-up-${run.rejudging}` })
  }, logger)
  const morning = alone(async () => {
    const jobId = () => `turn-${turnOf(morningEvery)}`
    await queues.enqueue('digest', [{ v: 1 }], { jobId })
    await queues.enqueue('watch', [{ v: 1 }], { jobId })
  }, logger)
  const calendars = alone(() => rejudging.beginMissed(), logger)
  const improvements = alone(() => improvementSweep.sweep(), logger)
  const reports = alone(async () => {
    const asked = (await packs.toMake()).map((id) => ({ v: 1 as const, report: id }))
    await queues.enqueue('report', asked, { jobId: ({ report }) => `make-${report}` })
  }, logger)
  const trainings = alone(async () => {
    const asked = (await routingTraining.toTrain()).map((model) => ({ v: 1 as const, model }))
    await queues.enqueue('train', asked, { jobId: ({ model }) => `train-${model}` })
  }, logger)
  // Invented complaints have nothing to teach; there one only trains who asks for it.
  const weekly = alone(async () => {
    if (!isSample()) await routingTraining.askWeekly()
  }, logger)
  const clean = alone(() => packs.clean(), logger)
  const unsent = alone(() => photos.sweep(), logger)
  const timers = [
    setInterval(relayOnce, relayEvery),
    setInterval(sweep, sweepEvery),
    setInterval(mail, mailEvery),
    setInterval(letters, mailEvery),
    setInterval(rejudge, rejudgeEvery),
    setInterval(calendars, calendarsEvery),
    setInterval(improvements, improvementsEvery),
    setInterval(morning, morningEvery),
    setInterval(reports, reportsEvery),
    setInterval(trainings, trainingsEvery),
    setInterval(weekly, weeklyEvery),
    setInterval(clean, cleanEvery),
    setInterval(unsent, cleanEvery),
  ]
  const stopListening = nudges.onNudge(relayOnce)
  for (const begin of [relayOnce, sweep, mail, letters, rejudge, calendars, morning, reports, trainings, weekly, clean, unsent])
    begin()
  return () => {
    timers.forEach(clearInterval)
    stopListening()
  }
}

/** Runs a task, never twice at once; asked for meanwhile, it runs once more. What fails is tried again at the next turn. */
function alone(task: () => Promise<unknown>, logger: Services['logger']): () => void {
  let running = false
  let again = false
  const run = async (): Promise<void> => {
    if (running) return void (again = true)
    running = true
    do {
      again = false
      await task().catch((err: unknown) => logger.warn({ err }, 'a scheduled task waits for its next turn'))
    } while (again)
    running = false
  }
  return () => void run()
}
