import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { AuditService } from '../audit/service'
import { Refused } from '../errors'
import { sightOf } from '../indicators/permissions'
import type { Clock } from '../platform/clock'
import type { Language } from '../platform/i18n'
import { localDate } from '../platform/localDate'
import type { ZipEntry } from '../platform/zip'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import { verificationCode } from './code'
import { partIds, partNumber } from './evidence'
import { firstValues, periodOptions, subjectsOf, unitOptions } from './options'
import type { PackFiles } from './packFileStore'
import type { ReportPage, ReportsPage } from './pages'
import { mayAsk, mayFetch } from './permissions'
import { isThere, keptDays, newReport, type Report, shareDone } from './report'
import type { Wanted } from './schemas'
import type { ReportStore } from './store'
import { periodName, type Wording } from './wording'

type Needs = {
  store: ReportStore
  packs: Pick<PackFiles, 'open'>
  units: { list(): Promise<Unit[]> }
  words(lang: Language): Pick<Wording, 't' | 'f'>
  audit: Pick<AuditService, 'record'>
  clock: Clock
  secret: string
}

export type ReportService = ReturnType<typeof createReportService>

const shownRows = 30

/** Evidence packs as officers ask for them. */
export function createReportService({ store, packs, units, words, audit, clock, secret }: Needs) {
  const today = () => localDate(clock.now())

  async function checkWanted(officer: Officer, { unit }: Wanted): Promise<void> {
    if (unit !== null && !(await units.list()).some(({ _id, kind }) => _id === unit && kind !== 'outside'))
      throw new Refused('missing', 'unitUnknown')
    if (!mayAsk(officer, unit)) throw new Refused('forbidden', 'reportForbidden')
  }

  const subjects = async (lang: Language) => subjectsOf(await units.list(), words(lang))

  async function theirs(officer: Officer, id: string): Promise<Report> {
    const report = await store.get(id)
    if (!report || report.kind !== 'evidence') throw new Refused('missing', 'reportMissing')
    if (!mayFetch(officer, report)) throw new Refused('forbidden', 'reportForbidden')
    return report
  }

  return {
    checkWanted,

    async page(officer: Officer, lang: Language): Promise<ReportsPage> {
      const sight = sightOf(officer)
      if (!sight) throw new Refused('forbidden', 'reportForbidden')
      const options = unitOptions(officer, await units.list())
      const periods = periodOptions(today(), words(lang))
      const [reports, subjectOf] = await Promise.all([store.latest(sight.units, 'evidence', shownRows), subjects(lang)])
      return {
        ...options,
        periods,
        parts: partIds.map((id) => ({ number: partNumber(id), id })),
        rows: reports
          .filter((report) => mayFetch(officer, report))
          .map(({ _id, unit, window, askedAt, state, file, code }) => ({
            subject: subjectOf(unit),
            period: periodName(words(lang), window),
            askedAt,
            state,
            bytes: file?.bytes ?? null,
            code,
            href: `/laporan/${_id}`,
          })),
        keptDays,
        values: firstValues(options, periods),
        errors: {},
        details: {},
      }
    },

    /** Asks for a pack; while the same is being made, it is that one. Returns its id. */
    async ask(officer: Officer, { unit, window }: Wanted): Promise<string> {
      await checkWanted(officer, { unit, window })
      const { inspects: all } = sightOf(officer)!
      const inspects = all.filter((id) => unit === null || id === unit)
      const wanted = { kind: 'evidence', unit, window, inspects } as const
      const same = await store.underWay(wanted)
      if (same) return same._id
      const _id = randomBytes(12).toString('hex')
      await store.insert({
        ...newReport(_id, verificationCode(secret, _id)),
        ...wanted,
        ...askedBy(officer),
        askedAt: clock.now(),
      })
      const details = { unit: unit ?? 'all', ...window }
      await audit.record({ by: officer.id, as: officer.post, deed: 'askReport', target: `report:${_id}`, details })
      return _id
    },

    async show(officer: Officer, id: string, lang: Language): Promise<ReportPage> {
      const report = await theirs(officer, id)
      const { unit, window, askedAt, madeAt, expiresAt, code, print, progress, file, files, inspects } = report
      const subjectOf = await subjects(lang)
      const isGone = report.state === 'done' && !isThere(report, clock.now())
      return {
        id,
        subject: subjectOf(unit),
        period: periodName(words(lang), window),
        askedAt,
        madeAt,
        expiresAt,
        state: isGone ? 'expired' : report.state,
        code,
        print,
        progress: progress && { ...progress, share: shareDone(report) },
        file,
        files,
        oversight: inspects.length > 0,
        checkHref: `/periksa/${code}`,
      }
    },

    /** @throws Refused `missing` while it is not whole, and once its time has passed */
    async fetch(officer: Officer, id: string): Promise<{ stream: Readable; file: ZipEntry }> {
      const report = await theirs(officer, id)
      if (!isThere(report, clock.now()) || !report.stored || !report.file) throw new Refused('missing', 'reportNotThere')
      await audit.record({ by: officer.id, as: officer.post, deed: 'fetchReport', target: `report:${id}` })
      return { stream: await packs.open(report.stored), file: report.file }
    },
  }
}

const askedBy = ({ id, title }: Officer) => ({ askedBy: id, askedAs: title })
