import { keptCalendars } from '../calendar/kept'
import { explain } from '../sla/explain'
import { tell } from '../sla/history'
import { judgeRun } from '../sla/judge'
import { clockFields, type JudgedCase, readCase } from '../sla/lines'
import { strip } from '../sla/strip'
import { answerLines } from './lineStream'

// No clock is due later (design §4), so nothing that is told is cut off.
const twentyYears = 1_050

/** `aduan sla judge`: the clocks of each case, with their count day by day when asked to explain. */
export async function slaJudge(options: { explain?: boolean }): Promise<void> {
  const calendarOf = keptCalendars()
  await answerLines((value) => {
    const read = readCase(value, calendarOf, (event) => event)
    return JSON.stringify({ id: read.id, clocks: clocksOf(read, options.explain === true) })
  })
}

function clocksOf({ events, calendar, targets, asOf }: JudgedCase, explained: boolean): unknown[] {
  const clocks: unknown[] = []
  for (const run of tell(events, calendar, asOf).runs) {
    const target = targets[run.clock]
    if (!target) continue
    const fields = clockFields(judgeRun(run, calendar, target, asOf))
    clocks.push(
      explained ? { ...fields, explain: explain(strip({ run, calendar, target, asOf, weeks: twentyYears }), target) } : fields,
    )
  }
  return clocks
}
