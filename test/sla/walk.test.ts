import { firstDay, randomCalendar, randomCase, randomOf, type Span } from './random'
import { holds, runs, seed } from './runs'
import { walk } from './walk'
import { answered, type WrittenCase, written } from './written'

const day = 86_400_000
// A calendar may have no working day but some open dates, up to the 400th day.
const lastOpenDay = 410

/** What the judge says of a line, with what is due behind the horizon out of sight. */
function judged(line: WrittenCase, horizon: number): object[] {
  const clocks = JSON.parse(answered(line)) as { dueAt: string | null }[]
  return clocks.map((clock) => ({
    ...clock,
    dueAt: clock.dueAt !== null && Date.parse(clock.dueAt) < horizon ? clock.dueAt : null,
  }))
}

/** Hours that begin while the clock is put back come twice on that wall, and design §3 does not say how long they are. */
const comesTwice = ({ calendar }: WrittenCase) =>
  calendar.timeZone === 'America/Santiago' && JSON.stringify(calendar).includes('23:59')

function compare(spanOf: (below: (n: number) => number) => Span): void {
  holds(seed, (made) => {
    const random = randomOf(made)
    const calendar = randomCalendar(random)
    const span = spanOf((n) => random.below(n))
    const line = written({ calendar, ...randomCase(random, calendar, span) })
    const horizon = firstDay + Math.max(lastOpenDay, span.from + 2 * span.days + 100) * day
    if (!comesTwice(line)) expect({ line, clocks: judged(line, horizon) }).toEqual({ line, clocks: walk(line, horizon) })
  })
}

describe('the judge against one that walks minute by minute with an eye on the wall clock', () => {
  test(`both say the same of ${runs} made-up histories over months, each under a calendar of its own`, () => {
    compare(() => ({ from: 0, days: 120 }))
  })
  test(`and of ${runs} that are crowded into days, anywhere in the year or over its end`, () => {
    compare((below) => ({ from: below(370), days: 1 + below(20) }))
  })
})
