import type { Language } from '../platform/i18n'
import type { Unit } from '../units/unit'
import { readFingerprint, readVerificationCode } from './code'
import { subjectsOf } from './options'
import type { CheckPage } from './pages'
import type { Report } from './report'
import type { ReportStore } from './store'
import { periodName, type Wording } from './wording'

type Needs = {
  store: Pick<ReportStore, 'byCode'>
  units: { list(): Promise<Unit[]> }
  words(lang: Language): Pick<Wording, 't' | 'f'>
}

export type CheckService = ReturnType<typeof createCheckService>

/** Whether a paper is what it says: for everybody, without a name of anybody. */
export function createCheckService({ store, units, words }: Needs) {
  return {
    /** What a code stands for, and whether a file with this fingerprint is it, or in it. For everybody. */
    async check(typed: { code: string; fingerprint: string }, lang: Language): Promise<CheckPage> {
      const [code, fingerprint] = [readVerificationCode(typed.code), readFingerprint(typed.fingerprint)]
      const report = code ? await store.byCode(code) : null
      const errors = errorsOf(typed, { code, fingerprint, report })
      const subjectOf = subjectsOf(await units.list(), words(lang))
      return {
        code: code ?? '',
        fingerprint: fingerprint ?? '',
        values: typed,
        asked: typed.code !== '',
        errors,
        details: {},
        found: report && foundOf(report, subjectOf(report.unit), periodName(words(lang), report.window)),
        match: report && fingerprint ? matchOf(report, fingerprint) : null,
      }
    },
  }
}

type Read = { code: string | null; fingerprint: string | null; report: Report | null }
function errorsOf(typed: { code: string; fingerprint: string }, { code, fingerprint, report }: Read): Record<string, string> {
  if (typed.code === '') return {}
  if (!code) return { code: 'verificationMistyped' }
  if (!report) return { code: 'verificationUnknown' }
  return typed.fingerprint !== '' && !fingerprint ? { fingerprint: 'fingerprintInvalid' } : {}
}

const foundOf = ({ kind, madeAt, state, print, files, file }: Report, subject: string, period: string): CheckPage['found'] => ({
  kind,
  subject,
  period,
  madeAt,
  state,
  print,
  files: files.length,
  sha256: file?.sha256 ?? null,
})

/** The names of files can be those of people: only those that the product gave are told. */
function matchOf({ file, files }: Report, fingerprint: string): CheckPage['match'] {
  if (file?.sha256 === fingerprint) return { is: 'whole', name: file.name }
  const part = files.find(({ sha256 }) => sha256 === fingerprint)
  return part ? { is: 'part', name: part.name.includes('/') ? part.name.split('/')[0]! : part.name } : { is: 'none', name: null }
}
