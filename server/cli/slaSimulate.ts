import { text } from 'node:stream/consumers'
import { draftSchema } from '../complaints/simulationSchemas'
import { type Draft, totalsOf } from '../sla/simulation'
import { progressOf } from './progress'
import { withServices } from './withServices'

type Options = { months: string; cases?: boolean }

/**
 * `aduan sla simulate`: a draft as one JSON object from stdin; a line for each unit, class and clock, then (`--cases`) one for each of the first 200
 * complaints that differ, then the total. Nothing is written. A malformed draft is a usage error.
 */
export async function slaSimulate({ months, cases = false }: Options, usageError: (message: string) => never): Promise<void> {
  const count = Number(months)
  if (!Number.isInteger(count) || count < 1 || count > 36) usageError('error: --months is not a whole number from 1 to 36')
  const draft = readDraft(await text(process.stdin), usageError)
  await withServices(async ({ simulation, store }) => {
    const progress = progressOf('complaints judged', await store.count())
    const { since, examined, rows, changed } = await simulation.simulate(draft, { months: count, onProgress: progress.at })
    progress.end()
    const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
    rows.forEach(print)
    if (cases) changed.forEach(print)
    print({ total: { since, examined, ...totalsOf(rows) } })
  })
}

function readDraft(json: string, usageError: (message: string) => never): Draft {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    usageError('error: the draft on stdin is not JSON')
  }
  const read = draftSchema.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  return usageError(`error: draft: ${issue!.path.join('.') || 'draft'}: ${issue!.message}`)
}
