import { type WorkingCalendar, compileCalendar } from '../../server/calendar/workingDays'
import type { Calendar } from '../../server/calendar/calendar'
import type { Complaint, ComplaintEvent } from '../../server/complaints/complaint'
import { isPossible, move } from '../../server/complaints/move'
import { createProjection } from '../../server/indicators/projection'
import type { FactStore } from '../../server/indicators/store'
import { referenceCalendars } from '../../server/seed/referenceData'
import type { DueMove } from '../../server/sla/change'
import { calendar, complaintOf, type Dice, randomLife, shuffled } from './histories'
import { each } from './world'

/** A complaint as it stood after each of its deeds, and the calendar by which it was judged last. */
export type Life = { versions: Complaint[]; rules: Calendar }

export const before: Calendar = referenceCalendars().find(({ _id }) => _id === 'serang-5')!.calendar
/** Five working days are declared holidays afterwards. */
export const after: Calendar = {
  ...before,
  closed: [...before.closed!, '2026-06-10', '2026-08-05', '2026-09-09', '2026-09-10', '2026-10-14'],
}
const compiled = new Map<Calendar, WorkingCalendar>([
  [before, calendar],
  [after, compileCalendar(after)],
])

/** A life with what may befall it late: months later it turns out to be a duplicate, or another calendar judges it anew, once or there and back. */
export function aLife(code: string, random: Dice, { from, until }: { from: Date; until: Date }): Life {
  let life: Life = { versions: randomLife(code, random, { from, until, most: 10 }), rules: before }
  if (random.next() < 0.1) life = turnedOut(life, until)
  const turns = random.next() < 0.3 ? 1 + random.upTo(2) : 0
  for (let i = 0; i < turns; i += 1) life = judgedAnew(life, i === 0 ? after : before, until)
  return life
}

function turnedOut(life: Life, until: Date): Life {
  const last = life.versions.at(-1)!
  if (!isPossible('archive', last)) return life
  const events = move(last, { deed: 'archive', reason: 'duplicate', note: '' }, { by: 'koordinator' }, until)
  return grown(life, events, until)
}

function judgedAnew(life: Life, rules: Calendar, until: Date): Life {
  const last = life.versions.at(-1)!
  const seq = last.history.length + 1
  const told: ComplaintEvent = { seq, at: until, by: 'system', type: 'duesMoved', moves: [] }
  const next = grown({ ...life, rules }, [told], until)
  told.moves = movesBetween(last, next.versions.at(-1)!)
  return next
}

const movesBetween = (one: Complaint, other: Complaint): DueMove[] =>
  one.clocks.flatMap(({ clock, unit, dueAt }, i) => {
    const to = other.clocks[i]!.dueAt
    return to?.getTime() === dueAt?.getTime() ? [] : [{ clock, ...(unit && { unit }), from: dueAt, to, calendar: 'serang-5' }]
  })

function grown({ versions, rules }: Life, events: ComplaintEvent[], until: Date): Life {
  const { _id, filing, history } = versions.at(-1)!
  const next = complaintOf(_id, [...history, ...events], { asOf: until, filing, by: compiled.get(rules)! })
  return { versions: [...versions, next], rules }
}

/** The versions as a bad day delivers them: in any order, some twice, some long after the last, some (but never the last) not at all. */
export function delivered(lives: readonly Life[], random: Dice): Complaint[] {
  const [inTime, late]: [Complaint[], Complaint[]] = [[], []]
  for (const { versions } of lives) {
    for (const version of versions) {
      if (version !== versions.at(-1) && random.next() < 0.4) continue
      inTime.push(version)
      if (random.next() < 0.15) inTime.push(version)
      if (random.next() < 0.1) late.push(version)
    }
  }
  return [...shuffled(inTime, random), ...shuffled(late, random)]
}

/**
 * Projects everything on several workers at once. Of the batches some are killed after all was written and before it was kept; what such a worker had in
 * hand comes again. @returns how often that happened
 */
export async function projectBadly(store: FactStore, news: Complaint[], random: Dice, batch: number): Promise<number> {
  const workingDays = () => Promise.resolve(calendar)
  const surely = 4
  let killed = 0
  const killing: FactStore = {
    ...store,
    async write(...args) {
      await store.write(...args)
      if (killed < surely || random.next() < 0.5) throw new Error('killed')
    },
  }
  const workers = [store, store, killing].map((one) =>
    createProjection({ store: one, complaints: () => each([]), calendar: workingDays }),
  )
  const doomed = workers.at(-1)!.project
  const queue = [...news]
  await Promise.all(
    workers.map(async ({ project }) => {
      // The others leave something to be killed with, however slow the one is.
      while (queue.length > (killed < surely && project !== doomed ? batch : 0)) {
        const part = queue.splice(0, 1 + random.upTo(batch))
        await project(part).catch((error: Error) => {
          if (error.message !== 'killed') throw error
          killed += 1
          queue.push(...part)
        })
      }
    }),
  )
  // Whatever a worker brought back when the others had gone home.
  await workers[0]!.project(queue)
  return killed
}
