import { namesOf } from '../complaints/naming'
import { emptyForm } from '../platform/http/formRoute'
import type { Officer } from '../staff/officer'
import type { Kecamatan, Unit } from '../units/unit'
import { isOverdue } from './improvement'
import { effectCasesHref, improvementHref, themeHref } from './links'
import type { DeedPage, ImprovementPage, Option, ProposePage } from './pages'
import { deedsFor, type OfficerDeed } from './permissions'
import { evidenceLink, historyRows, themeName } from './rows'
import type { ImprovementService } from './service'
import { shown } from './shown'
import { themeId } from './theme'
import type { ThemeService } from './themeService'

type Needs = {
  improvements: ImprovementService
  themes: Pick<ThemeService, 'keyOf'>
  units: { list(): Promise<Unit[]>; kecamatan(): Promise<Kecamatan[]> }
  staff: { namesOf(ids: string[]): Promise<Record<string, string>> }
  fileMax: number
}
const emptyPlan = { title: '', owner: '', dueOn: '', cause: '', change: '' }
const emptyFields = { link: '', label: '', note: '', reason: '', text: '', doneOn: '' }

export type ImprovementScreens = ReturnType<typeof createImprovementScreens>

/** The pages of one improvement, as their templates want them. */
export function createImprovementScreens({ improvements, themes, units, staff, fileMax }: Needs) {
  const names = async () => namesOf(await units.list(), await units.kecamatan())

  /** Who may own it, and whoever owns it now, also when no longer in a post of the unit. */
  async function ownersFor(unit: string, present: string): Promise<Option[]> {
    const found = (await improvements.owners(unit)).map(({ id, name }) => ({ id, name }))
    if (!present || found.some(({ id }) => id === present)) return found
    return [...found, { id: present, name: (await staff.namesOf([present]))[present] ?? present }]
  }

  return {
    async propose(officer: Officer, id: string, request: string): Promise<ProposePage> {
      const key = themes.keyOf(id)
      const { count } = await improvements.toPropose(officer, key)
      return {
        theme: { ...themeName(key, await names()), id: themeId(key), count, href: themeHref(key) },
        request,
        owners: await ownersFor(key.unit, ''),
        values: emptyPlan,
        ...emptyForm,
      }
    },

    async improvement(officer: Officer, id: string, done: ImprovementPage['done']): Promise<ImprovementPage> {
      const found = shown(await improvements.open(officer, id))
      const { plan, history } = found
      const officers = await staff.namesOf([...new Set([plan.owner, ...history.map(({ by }) => by)])])
      return {
        id,
        href: improvementHref(id),
        version: found.version,
        title: plan.title,
        state: found.state,
        overdue: isOverdue(found, improvements.today()),
        theme: {
          ...themeName(found.theme, await names()),
          count: found.count,
          href: themeHref(found.theme, { date: found.proposedOn }),
        },
        owner: officers[plan.owner] ?? plan.owner,
        dueOn: plan.dueOn,
        cause: plan.cause,
        change: plan.change,
        proposedOn: found.proposedOn,
        agreedOn: found.agreedOn,
        doneOn: found.doneOn,
        evidence: found.evidence.map((one) => evidenceLink(id, one)),
        effect: await improvements.effect(found),
        effectHrefs: { before: effectCasesHref(id, 'before'), after: effectCasesHref(id, 'after') },
        measured: found.measured,
        published: found.published,
        oversight: found.oversight,
        deeds: deedsFor(officer, found).map((deed) => ({ id: deed, href: `${improvementHref(id)}/${deed}` })),
        history: historyRows(history, officers),
        done,
      }
    },

    async deed(officer: Officer, id: string, name: OfficerDeed): Promise<DeedPage> {
      const found = await improvements.open(officer, id)
      const kept = name === 'edit' ? found.plan : name === 'finish' ? { doneOn: improvements.today() } : {}
      return {
        id,
        deed: name,
        version: found.version,
        title: shown(found).plan.title,
        state: found.state,
        today: improvements.today(),
        owners: name === 'edit' ? await ownersFor(found.unit, found.plan.owner) : [],
        fileMax,
        values: { ...emptyFields, ...kept },
        ...emptyForm,
      }
    },
  }
}
