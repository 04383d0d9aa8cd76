import type { WorkingCalendar } from '../calendar/workingDays'
import { clockNames, type JudgedEvent } from './clock'
import { inOrder } from './order'
import { type OpenRun, type Run, union } from './run'
import { type Answer, type Assignment, beginStory, type Story, take } from './story'

export { lapseDays } from './story'

/** What a history says at an instant. */
export type Told<E> = {
  runs: Run[]
  assignments: Assignment[]
  answers: Answer<E>[]
  receivedAt: number | null
  answerStands: boolean
  /** The forwarded, archived or withdrawn that ended the complaint. */
  ending: E | null
}

/**
 * Reads a history up to `asOf` as design §4 says: events in order of `at`, equal ones as listed. `questionDays` in place of the thirty days for which a
 * question pauses at the most is for drafts only.
 */
export function tell<E extends JudgedEvent>(
  events: readonly E[],
  calendar: WorkingCalendar,
  asOf: number,
  questionDays?: number,
): Told<E> {
  const story = beginStory<E>(calendar, questionDays)
  for (const event of inOrder(events)) {
    if (event.at > asOf) break
    take(story, event)
  }
  return told(story)
}

/** What a story says so far: a picture that no later event changes. */
export function told<E extends JudgedEvent>(story: Story<E>): Told<E> {
  return {
    runs: runsOf(story).sort((a, b) => a.startedAt - b.startedAt || clockNames.indexOf(a.clock) - clockNames.indexOf(b.clock)),
    assignments: story.holdings.map(({ unit, startedAt, returned }) => ({ unit, startedAt, returned })),
    answers: story.answers.map(({ event, unit, reopened }) => ({ event, unit, reopened })),
    receivedAt: story.resolution?.startedAt ?? null,
    answerStands: story.standing !== null,
    ending: story.ending,
  }
}

const none: Run['pauses'] = []

function runsOf<E>({ verification, resolution, holdings, questions, asked, standing }: Story<E>): Run[] {
  const runs: Run[] = []
  const asks = asked ? [...questions, asked.from, asked.until] : questions.slice()
  if (verification) runs.push(runOf(verification, none, none))
  if (resolution) {
    // Received after it was answered: an impossible order. The clock runs, paused until a reopening.
    const isPaused = standing !== null && resolution.stoppedAt === null
    const answers = isPaused ? [...resolution.answerPauses, standing.at, Infinity] : resolution.answerPauses
    runs.push(runOf(resolution, asks, answers))
  }
  for (const { followUp, unitClock } of holdings)
    runs.push(runOf(followUp, none, none), runOf(unitClock, asks, unitClock.answerPauses))
  return runs
}

function runOf({ clock, unit, startedAt, stoppedAt, voidedAt }: OpenRun, asks: Run['pauses'], answers: Run['pauses']): Run {
  const answerPauses = answers.length === 0 ? none : answers.slice()
  return { clock, unit, startedAt, stoppedAt, voidedAt, pauses: union(asks, answers), answerPauses }
}
