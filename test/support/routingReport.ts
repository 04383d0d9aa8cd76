import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suggestedKinds, type SuggestedKind } from '../../server/routing/kind'
import { findPlace } from '../../server/routing/placeNames'
import { usualThreshold } from '../../server/routing/trust'
import { referencePlaces } from '../../server/seed/referenceData'
import { expectedError, measure, type Seen } from '../routing/measure'
import { deliveredChoice } from '../routing/register'

type Sealed = { text: string; units: string[]; place?: string; kind: string; oversight: boolean }
type Known = Seen & { set: string; truth: Sealed }

const sets = ['a', 'b', 'c']

const levels = [0.8, 0.9, 0.95, 0.97, 0.98, 0.99]
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** Writes docs/routing.md: how the delivered routing does on the sealed texts. `npm run routing:report`. */
function report(): void {
  const places = referencePlaces()
  const choose = deliveredChoice()
  const texts = sets.flatMap((set) =>
    readFileSync(join('test', 'routing', 'heldOut', `${set}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => ({ set, truth: JSON.parse(line) as Sealed })),
  )
  const at = (threshold: number): Known[] =>
    texts.map(({ set, truth }) => ({
      ...choose({ text: truth.text, place: findPlace(places, truth.place ?? null) }, threshold),
      units: truth.units,
      set,
      truth,
    }))
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
      `${texts.length} invented texts by three writers who had seen neither register, examples nor code (test/routing/heldOut). Made by \`npm run routing:report\`.`,
      '',
      `- first suggestion right: **${percent(found.first)}**, right among three: **${percent(found.amongThree)}**`,
      `- expected calibration error of the first suggestion (ten bins): **${expectedError(usual).toFixed(3)}**`,
      `- at the default threshold of ${usualThreshold}: ${percent(found.assigned)} assigned without a person, ${percent(found.assignedRightly)} of them rightly`,
      '',
      '## Each writer',
      '',
      '| Set | Texts | First | Among three | Calibration error | Assigned alone | of them rightly |',
      '|---|---:|---:|---:|---:|---:|---:|',
      ...sets.map((set) =>
        row(
          set,
          usual.filter((one) => one.set === set),
        ),
      ),
      row('all', usual),
      '',
      '## Kind and oversight',
      '',
      'Each row: what the text is, and what it was taken for.',
      '',
      '| Is | Texts | pengaduan | aspirasi | informasi | Found | Right where said |',
      '|---|---:|---:|---:|---:|---:|---:|',
      ...kinds(usual),
      '',
      oversight(usual),
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

const share = (part: number, of: number): string => (of === 0 ? '' : percent(part / of))

function row(name: string, seen: readonly Known[]): string {
  const { first, amongThree, assigned, assignedRightly } = measure(seen)
  const shown = [percent(first), percent(amongThree), expectedError(seen).toFixed(3), percent(assigned), percent(assignedRightly)]
  return `| ${name} | ${seen.length} | ${shown.join(' | ')} |`
}

const kindIn = (written: string): SuggestedKind => suggestedKinds.find((kind) => written.includes(kind)) ?? 'pengaduan'

function kinds(seen: readonly Known[]): string[] {
  const count = (is: SuggestedKind | null, said: SuggestedKind | null) =>
    seen.filter(({ truth, kind }) => (is === null || kindIn(truth.kind) === is) && (said === null || kind === said)).length
  const right = suggestedKinds.reduce((sum, kind) => sum + count(kind, kind), 0)
  const rows = suggestedKinds.map((is) => {
    const said = suggestedKinds.map((kind) => count(is, kind))
    const found = [share(count(is, is), count(is, null)), share(count(is, is), count(null, is))]
    return `| ${[is, count(is, null), ...said, ...found].join(' | ')} |`
  })
  return [...rows, `| all | ${seen.length} | | | | ${share(right, seen.length)} | |`]
}

function oversight(seen: readonly Known[]): string {
  const count = (is: boolean, said: boolean) => seen.filter((one) => one.truth.oversight === is && one.oversight === said).length
  const [found, missed, wrongly] = [count(true, true), count(true, false), count(false, true)]
  return `Of ${found + missed} texts on abuse of office ${found} are noticed; of the other ${seen.length - found - missed} texts ${wrongly} are taken for it.`
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
