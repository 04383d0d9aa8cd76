import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import type { Method } from './compliance'
import type { CorrectionForm, PublishedForm } from './complianceSchemas'
import { mayKeepScores, sightOf } from './permissions'
import { bandTyped, holdsIn, publishedId, type PublishedRecord, type PublishedScore } from './published'
import type { PublishedStore } from './publishedStore'

type Audit = {
  record(entry: { by: string; as: string | null; deed: string; target: string; details: Record<string, string> }): Promise<void>
}
type Needs = {
  store: PublishedStore
  methods(): Promise<readonly Method[]>
  units: { list(): Promise<Unit[]> }
  audit: Audit
  clock: Clock
}

export type PublishedService = ReturnType<typeof createPublishedService>

/** The scores that were published, as history beside our own estimate. Read by all who see numbers; entered and corrected by supervisor and coordinator. */
export function createPublishedService({ store, methods, units, audit, clock }: Needs) {
  function reading(officer: Officer): void {
    if (!sightOf(officer)) throw new Refused('forbidden', 'indicatorsForbidden')
  }
  function keeping(officer: Officer): void {
    if (!mayKeepScores(officer)) throw new Refused('forbidden', 'publishedForbidden')
  }
  const wrong = (field: string, code: string): Refused => new Refused('invalid', code, { fields: { [field]: code } })

  /** The category that goes with a score, and the method, if it was in force that year. */
  async function judged(year: number, { method: id, score, band: key }: Pick<PublishedForm, 'method' | 'score' | 'band'>) {
    const method = (await methods()).find(({ _id }) => _id === id)
    if (!method) throw wrong('method', 'methodUnknown')
    if (!holdsIn(method, year)) throw wrong('method', 'methodYearInvalid')
    const band = bandTyped(method, key, score)
    if (!band) throw wrong('band', 'bandUnknown')
    return { letter: band.letter, zone: band.zone }
  }

  const record = (officer: Officer, deed: string, { _id, score, method }: PublishedScore, before?: number): Promise<void> => {
    const details = { method, score: before === undefined ? String(score) : `${before} → ${score}` }
    return audit.record({ by: officer.id, as: officer.post, deed, target: `publishedScore:${_id}`, details })
  }

  async function get(id: string): Promise<PublishedRecord> {
    const found = (await store.all()).find(({ _id }) => _id === id)
    if (!found) throw new Refused('missing', 'publishedUnknown')
    return found
  }

  return {
    all: store.all,
    methods,
    mayKeep: mayKeepScores,
    thisYear: (): number => Number(localDate(clock.now()).slice(0, 4)),

    async list(officer: Officer): Promise<PublishedRecord[]> {
      reading(officer)
      return store.all()
    },

    async entry(officer: Officer, id: string): Promise<PublishedRecord> {
      reading(officer)
      return get(id)
    },

    async opening(officer: Officer): Promise<void> {
      keeping(officer)
    },

    /** Enters a score. @throws Refused `invalid` at the field, also when there is one of that year and unit already */
    async enter(officer: Officer, form: PublishedForm): Promise<void> {
      keeping(officer)
      const { year, unit, method, score, source, note } = form
      const isUnit = unit === null || (await units.list()).some(({ _id, kind }) => _id === unit && kind !== 'outside')
      if (!isUnit) throw wrong('unit', 'unitUnknown')
      const zone = await judged(year, form)
      const entered: PublishedScore = {
        _id: publishedId(year, unit),
        ...{ year, unit, method, score, ...zone, source, confirmed: true, ...(note && { note }), version: 1 },
      }
      if (!(await store.add(entered, { at: clock.now(), by: officer.id }))) throw wrong('year', 'publishedTaken')
      await record(officer, 'enterPublishedScore', entered)
    },

    /** Corrects a score; what stood there stays beside it. */
    async correct(officer: Officer, id: string, form: CorrectionForm): Promise<void> {
      keeping(officer)
      const { _id, year, unit, version, corrections: _corrections, ...before } = await get(id)
      if (version !== form.version) throw new Refused('conflict', 'publishedChanged')
      const zone = await judged(year, form)
      const { method, score, source, note } = form
      const after: PublishedScore = { _id, year, unit, method, score, ...zone, source, confirmed: true, note, version }
      const correction = { at: clock.now(), by: officer.id, as: officer.post, before }
      if (!(await store.correct(after, correction))) throw new Refused('conflict', 'publishedChanged')
      await record(officer, 'correctPublishedScore', after, before.score)
    },
  }
}
