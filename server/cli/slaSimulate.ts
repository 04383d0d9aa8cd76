import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { draftSchema } from '../complaints/simulationSchemas'
import type { Draft } from '../sla/simulation'
import { type Changed, type Counts, type SimulatedCounts, type SimulatedRow, totalsOf } from '../sla/simulationTally'
import { progressOf } from './progress'
import { withServices } from './withServices'

export type SimulateOptions = { months: string; draft?: string; cases?: boolean; json?: boolean }
type Refuse = (message: string) => never

const mostCases = 100_000

/**
 * `aduan sla simulate`: a draft as one JSON object from a file or from stdin; a line for each unit, class and clock, then (`--cases`) one for each clock
 * that differs, by unit and due date, then the total: a table on a terminal, JSON lines elsewhere or with `--json`. Nothing is written. A malformed
 * draft is a usage error.
 */
export async function slaSimulate({ months, draft: file, cases, json }: SimulateOptions, refuse: Refuse): Promise<void> {
  const count = Number(months)
  if (!Number.isInteger(count) || count < 1 || count > 36) refuse('error: --months is not a whole number from 1 to 36')
  const draft = readDraft(await (file === undefined ? text(process.stdin) : contentOf(file, refuse)), refuse)
  await withServices(async ({ simulation, store }) => {
    const unknown = await simulation.unknownIn(draft)
    if (unknown) refuse(`error: draft: calendars: there is no such ${unknown === 'unitUnknown' ? 'unit' : 'calendar'}`)
    const progress = progressOf('complaints judged', await store.count())
    const done = await simulation.simulate(draft, {
      months: count,
      mostListed: cases ? mostCases : 0,
      onProgress: progress.at,
    })
    progress.at(done.examined)
    progress.end()
    const { since, examined, rows, changed } = done
    const total = { since, examined, ...totalsOf(rows) }
    const isTable = process.stdout.isTTY && !json
    const lines = isTable ? tableOf(rows, changed, total) : [...rows, ...changed, { total }].map((line) => JSON.stringify(line))
    process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  })
}

const contentOf = (file: string, refuse: Refuse): Promise<string> =>
  readFile(file, 'utf8').catch(() => refuse(`error: the file ${file} cannot be read`))

function readDraft(json: string, refuse: Refuse): Draft {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    refuse('error: the draft is not JSON')
  }
  const read = draftSchema.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  return refuse(`error: draft: ${issue!.path.join('.') || 'draft'}: ${issue!.message}`)
}

function tableOf(
  rows: SimulatedRow[],
  changed: Changed[],
  total: SimulatedCounts & { examined: number; verdicts: number },
): string[] {
  const cellsOf = (name: [string, string, string], row: SimulatedCounts): string[] => [
    ...name,
    shareOf(row.before),
    shareOf(row.after),
    `${row.toLate}`,
    `${row.toOnTime}`,
    `${row.toOther}`,
  ]
  const table = columns([
    ['unit', 'class', 'clock', 'on time now', 'under the draft', 'to late', 'to on time', 'other'],
    ...rows.map((row) => cellsOf([row.unit ?? '-', row.class, row.clock], row)),
    cellsOf(['all', '', ''], total),
  ])
  const cases = changed.map(({ register, code, unit, clock, before, after }) => [
    register ?? code ?? '-',
    unit ?? '-',
    clock,
    ...[before, after].map(({ verdict, dueAt }) => `${verdict}, due ${dueAt?.toISOString() ?? 'never'}`),
  ])
  const sentence = `Of ${total.verdicts} clocks in ${total.examined} complaints ${total.changed} would differ.`
  return [...table, ...(cases.length > 0 ? ['', ...columns(cases)] : []), '', sentence]
}

function shareOf({ onTime, late }: Counts): string {
  const judged = onTime + late
  return judged === 0 ? '-' : `${((100 * onTime) / judged).toFixed(1)} % of ${judged}`
}

/** Lines in which every column begins below its heading. */
function columns(lines: string[][]): string[] {
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)))
  return lines.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  )
}
