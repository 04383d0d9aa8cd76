import { sameTimeLater, type WorkingCalendar } from '../calendar/workingDays'
import type { JudgedEvent } from './clock'
import { cancel, type OpenRun, resume, start, stop } from './run'

/** A unit's holding of the case: one for each `assigned`, `reassigned`, or `reopened` to another unit. */
export type Assignment = { unit: string; startedAt: number; returned: boolean }

/** An answer; `unit` is the unit named, else the holder, null when nobody held the case. `reopened` marks the answer that stood when the case was reopened. */
export type Answer<E> = { event: E; unit: string | null; reopened: boolean }

type Holding = Assignment & { followUp: OpenRun; unitClock: OpenRun }

/** What has been read of a history, before the next event. */
export type Story<E> = {
  calendar: WorkingCalendar
  /** How many calendar days a question pauses at the most. */
  questionDays: number
  readUpTo: number
  verification: OpenRun | null
  resolution: OpenRun | null
  holdings: Holding[]
  holder: Holding | null
  standing: { at: number; by: Holding | null; answer: Answer<E> } | null
  /** Questions to the reporter: the pauses that ended, and the one that is open until it is answered or lapses. */
  questions: number[]
  asked: { from: number; until: number } | null
  answers: Answer<E>[]
  /** The forwarded, archived or withdrawn that ended the complaint. */
  ending: E | null
}

/** A question to the reporter pauses for so many calendar days at the most (design §4). */
export const lapseDays = 30

/** The story before its first event. Read on, a beginning and then the rest tell what the whole tells. */
export function beginStory<E>(calendar: WorkingCalendar, questionDays = lapseDays): Story<E> {
  return {
    calendar,
    questionDays,
    readUpTo: -Infinity,
    verification: null,
    resolution: null,
    holdings: [],
    holder: null,
    standing: null,
    questions: [],
    asked: null,
    answers: [],
    ending: null,
  }
}

/**
 * Goes on by one event, in order of `at`, as design §4 says: unknown types ignored, an impossible order as it stands, nothing after the end. Where the
 * text is silent: a second `received` is ignored, as is `assigned` while an answer stands; an event before `received` does what it does to anything
 * but the clocks of the complaint, which are not there yet; a question asked by anyone pauses. Throws RangeError for an event earlier than one that was read.
 */
export function take<E extends JudgedEvent>(story: Story<E>, event: E): void {
  if (event.at < story.readUpTo) throw new RangeError('an event is earlier than one that was read')
  story.readUpTo = event.at
  if (story.ending) return
  switch (event.type) {
    case 'received':
      return receive(story, event.at)
    case 'verified':
      return stop(story.verification, event.at)
    case 'assigned':
    case 'reassigned':
      return assign(story, event)
    case 'followUpStarted':
      return stop(holderIn(story, event)?.followUp, event.at)
    case 'asked':
      return ask(story, event)
    case 'replied':
      return endQuestions(story, event.at)
    case 'answered':
      return answer(story, event)
    case 'returned':
      return giveBack(story, event)
    case 'reopened':
      return reopen(story, event)
    case 'forwarded':
    case 'archived':
    case 'withdrawn':
      return end(story, event)
  }
}

function receive<E>(story: Story<E>, at: number): void {
  if (story.resolution) return
  story.verification = start('verification', at)
  story.resolution = start('resolution', at)
}

function assign<E extends JudgedEvent>(story: Story<E>, { at, unit }: E): void {
  if (story.standing || unit === undefined) return
  passOn(story, at)
  const holding = {
    unit,
    startedAt: at,
    returned: false,
    followUp: start('followUp', at, unit),
    unitClock: start('unit', at, unit),
  }
  story.holdings.push(holding)
  story.holder = holding
}

function passOn<E>(story: Story<E>, at: number): void {
  if (!story.holder) return
  cancel(story.holder.followUp, at)
  cancel(story.holder.unitClock, at)
  story.holder = null
}

/** Whose deed it is: the holder's, when it names the holder or nobody. */
function holderIn<E extends JudgedEvent>({ holder }: Story<E>, { unit }: E): Holding | null {
  return holder && (unit === undefined || unit === holder.unit) ? holder : null
}

function ask<E extends JudgedEvent>(story: Story<E>, event: E): void {
  stop(holderIn(story, event)?.followUp, event.at)
  const until = sameTimeLater(story.calendar, event.at, story.questionDays)
  if (story.asked && event.at <= story.asked.until) story.asked.until = Math.max(story.asked.until, until)
  else {
    if (story.asked) story.questions.push(story.asked.from, story.asked.until)
    story.asked = { from: event.at, until }
  }
}

function endQuestions<E>(story: Story<E>, at: number): void {
  if (story.asked) story.questions.push(story.asked.from, Math.min(story.asked.until, at))
  story.asked = null
}

function answer<E extends JudgedEvent>(story: Story<E>, event: E): void {
  const given: Answer<E> = { event, unit: event.unit ?? story.holder?.unit ?? null, reopened: false }
  story.answers.push(given)
  if (story.standing) return
  const by = holderIn(story, event)
  story.standing = { at: event.at, by, answer: given }
  stop(story.resolution, event.at)
  stop(by?.followUp, event.at)
  stop(by?.unitClock, event.at)
  endQuestions(story, event.at)
}

function giveBack<E extends JudgedEvent>(story: Story<E>, event: E): void {
  const holder = holderIn(story, event)
  if (!holder) return
  stop(holder.followUp, event.at)
  cancel(holder.unitClock, event.at)
  holder.returned = true
  story.holder = null
}

function reopen<E extends JudgedEvent>(story: Story<E>, event: E): void {
  if (!story.standing) return
  const { at, by, answer: given } = story.standing
  given.reopened = true
  story.standing = null
  story.resolution?.answerPauses.push(at, event.at)
  by?.unitClock.answerPauses.push(at, event.at)
  resume(story.resolution)
  resume(story.holder?.unitClock)
  if (event.unit !== undefined && event.unit !== story.holder?.unit) assign(story, event)
}

function end<E extends JudgedEvent>(story: Story<E>, event: E): void {
  if (event.type !== 'withdrawn') stop(story.verification, event.at)
  cancel(story.verification, event.at)
  passOn(story, event.at)
  cancel(story.resolution, event.at)
  story.ending = event
}
