import type { MeasureId } from '../indicators/indicator'
import type { ZipEntry } from '../platform/zip'
import type { Numbered } from './numbered'
import type { FollowUp } from './registerRow'
import type { Report, Scope } from './report'
import type { Sources } from './sources'

/** The pieces of evidence, in the order of their numbers. */
export const partIds = [
  'channels',
  'procedure',
  'documents',
  'register',
  'timeliness',
  'followUp',
  'coaching',
  'improvements',
  'assessment',
] as const
export type PartId = (typeof partIds)[number]

/** `01`, `02`, … */
export const partNumber = (id: PartId): string => String(partIds.indexOf(id) + 1).padStart(2, '0')

/** What the sources gave, by their names. */
export type Lines = { [S in keyof Sources]: Awaited<ReturnType<Sources[S]>> }

/** All that an evidence pack is written from. `subject` is the name of the unit, or of the regency; `until` the last event that its numbers know. */
export type Evidence = {
  scope: Scope
  subject: string
  until: Date
  numbers: Numbered[]
  lines: Lines
}

/** What is known once the register has been gone through. */
export type Registered = { rows: number; followUp: FollowUp; workbook: boolean }

/** A part as the table of contents tells it: the files that it consists of; `empty` where its source had nothing. */
export type MadePart = { id: PartId; files: ZipEntry[]; empty: boolean }

/** What the index tells of the making itself. */
export type Colophon = Pick<Report, 'code' | 'askedAt' | 'askedAs' | 'inspects'> & {
  madeAt: Date
  askedByName: string
  address: string
}

/** Measures of the whole subject, in the order in which papers tell them. */
export const toldMeasures = [
  'received',
  'answers',
  'closings',
  'returns',
  'extended',
  'onTime.verification',
  'onTime.followUp',
  'onTime.unit',
  'onTime.resolution',
  'median.unit',
  'p90.unit',
  'median.resolution',
  'p90.resolution',
  'returned',
  'hops',
  'reopened',
  'confirmed',
  'rating',
  'evidence',
  'paused',
  'backlog.all',
  'backlog.0-5',
  'backlog.6-14',
  'backlog.15-60',
  'backlog.over60',
  'overdue',
] as const satisfies readonly MeasureId[]

/** Those told of each unit beside the others, and of each month. */
export const unitMeasures = [
  'received',
  'answers',
  'onTime.unit',
  'onTime.resolution',
  'median.resolution',
  'backlog.all',
] as const satisfies readonly MeasureId[]
export const monthMeasures = [
  'received',
  'answers',
  'onTime.resolution',
  'median.resolution',
] as const satisfies readonly MeasureId[]

/** Of more months than this, the months are not told one by one. */
export const mostMonths = 36
