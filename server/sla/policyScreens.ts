import { dateOfDay, dayOfDate } from '../calendar/date'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import { type Respect, respects } from './policy'
import { fieldsOf, typedOf, type TypedPolicy } from './policyForm'
import type { Option, PolicyCheckPage, PolicyEditPage, PolicyListPage, PolicyPage } from './policyPages'
import type { PolicyService, Upon } from './policyService'
import { comingRow, contentOf, coveredRow, differencesInWords, type Names, rowsOf, versionRows } from './policyWords'

type Needs = {
  policies: PolicyService
  units: { list(): Promise<Unit[]> }
  staff: { namesOf(ids: string[]): Promise<Record<string, string>> }
}
type Errors = Record<string, string>
/** A form that comes back: what was typed, how many rows were shown, what is wrong. */
export type Returned = {
  typed: TypedPolicy
  base: number
  rows: PolicyEditPage['rows']
  added?: string
  errors?: Errors
  overtaken?: boolean
}

export type PolicyScreens = ReturnType<typeof createPolicyScreens>

/** The pages of the limits of time, as their templates want them. */
export function createPolicyScreens({ policies, units, staff }: Needs) {
  async function namesFor(ids: string[] = []): Promise<Names> {
    const register = new Map((await units.list()).map(({ _id, name }) => [_id, name]))
    const officers = ids.length > 0 ? await staff.namesOf([...new Set(ids)]) : {}
    return { unit: (id) => register.get(id) ?? id, officer: (id) => officers[id] ?? id }
  }

  async function optionsOf(names: Names): Promise<Record<Respect, Option[]>> {
    const sorts = await policies.words()
    const option = (id: string): Option => ({ id, name: names.unit(id) })
    return Object.fromEntries(respects.map((respect) => [respect, sorts[respect].map(option)])) as Record<Respect, Option[]>
  }

  return {
    /** What applies to what on the date asked for, today when it cannot be read. */
    async list(officer: Officer, asked: string): Promise<PolicyListPage> {
      const today = policies.today()
      const errors: Errors = asked && dayOfDate(asked) === null ? { tanggal: 'dateMalformed' } : {}
      const date = asked && !errors.tanggal ? asked : today
      const { coverage, coming, policies: all } = await policies.list(officer, date)
      const [sorts, names] = [await policies.words(), await namesFor()]
      const rows = (list: typeof coverage.covered) => list.map((row) => coveredRow(row, sorts, names))
      return {
        date,
        today,
        mayEdit: policies.mayEdit(officer),
        rows: rows(coverage.covered),
        gaps: rows(coverage.gaps),
        overlaps: rows(coverage.overlaps),
        coming: coming.map((policy) => comingRow(policy, all, names)),
        values: { tanggal: asked || today },
        errors,
        details: {},
      }
    },

    async family(officer: Officer, family: string, over: Partial<PolicyPage> = {}): Promise<PolicyPage> {
      const versions = await policies.entry(officer, family)
      const names = await namesFor(versions.flatMap(({ createdBy, withdrawn }) => [createdBy ?? [], withdrawn?.by ?? []].flat()))
      const rows = versionRows(versions, policies.today(), names)
      const present = versions[rows.findIndex(({ standing }) => standing === 'present')]
      return {
        family,
        name: (present ?? versions[0]!).name,
        present: present && !present.retired ? { ...contentOf(present, names), validFrom: present.validFrom } : null,
        versions: rows,
        base: versions[0]!.version,
        mayEdit: policies.mayEdit(officer),
        done: null,
        overtaken: false,
        values: { validFrom: '' },
        errors: {},
        details: {},
        ...over,
      }
    },

    /** The form: as it came back, or as the last version is; empty for a new policy. */
    async edit(officer: Officer, family: string | null, returned: Returned | null): Promise<PolicyEditPage> {
      const versions = family === null ? [] : await policies.entry(officer, family)
      const last = versions.find(({ withdrawn }) => !withdrawn) ?? versions[0] ?? null
      const {
        typed,
        rows,
        added,
        errors = {},
        overtaken = false,
      } = returned ?? { typed: typedOf(last), rows: { warnings: 0, escalations: 0 } }
      return {
        family,
        title: last?.name ?? null,
        base: returned && !overtaken ? returned.base : (versions[0]?.version ?? 0),
        tomorrow: dateOfDay(dayOfDate(policies.today())! + 1),
        values: typed,
        options: await optionsOf(await namesFor()),
        rows: {
          warnings: rowsOf(typed.warnings.length, rows.warnings, added === 'addWarning'),
          escalations: rowsOf(typed.escalations.length, rows.escalations, added === 'addEscalation'),
        },
        overtaken,
        errors,
        details: {},
      }
    },

    /** What the form would bring about. Refused as saving it would be. */
    async check(officer: Officer, upon: Upon, typed: TypedPolicy): Promise<PolicyCheckPage> {
      const { draft, before, later, notices, coverage, added, policies: all } = await policies.check(officer, upon, typed)
      const [sorts, names] = [await policies.words(), await namesFor()]
      const isOwn = (one: { family: string } | null) => one?.family === added.family
      return {
        family: upon.family,
        title: draft.name,
        base: upon.base,
        validFrom: draft.validFrom,
        fields: fieldsOf(typed),
        content: contentOf(draft, names),
        before: before !== null,
        differences: before ? differencesInWords(before, draft, names) : [],
        notices,
        later: later.map((policy) => comingRow(policy, all, names)),
        gaps: coverage.gaps.map((row) => coveredRow(row, sorts, names)),
        overlaps: coverage.overlaps
          .filter(({ policy, tied }) => [policy, ...tied].some(isOwn))
          .map((row) => coveredRow(row, sorts, names)),
      }
    },
  }
}
