import type { Window } from '../indicators/period'
import type { ZipEntry } from '../platform/zip'

export const reportStates = ['waiting', 'making', 'done', 'failed', 'expired'] as const
export type ReportState = (typeof reportStates)[number]

/** What can be put on paper: everything for an examination, or the numbers of a month. */
export const reportKinds = ['evidence', 'monthly'] as const
export type ReportKind = (typeof reportKinds)[number]

/** What a paper is about. `unit` null: the whole regency. */
export type Scope = { unit: string | null; window: Window }

/** How far the making is; `part` is what is being made, rows are those of the register. */
export type Progress = { part: string; rows: number; of: number }

/**
 * A paper that was asked for. `inspects`: the units whose oversight cases are in it, which only their inspectors fetch. `print`: the fingerprint of all
 * its numbers together. `token`: who makes it now, until `leaseUntil`. The file goes when `expiresAt` has passed; what is known of it stays, so that it can be checked.
 */
export type Report = Scope & {
  _id: string
  code: string
  kind: ReportKind
  inspects: string[]
  askedAt: Date
  askedBy: string
  askedAs: string
  state: ReportState
  attempts: number
  token: string | null
  leaseUntil: Date | null
  progress: Progress | null
  files: ZipEntry[]
  file: ZipEntry | null
  /** The name of the file on the disk. */
  stored: string | null
  print: string | null
  madeAt: Date | null
  expiresAt: Date | null
}

/** One that has just been asked for. */
export const newReport = (
  _id: string,
  code: string,
): Omit<Report, 'kind' | 'unit' | 'window' | 'inspects' | 'askedAt' | 'askedBy' | 'askedAs'> => ({
  _id,
  code,
  state: 'waiting',
  attempts: 0,
  token: null,
  leaseUntil: null,
  progress: null,
  files: [],
  file: null,
  stored: null,
  print: null,
  madeAt: null,
  expiresAt: null,
})

export const keptDays = 30
/** A making that broke off so often is given up. */
export const mostAttempts = 3

/** Is there a file to be fetched? */
export const isThere = ({ state, expiresAt }: Pick<Report, 'state' | 'expiresAt'>, now: Date): boolean =>
  state === 'done' && expiresAt !== null && expiresAt > now

/** The share of the work that is done, 0 to 1. */
export const shareDone = ({ state, progress }: Pick<Report, 'state' | 'progress'>): number =>
  state === 'done' || state === 'expired' ? 1 : !progress || progress.of === 0 ? 0 : Math.min(0.99, progress.rows / progress.of)

/** The name under which a file of this is saved: what, of whom, of when. */
export const fileName = ({ kind, unit, window }: { kind: ReportKind | 'register' } & Scope, ending: string): string =>
  `${names[kind]}-${unit ?? 'kabupaten'}-${window.from}-${window.to}.${ending}`.replace(/[^\w.-]/g, '-')

const names = { evidence: 'berkas-bukti', monthly: 'laporan', register: 'register-aduan' }
