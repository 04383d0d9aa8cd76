import type { Window } from '../../indicators/period'
import type { PdfBlock } from '../../platform/pdf'
import { type Evidence, partNumber, type PartId } from '../evidence'
import { periodName, type Wording } from '../wording'

/** The head of a part: what it is, of whom, of when, and what it shows. */
export const headOf = (id: PartId, { subject, scope }: Evidence, w: Wording): PdfBlock[] => [
  { h1: `${partNumber(id)} ${w.t(`reports:parts.${id}.title`)}` },
  ...headingOf(subject, scope.window, w),
  { p: w.t(`reports:parts.${id}.lead`) },
]

/** Of whom, of when. */
export const headingOf = (subject: string, window: Window, w: Wording): PdfBlock[] => [
  { p: `${subject}. ${periodName(w, window)}.` },
]

/** What is said in place of a table without rows. */
export const nothing = (id: PartId, w: Wording): PdfBlock => ({ p: w.t(`reports:parts.${id}.empty`) })

type Column = NonNullable<Extract<PdfBlock, { table: unknown }>>['table']['columns'][number]

/** A table whose headings are keys below `reports:columns`, each with its share of the width; numbers stand right. */
export const tableOf = (
  w: Wording,
  caption: string,
  columns: readonly (readonly [key: string, width: number, align?: Column['align']])[],
  rows: readonly (readonly string[])[],
): PdfBlock => ({
  table: {
    caption,
    columns: columns.map(([key, width, align]) => ({ title: w.t(`reports:columns.${key}`), width, align })),
    rows,
  },
})
