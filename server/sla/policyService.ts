import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import { type Coverage, coverageOf, type Sorts } from './coverage'
import { type Policy, policyId } from './policy'
import { auditedDifferences, comingAfter, type Difference, differencesOf, familyOf, versionOn, versionsOf } from './policyChange'
import { mayEditPolicies, mayReadPolicies, noticesOf, type PolicyDraft, readPolicy, readValidFrom } from './policyEdit'
import type { TypedPolicy } from './policyForm'
import type { PolicyStore } from './policyStore'

type Audit = {
  record(entry: { by: string; as: string | null; deed: string; target: string; details: Record<string, string> }): Promise<void>
}
type Needs = {
  store: PolicyStore
  units: { list(): Promise<Unit[]> }
  audit: Audit
  clock: Clock
  /** The words of complaints, which this module does not know by itself. */
  sorts: Omit<Sorts, 'units'>
}

/** Which family is written to (null: a new one), and the version that was the highest when the form was opened (0: none). */
export type Upon = { family: string | null; base: number }

/** What a form would bring about, before it is saved: `added` beside all that is there makes `policies`. */
export type Prospect = {
  draft: PolicyDraft
  added: Policy
  policies: Policy[]
  /** The version that it follows on its first day; null for a new family, or one that had ended. */
  before: Policy | null
  differences: Difference[]
  notices: ReturnType<typeof noticesOf>
  /** Versions of the family that take its place later. */
  later: Policy[]
  /** What applies to what on its first day. */
  coverage: Coverage
}

export type PolicyService = ReturnType<typeof createPolicyService>

/** The register of policies. Read by every officer; coordinator and administrator write new versions, which hold from tomorrow on at the earliest. */
export function createPolicyService({ store, units, audit, clock, sorts }: Needs) {
  const today = (): string => localDate(clock.now())

  /** Every word that a policy can name; complaints are never assigned to an authority outside. */
  async function words(): Promise<Sorts> {
    const register = await units.list()
    return { ...sorts, units: register.filter(({ kind }) => kind !== 'outside').map(({ _id }) => _id) }
  }

  function editing(officer: Officer): void {
    if (!mayEditPolicies(officer)) throw new Refused('forbidden', 'policyEdit')
  }

  function versionsAt(policies: readonly Policy[], { family, base }: Upon): Policy[] {
    const versions = family === null ? [] : versionsOf(policies, family)
    if (family !== null && versions.length === 0) throw new Refused('missing', 'policyMissing')
    if ((versions[0]?.version ?? 0) !== base) throw new Refused('conflict', 'policyChanged')
    return versions
  }

  async function prospect({ family }: Upon, policies: readonly Policy[], typed: TypedPolicy): Promise<Prospect> {
    const known = await words()
    const { draft, errors } = readPolicy(typed, { ...known, today: today() })
    const id = family ?? familyOf(typed.name)
    const taken = family === null && draft && policies.some((policy) => policy.family === id)
    const fields = taken ? { name: 'policyNameTaken' } : errors
    if (!draft || fields) throw new Refused('invalid', 'checkFields', { fields })
    const before = versionOn(policies, id, draft.validFrom)
    const next = versionsOf(policies, id)[0]?.version ?? 0
    const added: Policy = { ...draft, _id: policyId(id, next + 1), family: id, version: next + 1 }
    const all = [...policies, added]
    return {
      draft,
      added,
      policies: all,
      before: before?.retired ? null : before,
      differences: before && !before.retired ? differencesOf(before, draft) : [],
      notices: noticesOf(draft),
      later: comingAfter(all, draft.validFrom).filter((policy) => policy.family === id),
      coverage: coverageOf(all, draft.validFrom, known),
    }
  }

  async function add(officer: Officer, policy: Policy): Promise<void> {
    const row = { ...policy, createdAt: clock.now(), createdBy: officer.id }
    if (!(await store.add(row))) throw new Refused('conflict', 'policyChanged')
  }

  const record = (officer: Officer, deed: string, family: string, details: Record<string, string>): Promise<void> =>
    audit.record({ by: officer.id, as: officer.post, deed, target: `policy:${family}`, details })

  return {
    mayEdit: mayEditPolicies,
    today,
    words,

    /** What applies to what on a date, and what changes later. */
    async list(officer: Officer, date: string): Promise<{ coverage: Coverage; coming: Policy[]; policies: Policy[] }> {
      if (!mayReadPolicies(officer)) throw new Refused('forbidden', 'policyRead')
      const policies = await store.all()
      return { policies, coverage: coverageOf(policies, date, await words()), coming: comingAfter(policies, date) }
    },

    /** All versions of a family, the highest first. */
    async entry(officer: Officer, family: string): Promise<Policy[]> {
      if (!mayReadPolicies(officer)) throw new Refused('forbidden', 'policyRead')
      const versions = versionsOf(await store.all(), family)
      if (versions.length === 0) throw new Refused('missing', 'policyMissing')
      return versions
    },

    /** What a form would bring about; refuses as saving does, `invalid` with all that is wrong with it. */
    async check(officer: Officer, upon: Upon, typed: TypedPolicy): Promise<Prospect> {
      editing(officer)
      const policies = await store.all()
      versionsAt(policies, upon)
      return prospect(upon, policies, typed)
    },

    /** Adds a version, of a new family if none is named; gives the family. Refused `conflict` when somebody else has written meanwhile. */
    async write(officer: Officer, upon: Upon, typed: TypedPolicy): Promise<string> {
      editing(officer)
      const policies = await store.all()
      versionsAt(policies, upon)
      const { added, differences } = await prospect(upon, policies, typed)
      await add(officer, added)
      const { family, version, validFrom } = added
      const details = { version: String(version), validFrom, ...auditedDifferences(differences) }
      await record(officer, upon.family === null ? 'addPolicy' : 'editPolicy', family, details)
      return family
    },

    /** Ends a family from a date on, by a version that says so. */
    async retire(officer: Officer, { family, base }: { family: string; base: number }, typedDate: string): Promise<void> {
      editing(officer)
      const policies = await store.all()
      versionsAt(policies, { family, base })
      const fields: Record<string, string> = {}
      const validFrom = readValidFrom(typedDate, today(), fields)
      const last = fields.validFrom ? null : versionOn(policies, family, validFrom)
      if (!fields.validFrom && (!last || last.retired)) fields.validFrom = 'alreadyRetiredInvalid'
      if (!last || fields.validFrom) throw new Refused('invalid', 'checkFields', { fields })
      await add(officer, { ...last, _id: policyId(family, base + 1), version: base + 1, validFrom, retired: true })
      await record(officer, 'retirePolicy', family, { version: String(base + 1), validFrom })
    },

    /** Takes back a version before its day has come, so that it never holds. */
    async withdraw(officer: Officer, family: string, version: number): Promise<void> {
      editing(officer)
      const found = versionsOf(await store.all(), family).find((policy) => policy.version === version)
      if (!found) throw new Refused('missing', 'policyMissing')
      const by = { today: today(), at: clock.now(), by: officer.id }
      if (!(await store.withdraw(found._id, by))) throw new Refused('conflict', 'policyHolds')
      await record(officer, 'withdrawPolicy', family, { version: String(version), validFrom: found.validFrom })
    },
  }
}
