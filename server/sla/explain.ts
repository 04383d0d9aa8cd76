import type { Target } from './clock'
import type { StripDay } from './strip'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** A deadline strip in words, one sentence a day from the start to what comes last: `Fri 2026-11-27: day 4 of 14`. Strips begin on a Monday. */
export function explain(days: readonly StripDay[], target: Target): string[] {
  const told = days.map((day, i) => ({ day, sentence: `${weekdays[i % 7]} ${day.date}: ${wordsOf(day, target)}` }))
  const first = told.findIndex(({ day }) => day.kind === 'start')
  const last = told.findLastIndex(({ day }) => day.due || day.stop || day.today || day.n !== null || day.kind === 'paused')
  return told.slice(Math.max(first, 0), last + 1).map(({ sentence }) => sentence)
}

function wordsOf(day: StripDay, target: Target): string {
  const marks = [day.stop && 'stopped', day.due && 'due', day.today && 'as of this day'].filter(Boolean)
  return [kindWords(day, target), ...marks].join(', ')
}

const reasons = { question: 'question to the reporter', answer: 'answer awaiting confirmation' }

function kindWords({ kind, n, name, pause }: StripDay, target: Target): string {
  const of = target.days === undefined ? `day ${n}` : `day ${n} of ${target.days}`
  const words: Record<StripDay['kind'], string> = {
    before: 'before the effective day',
    start: 'effective day of the start, day 0',
    counted: of,
    paused: `paused${pause === undefined ? '' : `: ${reasons[pause]}`}, not counted`,
    weekend: 'weekend, not counted',
    closed: `closed${name === undefined ? '' : ` (${name})`}, not counted`,
    ahead: `${of}, still to come`,
    after: 'no longer counted',
  }
  return words[kind]
}
