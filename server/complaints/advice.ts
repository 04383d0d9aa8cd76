import type { Kecamatan, Unit } from '../units/unit'

/** What the form says instead of a unit: one of the whole list, or that the reporter does not know. */
export const another = 'lain'
export const unknown = 'tidak-tahu'

/**
 * A unit that a citizen's words may be for. `does` and `authority` name the words that say what it is there for and, of an authority outside the regency,
 * where else to turn; null where there are none. `because`: the words that speak for it; `place`: the kecamatan that it is of.
 */
export type Advice = {
  unit: string
  name: string
  does: string | null
  authority: string | null
  because: string[]
  place: string | null
}

type Ranked = { unit: string; confidence: number; because?: string[] }
type Typed = { chosenUnit: string; otherUnit: string }

const most = 3
const mostWords = 2
/** Less likely than this is not worth a citizen's thought. Practice. */
const leastLikely = 0.08

/** Units whose duties are described in words (`advice:does`), by id; of the others the kind is described. */
export const described: ReadonlySet<string> = new Set([
  'setda',
  'bagian-organisasi',
  'inspektorat',
  'disdukcapil',
  'dindikbud',
  'dinkes',
  'rsud-drajat',
  'dinsos',
  'dpmptsp',
  'dpupr',
  'dpkptb',
  'dishub',
  'dlh',
  'satpolpp',
  'bpbd',
  'diskominfo',
  'disnakertrans',
  'diskoperindag',
  'distan',
  'perikanan',
  'disporapar',
  'dpmd',
  'bapenda',
  'bpkad',
  'bkpsdm',
  'dkbp3a',
  'perpusarsip',
  'perumdam',
])
const describedKinds: ReadonlySet<string> = new Set(['kecamatan', 'puskesmas'])

/** Authorities outside the regency of which it is known where a citizen can turn to (`advice:outside`); of the others it is said in general. */
export const authorities: ReadonlySet<string> = new Set([
  'kota-serang',
  'kota-cilegon',
  'provinsi-banten',
  'jalan-nasional',
  'pln',
  'bpn',
  'polres',
  'bpjs',
  'kemenag',
  'kab-pandeglang',
  'kab-lebak',
  'kab-tangerang',
])
export const anyAuthority = 'other'

/** Which words say where to turn instead; null of a unit of the regency. */
export function authorityOf({ _id, kind }: Pick<Unit, '_id' | 'kind'>): string | null {
  if (kind !== 'outside') return null
  const id = _id.replace(/^outside:/, '')
  return authorities.has(id) ? id : anyAuthority
}

const dutyOf = ({ _id, kind }: Unit): string | null => (described.has(_id) ? _id : describedKinds.has(kind) ? kind : null)

/** At most three units to choose from, of those that are likely at all and still in the register. */
export function adviceOf(
  ranked: readonly Ranked[],
  units: readonly Unit[],
  place: Pick<Kecamatan, 'code' | 'name'> | null,
): Advice[] {
  const byId = new Map(units.filter(({ active }) => active).map((unit) => [unit._id, unit]))
  return ranked
    .filter(({ unit, confidence }) => confidence >= leastLikely && byId.has(unit))
    .slice(0, most)
    .map(({ unit: id, because = [] }) => {
      const unit = byId.get(id)!
      return {
        unit: id,
        name: unit.name,
        does: dutyOf(unit),
        authority: authorityOf(unit),
        because: because.slice(0, mostWords),
        place: place && unit.places.includes(place.code) ? place.name : null,
      }
    })
}

/** The unit that a form as typed asks for; null for none. */
export function chosenIn({ chosenUnit, otherUnit }: Typed): string | null {
  const chosen = chosenUnit === another ? otherUnit : chosenUnit
  return chosen === unknown ? null : chosen || null
}

/**
 * What is marked when the unit is asked for: what was chosen before, as one of the whole list where it is suggested no more; else the best suggestion when routing is `sure`,
 * and "do not know" when it is not.
 */
export function marked(typed: Typed, advice: readonly Advice[], sure: boolean): Typed {
  const { chosenUnit, otherUnit } = typed
  if (chosenUnit === '') return { chosenUnit: sure && advice[0] ? advice[0].unit : unknown, otherUnit }
  if (chosenUnit === another || chosenUnit === unknown || advice.some(({ unit }) => unit === chosenUnit)) return typed
  return { chosenUnit: another, otherUnit: chosenUnit }
}
