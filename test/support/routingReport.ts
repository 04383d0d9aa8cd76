import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPlace } from '../../server/routing/placeNames'
import { usualThreshold } from '../../server/routing/trust'
import { referencePlaces } from '../../server/seed/referenceData'
import { expectedError, measure, type Seen } from '../routing/measure'
import { deliveredChoice } from '../routing/register'

type Sealed = { text: string; units: string[]; place?: string }

const levels = [0.8, 0.9, 0.95, 0.97, 0.98, 0.99]
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** Writes docs/routing.md: how the delivered routing does on the sealed texts. `npm run routing:report`. */
function report(): void {
  const places = referencePlaces()
  const choose = deliveredChoice()
  const texts = ['a', 'b'].flatMap((name) =>
    readFileSync(join('test', 'routing', 'heldOut', `${name}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Sealed),
  )
  const at = (threshold: number): Seen[] =>
    texts.map(({ text, place, units }) => ({ ...choose({ text, place: findPlace(places, place ?? null) }, threshold), units }))
  const usual = at(usualThreshold)
  const found = measure(usual)
  const effects = levels.map((level) => {
    const { assigned, assignedRightly } = measure(at(level))
    return `| ${level.toFixed(2)} | ${percent(assigned)} | ${percent(1 - assignedRightly)} |`
  })
  writeFileSync(
    join('docs', 'routing.md'),
    [
      '# How routing does on texts it has never seen',
      '',
      `${texts.length} invented texts by two writers who had seen neither register, examples nor code (test/routing/heldOut). Made by \`npm run routing:report\`.`,
      '',
      `- first suggestion right: **${percent(found.first)}**, right among three: **${percent(found.amongThree)}**`,
      `- expected calibration error of the first suggestion (ten bins): **${expectedError(usual).toFixed(3)}**`,
      `- at the default threshold of ${usualThreshold}: ${percent(found.assigned)} assigned without a person, ${percent(found.assignedRightly)} of them rightly`,
      '',
      '## The threshold',
      '',
      '| Threshold | Assigned without a person | of them wrongly |',
      '|---:|---:|---:|',
      ...effects,
      '',
      '## Said and found',
      '',
      '| Confidence said | Texts | Mean said | Right |',
      '|---|---:|---:|---:|',
      ...calibration(usual),
      '',
      '## Confusion',
      '',
      'Each row: the right unit, how many of its texts went to it first, and where the others went. Kecamatan and puskesmas are counted by kind.',
      '',
      '| Right | Texts | First | Went to |',
      '|---|---:|---:|---|',
      ...confusion(usual),
      '',
    ].join('\n'),
  )
}

function calibration(seen: readonly Seen[]): string[] {
  return Array.from({ length: 10 }, (_, bin) => {
    const inBin = seen.filter(
      ({ units, ranked }) => units.length > 0 && Math.min(9, Math.floor(ranked[0]!.confidence * 10)) === bin,
    )
    const said = inBin.reduce((sum, { ranked }) => sum + ranked[0]!.confidence, 0) / Math.max(1, inBin.length)
    const right = inBin.filter(({ units, ranked }) => units.includes(ranked[0]!.unit)).length
    const range = `${(bin / 10).toFixed(1)}–${((bin + 1) / 10).toFixed(1)}`
    return inBin.length === 0
      ? `| ${range} | 0 | | |`
      : `| ${range} | ${inBin.length} | ${percent(said)} | ${percent(right / inBin.length)} |`
  })
}

const kindOf = (unit: string): string => unit.replace(/^kec-.*/, 'kecamatan').replace(/^pkm-.*/, 'puskesmas')

function confusion(seen: readonly Seen[]): string[] {
  const rows = new Map<string, Seen[]>()
  for (const one of seen) {
    const right = kindOf(one.units[0] ?? 'nobody')
    rows.set(right, [...(rows.get(right) ?? []), one])
  }
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([right, all]) => {
      const wrong = all
        .filter(({ units, ranked }) => !units.includes(ranked[0]!.unit))
        .map(({ ranked }) => kindOf(ranked[0]!.unit))
      const counted = [...new Set(wrong)].map((unit) => `${unit} ${wrong.filter((one) => one === unit).length}`)
      return `| ${right} | ${all.length} | ${all.length - wrong.length} | ${right === 'nobody' ? 'left to the coordinator' : counted.join(', ')} |`
    })
}

report()
