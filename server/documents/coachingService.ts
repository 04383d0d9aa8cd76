import type { AuditService } from '../audit/service'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { StoredFile } from '../platform/files'
import { localDate } from '../platform/localDate'
import type { Officer, Post } from '../staff/officer'
import type { Unit } from '../units/unit'
import type { DocumentAccess } from './accessService'
import { type Coaching, coachingFile, coachingIn, shownCoaching } from './coaching'
import { stampOf } from './keeping'
import { mayAnnul } from './permissions'
import type { DocumentStores } from './store'
import type { Window } from './versions'

type Needs = {
  stores: Pick<DocumentStores, 'coaching'>
  access: DocumentAccess
  postsAround(unit: string): Promise<Post[]>
  audit: Pick<AuditService, 'record'>
  clock: Clock
}
export type NewCoaching = Omit<Coaching, '_id' | 'unit' | 'at' | 'by' | 'as' | 'coach' | 'coached' | 'annulled'> & {
  request: string
  /** Ids of posts. */
  coached: string[]
}

export type CoachingService = ReturnType<typeof createCoachingService>

/** The log of coaching: who coached whom about what, and what was agreed. */
export function createCoachingService({ stores: { coaching }, access, postsAround, audit, clock }: Needs) {
  const record = (officer: Officer, deed: string, { _id, unit, topic }: Coaching): Promise<void> =>
    audit.record({ by: officer.id, as: officer.post, deed, target: `coaching:${_id}`, details: { unit, topic } })

  async function named(unit: string, ids: readonly string[]): Promise<Coaching['coached']> {
    const posts = await postsAround(unit)
    const coached = posts.filter(({ _id }) => ids.includes(_id)).map(({ _id, title }) => ({ post: _id, title }))
    if (coached.length === 0 || coached.length !== new Set(ids).size)
      throw new Refused('invalid', 'coachedMissing', { fields: { coached: 'coachedMissing' } })
    return coached
  }

  async function toAnnul(officer: Officer, unitId: string, id: string): Promise<{ unit: Unit; entry: Coaching }> {
    const unit = await access.reading(officer, unitId)
    const entry = await coaching.get(id)
    if (entry?.unit !== unitId) throw new Refused('missing', 'coachingMissing')
    if (!mayAnnul(officer, entry)) throw new Refused('forbidden', 'coachingEdit')
    return { unit, entry: shownCoaching(entry) }
  }

  return {
    /** Entries of the window, also annulled ones, the latest first. */
    async list(officer: Officer, unit: string, window: Window): Promise<Coaching[]> {
      await access.reading(officer, unit)
      return coachingIn(await coaching.of([unit]), window, { annulled: true }).map(shownCoaching)
    },

    /** For the form: the unit, and the posts that may have been coached: not the one who coaches. */
    async toAdd(officer: Officer, unit: string): Promise<{ unit: Unit; posts: Post[] }> {
      const found = await access.coaching(officer, unit)
      return { unit: found, posts: (await postsAround(unit)).filter(({ _id }) => _id !== officer.post) }
    },

    async file(officer: Officer, unit: string, file: string): Promise<StoredFile> {
      await access.reading(officer, unit)
      return coachingFile(await coaching.of([unit]), file)
    },

    /** Writes down what has taken place; the same form sent twice writes it once. */
    async add(officer: Officer, unit: string, { request, ...entry }: NewCoaching): Promise<void> {
      await access.coaching(officer, unit)
      const now = clock.now()
      if (entry.date > localDate(now))
        throw new Refused('invalid', 'coachingDateInvalid', { fields: { date: 'coachingDateInvalid' } })
      const line: Coaching = {
        ...entry,
        ...stampOf(officer, now),
        _id: request,
        unit,
        coach: { post: officer.post, title: officer.title },
        coached: await named(unit, entry.coached),
        annulled: null,
      }
      if (await coaching.add(line)) return record(officer, 'addCoaching', line)
      const there = await coaching.get(request)
      if (there?.unit !== unit || there.by !== officer.id) throw new Refused('conflict', 'documentChanged')
    },

    /** One entry, for the form that annuls it. */
    toAnnul,

    /** Marks an entry as a mistake, with a reason. */
    async annul(officer: Officer, unit: string, id: string, reason: string): Promise<void> {
      const { entry } = await toAnnul(officer, unit, id)
      if (!(await coaching.annul(id, { ...stampOf(officer, clock.now()), reason })))
        throw new Refused('conflict', 'documentWithdrawn')
      await record(officer, 'annulCoaching', entry)
    },
  }
}
