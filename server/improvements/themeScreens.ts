import type { Complaint } from '../complaints/complaint'
import { namesOf } from '../complaints/naming'
import { Refused } from '../errors'
import type { Sight } from '../indicators/permissions'
import type { Officer } from '../staff/officer'
import type { Kecamatan, Unit } from '../units/unit'
import type { Spell } from './effect'
import { improvedFigures } from './improved'
import { type Improvement, type ImprovementState, improvementStates } from './improvement'
import { effectCasesHref, improvementHref, improvementsHref, proposeHref, reviewsHref, themeHref } from './links'
import type { EffectCasesPage, ListPage, ThemePage } from './pages'
import { mayPropose } from './permissions'
import { lastOver } from './review'
import { caseRow, improvementRow, receivedRow, themeName, themeRow } from './rows'
import type { ImprovementService } from './service'
import { shown } from './shown'
import { themeWindow } from './theme'
import type { ThemeService } from './themeService'

type Needs = {
  improvements: ImprovementService
  themes: ThemeService
  complaints: { getMany(codes: string[]): Promise<Complaint[]> }
  units: { list(): Promise<Unit[]>; kecamatan(): Promise<Kecamatan[]> }
  staff: { namesOf(ids: string[]): Promise<Record<string, string>> }
}
/** `date` null: today. */
type Filters = { unit: string; state: ImprovementState | null; date: string | null }

const rowsOnPage = 50

export type ThemeScreens = ReturnType<typeof createThemeScreens>

/** The pages of themes: which there are, with and without an improvement, and what one consists of. */
export function createThemeScreens({ improvements, themes, complaints, units, staff }: Needs) {
  async function rowsOf(found: readonly Improvement[]) {
    const [register, places, officers] = await Promise.all([
      units.list(),
      units.kecamatan(),
      staff.namesOf([...new Set(found.map(({ plan }) => plan.owner))]),
    ])
    const names = namesOf(register, places)
    const today = improvements.today()
    return { register, names, rows: found.map((one) => improvementRow(one, names, { officers, today })) }
  }

  /** The units whose improvements an officer may look at: one that was asked for, their own, or (null) all. */
  function unitsAsked({ units: own }: Sight, unit: string): readonly string[] | null {
    if (!unit) return own
    return own === null || own.includes(unit) ? [unit] : []
  }

  return {
    async list(officer: Officer, { unit, state, date }: Filters): Promise<ListPage> {
      const sight = improvements.sightFor(officer)
      const asked = unitsAsked(sight, unit)
      const on = date ?? improvements.today()
      const [all, found] = await Promise.all([themes.on(on, sight, asked), improvements.list(officer, { units: asked, state })])
      const { register, names, rows } = await rowsOf(found)
      const [answered, unanswered] = [true, false].map((has) =>
        all
          .filter(({ improvement }) => (improvement !== null) === has)
          .map((one) => themeRow(officer, one, names, date ?? undefined)),
      )
      const standing = all.map(({ theme, improvement }) => ({ unit: theme.unit, hasImprovement: improvement !== null }))
      return {
        from: themeWindow(on).from,
        date: on,
        least: themes.least,
        figure: improvedFigures(standing).get(null)!,
        unanswered: unanswered!,
        answered: answered!,
        groups: improvementStates
          .map((one) => ({ state: one, rows: rows.filter((row) => row.state === one) }))
          .filter((group) => group.rows.length > 0),
        filters: { unit, keadaan: state ?? '', sampai: date ?? '' },
        filtered: Boolean(unit || state || date),
        units: register
          .filter(({ _id, kind, active }) => active && kind !== 'outside' && (sight.units === null || sight.units.includes(_id)))
          .map(({ _id, name }) => ({ id: _id, name })),
        states: improvementStates,
        reviews: reviewsHref(lastOver(improvements.today())),
      }
    },

    /** @throws Refused `missing` as long as there is no effect, or the improvement is not this officer's to know */
    async effectCases(officer: Officer, id: string, { spell, page }: { spell: Spell; page: number }): Promise<EffectCasesPage> {
      const found = await improvements.open(officer, id)
      const effect = await improvements.effect(found)
      if (!effect) throw new Refused('missing', 'improvementUnknown')
      const [skip, total] = [(page - 1) * rowsOnPage, effect.counts[spell]]
      const cases = await improvements.effectCases(found, effect, { spell, skip, limit: rowsOnPage })
      const [{ names }, read] = await Promise.all([rowsOf([]), complaints.getMany(cases.map(({ code }) => code))])
      const byCode = new Map(read.map((one) => [one._id, one]))
      return {
        title: shown(found).plan.title,
        spell,
        ...effect[spell],
        total,
        first: skip + 1,
        rows: cases.map((row) => receivedRow(officer, row, byCode.get(row.code), names)),
        newer: page > 1 ? effectCasesHref(id, spell, page - 1) : null,
        older: skip + cases.length < total ? effectCasesHref(id, spell, page + 1) : null,
        back: improvementHref(id),
      }
    },

    /** @throws Refused `missing` when there is no such theme, or it is not this officer's to know */
    async theme(officer: Officer, id: string, { date, page }: { date: string | null; page: number }): Promise<ThemePage> {
      const key = themes.keyOf(id)
      const sight = improvements.sightForUnit(officer, key.unit)
      const on = date ?? improvements.today()
      const skip = (page - 1) * rowsOnPage
      const [{ theme, window, rows: cases }, { clusters, compared }, found] = await Promise.all([
        themes.read(key, on, sight, { skip, limit: rowsOnPage }),
        themes.clusters(key, on, sight),
        improvements.of(officer, key),
      ])
      const [{ names, rows }, read] = await Promise.all([rowsOf(found), complaints.getMany(cases.map(({ _id }) => _id))])
      const byCode = new Map(read.map((one) => [one._id, one]))
      const at = (number: number) => themeHref(key, { date: date ?? undefined, page: number })
      return {
        ...themeName(key, names),
        ...window,
        date: on,
        count: theme.count,
        least: themes.least,
        clusters: clusters.map(({ codes, words }) => ({ size: codes.length, words })),
        compared,
        rows: cases.map((row) => caseRow(officer, row, byCode.get(row._id), names)),
        first: skip + 1,
        newer: page > 1 ? at(page - 1) : null,
        older: skip + cases.length < theme.count ? at(page + 1) : null,
        improvements: rows,
        propose: mayPropose(officer, theme) ? proposeHref(key) : null,
        back: improvementsHref({ date }),
      }
    },
  }
}
