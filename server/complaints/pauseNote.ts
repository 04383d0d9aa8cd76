import type { Pause } from '../sla/pause'
import type { Complaint, ComplaintEvent } from './complaint'
import type { Names } from './naming'
import type { PauseNote } from './pages'

type Asked = Extract<ComplaintEvent, { type: 'asked' }>
type Answered = Extract<ComplaintEvent, { type: 'answered' }>

/** The pauses of a clock as people are told them: who asked what, in their words, and what let the clock run again. */
export const pauseNotes = (complaint: Pick<Complaint, 'history'>, pauses: readonly Pause[], names: Names): PauseNote[] =>
  pauses.map((pause) => {
    const questions = pause.reason === 'question' ? askedIn(complaint.history, pause) : []
    const cause = questions[0] ?? answerBefore(complaint.history, pause)
    return {
      ...pause,
      unit: cause ? names.unit(cause.unit).shortName : null,
      by: cause ? names.actor(cause) : null,
      questions: questions.map(({ text }) => text),
      end: endOf(complaint.history, pause),
    }
  })

function askedIn(history: readonly ComplaintEvent[], { from, to }: Pause): Asked[] {
  return history.filter((event): event is Asked => event.type === 'asked' && event.at >= from && (to === null || event.at < to))
}

function answerBefore(history: readonly ComplaintEvent[], { reason, from }: Pause): Answered | null {
  if (reason === 'question') return null
  return history.findLast((event): event is Answered => event.type === 'answered' && event.at <= from) ?? null
}

/** A question that nothing ended at that instant has lapsed; one that ended with the holding or the complaint is over. */
function endOf(history: readonly ComplaintEvent[], { reason, to }: Pause): PauseNote['end'] {
  if (to === null) return null
  if (reason === 'answer') return 'reopened'
  const then = history.filter(({ at }) => at.getTime() === to.getTime()).map(({ type }) => type)
  if (then.includes('replied')) return 'replied'
  if (then.includes('answered')) return 'answered'
  return then.some((type) => ends.includes(type)) ? 'ended' : 'lapsed'
}

const ends: readonly ComplaintEvent['type'][] = ['assigned', 'returned', 'forwarded', 'archived', 'withdrawn']
