import { Refused } from '../errors'
import type { MeasureId } from '../indicators/indicator'
import { listHref } from '../indicators/links'
import type { Numbers } from '../indicators/numbersService'
import { sightOf } from '../indicators/permissions'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import { countOf, numbered } from './numbered'
import { subjectsOf, unitOptions } from './options'
import type { FigureLine, SpbePage } from './pages'
import type { Wanted } from './schemas'
import type { SurveyLine } from './sources'
import { basisText, numberName, valueText, type Wording } from './wording'

type Needs = {
  numbers: Pick<Numbers, 'of'>
  surveys(wanted: Wanted): Promise<SurveyLine[]>
  units: { list(): Promise<Unit[]> }
  checkWanted(officer: Officer, wanted: Wanted): Promise<void>
  clock: Clock
}

/** What each evaluation asks of complaints: SPBE (maturity of the service), IPP (one tenth is complaints), SKM (what citizens say). */
const asked = {
  spbe: ['received', 'onTime.followUp', 'answers', 'onTime.resolution', 'closings', 'confirmed'],
  ipp: ['received', 'answers', 'onTime.resolution', 'median.resolution', 'reopened', 'evidence'],
  skm: ['rating'],
} as const satisfies Record<SpbePage['groups'][number]['id'], readonly MeasureId[]>

export type SpbeService = ReturnType<typeof createSpbeService>

/** The figures that other evaluations ask for, of a year, each with the list of cases behind it. */
export function createSpbeService({ numbers, surveys, units, checkWanted, clock }: Needs) {
  return async function spbe(
    officer: Officer,
    { unit: wanted, year }: { unit: string; year?: number },
    words: Wording,
  ): Promise<SpbePage> {
    const sight = sightOf(officer)
    if (!sight) throw new Refused('forbidden', 'reportForbidden')
    const register = await units.list()
    const options = unitOptions(officer, register)
    const unit = wanted || (options.everything ? null : officer.unit)
    const thisYear = Number(localDate(clock.now()).slice(0, 4))
    const of = year ?? thisYear
    const window = { from: `${of}-01-01`, to: `${of}-12-31` }
    await checkWanted(officer, { unit, window })
    const subject = unit === null ? ({ of: 'all' } as const) : ({ of: 'unit', id: unit } as const)
    const ids = [...new Set(Object.values(asked).flat())]
    const [figures, survey] = await Promise.all([numbers.of(subject, window, sight, ids), surveys({ unit, window })])
    const line = (id: MeasureId): FigureLine => {
      const number = numbered({ id, unit, window }, figures.get(id) ?? countOf(0))
      return {
        name: numberName(words, number),
        value: valueText(words, number),
        made: basisText(words, number),
        href: listHref({ indicator: id, subject, window }),
      }
    }
    const href = (to: number) => `/laporan/spbe?${new URLSearchParams({ ...(unit && { unit }), year: String(to) })}`
    return {
      ...options,
      year: of,
      previous: href(of - 1),
      next: of < thisYear ? href(of + 1) : null,
      subject: subjectsOf(register, words)(unit),
      unit: unit ?? '',
      groups: (['spbe', 'ipp', 'skm'] as const).map((id) => ({ id, lines: asked[id].map(line) })),
      survey: survey.map((one) => ({ ...one, subject: words.unitName(one.unit) })),
    }
  }
}
