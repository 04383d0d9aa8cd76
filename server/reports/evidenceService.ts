import type { Numbers } from '../indicators/numbersService'
import { endOf, type Window } from '../indicators/period'
import type { Sight } from '../indicators/permissions'
import { createFormats } from '../platform/formats'
import { createTranslator } from '../platform/i18n'
import type { Kecamatan, Unit } from '../units/unit'
import { type Evidence, type Lines, monthMeasures, mostMonths, toldMeasures, unitMeasures } from './evidence'
import { type Numbered, numbered, numberedOf, countOf } from './numbered'
import { wholeMonths } from './periods'
import type { FollowUp } from './registerRow'
import type { Scope } from './report'
import type { Asked, Sources } from './sources'
import type { Wording } from './wording'

type Needs = {
  numbers: Pick<Numbers, 'of' | 'by' | 'monthly'>
  /** The last event that the numbers know. */
  until(): Promise<Date | null>
  sources: Sources
  units: { list(): Promise<Unit[]>; kecamatan(): Promise<Kecamatan[]> }
}

export type EvidenceService = ReturnType<typeof createEvidenceService>

/** Gathers what a paper is written from. Whoever asks has looked at the permission. */
export function createEvidenceService({ numbers, until, sources, units }: Needs) {
  const t = createTranslator('id')
  const f = createFormats('id')

  /** Papers are in Indonesian, whoever asks for them. */
  async function wording(): Promise<Wording> {
    const [register, kecamatan] = await Promise.all([units.list(), units.kecamatan()])
    const unitNames = new Map(register.map(({ _id, name }) => [_id, name]))
    const placeNames = new Map(kecamatan.map(({ code, name }) => [code, name]))
    return { t, f, unitName: (id) => unitNames.get(id) ?? id, placeName: (code) => placeNames.get(code) ?? code }
  }

  /** The numbers of a scope: its own, month by month, and for the whole regency unit by unit. */
  async function numbersOf({ unit, window }: Scope, sight: Sight): Promise<Numbered[]> {
    const subject = unit === null ? ({ of: 'all' } as const) : ({ of: 'unit', id: unit } as const)
    const months = wholeMonths(window)
    const [own, monthly, byUnit] = await Promise.all([
      numbers.of(subject, window, sight, toldMeasures),
      months.length > 1 && months.length <= mostMonths ? numbers.monthly(subject, months, sight, monthMeasures) : [],
      unit === null ? numbers.by('unit', window, sight, unitMeasures) : new Map<string, never>(),
    ])
    return [
      ...numberedOf(own, { ids: toldMeasures, unit, window }),
      ...monthly.flatMap(({ month, figures }) => numberedOf(figures, { ids: monthMeasures, unit, of: month, window })),
      ...[...byUnit]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([id, figures]) => numberedOf(figures, { ids: unitMeasures, unit: id, window })),
    ]
  }

  async function linesOf(asked: Asked): Promise<Lines> {
    const [channels, procedures, documents, coaching, improvements, assessments, surveys] = await Promise.all([
      sources.channels(asked),
      sources.procedures(asked),
      sources.documents(asked),
      sources.coaching(asked),
      sources.improvements(asked),
      sources.assessments(asked),
      sources.surveys(asked),
    ])
    return { channels, procedures, documents, coaching, improvements, assessments, surveys }
  }

  /** Up to when the numbers of a window go: its last moment, or as far as is known yet. */
  async function asOf({ to }: Window, now: Date): Promise<Date> {
    const known = (await until()) ?? now
    return known < endOf(to) ? known : endOf(to)
  }

  return {
    wording,
    numbersOf,
    linesOf,
    asOf,

    async gather(asked: Asked, sight: Sight, now: Date): Promise<Evidence> {
      const { unit, window } = asked
      const [words, figures, lines, known] = await Promise.all([
        wording(),
        numbersOf(asked, sight),
        linesOf(asked),
        asOf(window, now),
      ])
      const counted = lines.channels.flatMap(({ unit: of, kind, name, count }) =>
        count === null ? [] : [numbered({ id: 'channel', unit: of, of: `${kind} ${name}`.trim(), window }, countOf(count))],
      )
      return {
        scope: { unit, window },
        subject: unit === null ? t('reports:regency') : words.unitName(unit),
        until: known,
        numbers: [...figures, ...counted],
        lines,
      }
    },
  }
}

/** What the register adds up to, as numbers beside the others. */
export function registerNumbers(
  { unit, window }: Scope,
  { all, reopenedOnce, none, waiting, confirmed, silent, reopened }: FollowUp,
): Numbered[] {
  const number = (id: string, count: number) => numbered({ id: `followUp.${id}`, unit, window }, countOf(count, all))
  return [
    number('all', all),
    number('none', none),
    number('waiting', waiting),
    number('confirmed', confirmed),
    number('silent', silent),
    number('reopened', reopened),
    number('reopenedOnce', reopenedOnce),
  ]
}
