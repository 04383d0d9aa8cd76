import type { AuditService } from '../audit/service'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import { fitsPassword, hashPassword, randomPassword } from './hasher'
import { actingOfficer, holdersOn, holdingOn } from './holdings'
import { localDate } from '../platform/localDate'
import { afterFailure, lockedUntil } from './lockout'
import { type Contact, type Holding, isUsername, type Officer, type OfficerRecord, type Post, type Role } from './officer'
import { passwordFault } from './password'
import type { StaffStore } from './store'

type Parts = { store: StaffStore; units: { unitsBelow(id: string): Promise<string[]> }; audit: AuditService; clock: Clock }
export type NewOfficer = {
  username: string
  name: string
  email: string
  holdings: Holding[]
  password?: string
  mustChange?: boolean
}
/** The officer of a session; `mustChange`: the password was given by somebody else and has to be changed first. */
export type SignedIn = { officer: Officer; mustChange: boolean }

export type StaffService = ReturnType<typeof createStaffService>

export function createStaffService({ store, units, audit, clock }: Parts) {
  const today = () => localDate(clock.now())

  async function acting(record: OfficerRecord | null): Promise<Officer | null> {
    const holding = record?.active ? holdingOn(record.holdings, today()) : undefined
    const post = holding && (await store.post(holding.post))
    return record && post ? actingOfficer(record, post, await units.unitsBelow(post.unit)) : null
  }

  // Counted before the password is looked at, so that many attempts at once do not slip past the count.
  async function beginAttempt(username: string): Promise<void> {
    const now = clock.now()
    const before = await store.attempts(username)
    const until = lockedUntil(before, now)
    if (until) throw new Refused('invalid', 'signInLocked', { until })
    if (!(await store.countAttempt(username, before, afterFailure(before, now), now))) return beginAttempt(username)
  }

  async function checkPassword(username: string, password: string): Promise<OfficerRecord | null> {
    await beginAttempt(username)
    const record = await store.officer(username)
    if (!(await fitsPassword(record?.passwordHash ?? null, password))) return null
    await store.forgetAttempts(username)
    return record
  }

  async function setPassword(username: string, password: string, mustChange: boolean): Promise<void> {
    const change = { passwordHash: await hashPassword(password), sessionsFrom: clock.now(), mustChange }
    if (!(await store.changeOfficer(username, change))) throw new Refused('missing', 'officerMissing', { username })
  }

  const failed = () => new Refused('invalid', 'signInFailed')

  return {
    /** The same words for an unknown name, a wrong password and an officer without a post; a lock says until when. */
    async signIn(typed: string, password: string): Promise<Officer> {
      const username = typed.trim().toLowerCase()
      if (!isUsername(username)) return fitsPassword(null, password).then(() => Promise.reject(failed()))
      const officer = await acting(await checkPassword(username, password))
      if (!officer) throw failed()
      await audit.record({ by: officer.id, as: officer.post, deed: 'signIn', target: `officer:${officer.id}` })
      return officer
    },

    /** Needs the old password; ends all sessions that began before. */
    async changePassword(username: string, old: string, wanted: string): Promise<void> {
      if (!(await checkPassword(username, old)))
        throw new Refused('invalid', 'passwordWrong', { fields: { current: 'passwordWrong' } })
      const fault = old === wanted ? 'passwordSame' : passwordFault(wanted, username)
      if (fault) throw new Refused('invalid', fault, { fields: { password: fault } })
      await setPassword(username, wanted, false)
      await audit.record({ by: username, as: null, deed: 'changePassword', target: `officer:${username}` })
    },

    /** A new random password, given back once and stored nowhere; ends all sessions and the lock. `by`: who did it. */
    async resetPassword(username: string, by: string, { mustChange = true } = {}): Promise<string> {
      const password = randomPassword()
      await setPassword(username, password, mustChange)
      await store.forgetAttempts(username)
      await audit.record({ by, as: null, deed: 'resetPassword', target: `officer:${username}` })
      return password
    },

    /** Adds an officer and gives the password back, the one wished for or a random one. */
    async addOfficer(
      { username, name, email, holdings, password = randomPassword(), mustChange = true }: NewOfficer,
      by: string,
    ): Promise<string> {
      if (!isUsername(username)) throw new Refused('invalid', 'usernameMalformed', { username })
      const fault = passwordFault(password, username)
      if (fault) throw new Refused('invalid', fault, { fields: { password: fault } })
      for (const { post } of holdings) if (!(await store.post(post))) throw new Refused('invalid', 'postMissing', { post })
      const record = {
        name,
        email,
        passwordHash: await hashPassword(password),
        holdings,
        sessionsFrom: clock.now(),
        mustChange,
        active: true,
      }
      if (!(await store.addOfficer({ _id: username, ...record }))) throw new Refused('conflict', 'officerExists', { username })
      await audit.record({ by, as: null, deed: 'addOfficer', target: `officer:${username}` })
      return password
    },

    exists: async (username: string): Promise<boolean> => (await store.officer(username)) !== null,

    /** Adds a post, or changes its title, unit or role. */
    async savePost(post: Post): Promise<void> {
      await store.savePost(post)
    },

    /** The officer in the post held today; null without a post, or when no longer active. */
    officerById: async (id: string): Promise<Officer | null> => acting(await store.officer(id)),

    /** The officer of a session begun at `startedAt`; null when the session has been ended for the officer. */
    async officerOfSession(id: string, startedAt: Date): Promise<SignedIn | null> {
      const record = await store.officer(id)
      const officer = record && startedAt >= record.sessionsFrom ? await acting(record) : null
      return record && officer ? { officer, mustChange: record.mustChange } : null
    },

    /** Who holds a post of this role in this unit on a local date, with the address to write to. */
    async holdersOf(unit: string, role: Role, date: string): Promise<Contact[]> {
      const posts = await store.posts({ unit, role })
      const officers = await store.officersIn(posts.map(({ _id }) => _id))
      return holdersOn(posts, officers, date).map(({ _id, name, email }) => ({ id: _id, name, email }))
    },

    /** The posts of a unit, held or vacant. */
    postsOf: (unit: string): Promise<Post[]> => store.posts({ unit }),

    /** Who holds a post on a local date; null while it is vacant. Of several the first by id. */
    async holderOf(post: string, date: string): Promise<Contact | null> {
      const [holder] = holdersOn([{ _id: post }], await store.officersIn([post]), date)
      return holder ? { id: holder._id, name: holder.name, email: holder.email } : null
    },

    /** The units that have a post of this role, held or vacant. */
    unitsWith: async (role: Role): Promise<string[]> => [...new Set((await store.posts({ role })).map(({ unit }) => unit))],

    /** Names of officers by id, also of those long gone, for showing who did what. */
    async namesOf(ids: string[]): Promise<Record<string, string>> {
      return Object.fromEntries((await store.namesOf(ids)).map(({ _id, name }) => [_id, name]))
    },
  }
}
