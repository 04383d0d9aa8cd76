import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { Rules } from '../sla/rules'
import type { SlaService } from '../sla/service'
import type { Complaint, ComplaintEvent, Filing, Folded, Judged, StoredClock } from './complaint'
import { fold } from './fold'
import { type Deed, move } from './move'
import type { Change, ComplaintStore } from './store'
import { timers } from './timers'

export type By = { by: string; post?: string }
export const system: By = { by: 'system' }

/** Hears of a complaint that could not be dealt with among many, so that it holds up no other. */
export type Report = (error: unknown, code: string) => void

export type Door = ReturnType<typeof createDoor>

/** The way into the store: move, fold, judge, one guarded write. Nothing else writes a complaint's history. */
export function createDoor({
  store,
  sla,
  clock,
  nudge,
}: {
  store: ComplaintStore
  sla: SlaService
  clock: Clock
  nudge: () => void
}) {
  /** What a history means now: its fold, its clocks (those that had ended as they were stored), and when time comes next. */
  async function meaningOf(
    filing: Filing,
    history: ComplaintEvent[],
    stored: readonly StoredClock[],
    now: Date,
    by?: Rules,
  ): Promise<{ after: Folded & Judged; due: Deed[] }> {
    const folded = fold(filing, history)
    const rules = by ?? (await sla.current())
    const subject = { ...folded, events: history, clocks: stored }
    const { clocks, dueAt, promisedAt, ...time } = await sla.judgeCase(subject, now, rules)
    const list = timers({ ...folded, ...time, history, clocks })
    return {
      after: { ...folded, clocks, dueAt, promisedAt, nextAt: list[0]?.at ?? null },
      due: untilItEnds(list.filter(({ at }) => at <= now).map(({ deed }) => deed)),
    }
  }

  /** A due date that a changed calendar has moved is said before anything else happens: it never moves behind anybody's back. */
  async function movedDues(complaint: Complaint, now: Date, rules: Rules): Promise<Deed[]> {
    const moves = await sla.movesOf({ ...complaint, events: complaint.history }, now, rules)
    return moves && moves.length > 0 ? [{ deed: 'moveDues', moves }] : []
  }

  /** The change that these deeds, one after the other, would make. @throws Refused as `move` does */
  async function changeBy(complaint: Complaint, deeds: Deed[], by: By, now: Date, given?: Rules): Promise<Change> {
    // What is said to have moved and what is stored must be by the same rules, also when others come into force in between.
    const rules = given ?? (await sla.current())
    let folded: Folded = complaint
    let history = complaint.history
    const acts = [
      ...(await movedDues(complaint, now, rules)).map((deed) => ({ deed, by: system })),
      ...deeds.map((deed) => ({ deed, by })),
    ]
    for (const act of acts) {
      history = [...history, ...move({ ...folded, history }, act.deed, act.by, now)]
      folded = fold(complaint.filing, history)
    }
    const { after } = await meaningOf(complaint.filing, history, complaint.clocks, now, rules)
    const events = history.slice(complaint.history.length)
    const isQuiet = deeds.length === 0 && verdictsOf(after.clocks) === verdictsOf(complaint.clocks)
    return { code: complaint._id, version: complaint.version, events, after, isQuiet }
  }

  /** The change that time makes by now. */
  async function changeByTime(complaint: Complaint, now: Date): Promise<Change> {
    const rules = await sla.current()
    const { due } = await meaningOf(complaint.filing, complaint.history, complaint.clocks, now, rules)
    return changeBy(complaint, due, system, now, rules)
  }

  /** Changes in one durable batch; what somebody else has changed meanwhile, or what fails, is left as it is. Returns how many were written. */
  async function write<T>(all: readonly T[], codeOf: (one: T) => string, changeOf: (one: T) => Promise<Change>, report: Report) {
    const written = await store.saveMany(await eachOf(all, codeOf, changeOf, report), clock.now())
    if (written > 0) nudge()
    return written
  }

  return {
    meaningOf,
    changeBy,

    /** Does a deed. @throws Refused `conflict` `someoneElse` when the complaint has changed since it was read. */
    async pass(complaint: Complaint, deed: Deed, by: By): Promise<Complaint> {
      const now = clock.now()
      const change = await changeBy(complaint, [deed], by, now)
      if (!(await store.save(change, now)))
        throw new Refused('conflict', 'someoneElse', { code: complaint._id, version: complaint.version })
      nudge()
      return {
        ...complaint,
        ...change.after,
        history: [...complaint.history, ...change.events],
        version: complaint.version + change.events.length,
      }
    },

    /** Deeds of many complaints; without a deed a complaint is only judged anew. Returns how many were written. */
    passMany(acts: { complaint: Complaint; deeds: Deed[] }[], by: By, report: Report): Promise<number> {
      const now = clock.now()
      const changeOf = ({ complaint, deeds }: (typeof acts)[number]) => changeBy(complaint, deeds, by, now)
      return write(acts, ({ complaint }) => complaint._id, changeOf, report)
    },

    /** What time does to these complaints by now; one with which nothing is to be done is only judged anew. */
    passTime(complaints: Complaint[], now: Date, report: Report): Promise<number> {
      return write(
        complaints,
        ({ _id }) => _id,
        (complaint) => changeByTime(complaint, now),
        report,
      )
    },
  }
}

/** The answers for all of them but those that fail, which are reported. */
export async function eachOf<T, R>(
  all: readonly T[],
  codeOf: (one: T) => string,
  deed: (one: T) => Promise<R>,
  report: Report,
): Promise<R[]> {
  const settled = await Promise.allSettled(all.map(deed))
  return settled.flatMap((result, i) => {
    if (result.status === 'fulfilled') return [result.value]
    report(result.reason, codeOf(all[i]!))
    return []
  })
}

const verdictsOf = (clocks: readonly StoredClock[]): string =>
  clocks.map(({ verdict, verdictAt }) => `${verdict} ${verdictAt?.getTime()}`).join()

/** What would have come after the complaint was over comes no more. */
function untilItEnds(deeds: Deed[]): Deed[] {
  const last = deeds.findIndex(({ deed }) => deed === 'deemWithdrawn' || deed === 'closeBySilence')
  return last < 0 ? deeds : deeds.slice(0, last + 1)
}
