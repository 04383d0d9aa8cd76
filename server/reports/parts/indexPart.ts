import type { PdfBlock } from '../../platform/pdf'
import { type Colophon, type Evidence, type MadePart, partNumber, type Registered } from '../evidence'
import type { ZipEntry } from '../../platform/zip'
import { printOf } from '../numbered'
import type { Wording } from '../wording'
import { headingOf, tableOf } from './frame'
import { numbersTable } from './numbersTable'
import { methodLines } from './timelinessPart'

type Index = { evidence: Evidence; parts: readonly MadePart[]; manifest: ZipEntry; registered: Registered; colophon: Colophon }

/** What is in the pack, who asked for it and when, how its numbers are made, and the fingerprints by which it can be checked. */
export function indexPart({ evidence, parts, manifest, registered, colophon }: Index, w: Wording): PdfBlock[] {
  const { numbers } = evidence
  const files = [...parts.flatMap((part) => part.files), manifest]
  return [
    { h1: w.t('reports:index.title') },
    ...aboutOf(evidence, colophon, w),
    { h2: w.t('reports:index.contents') },
    tableOf(
      w,
      '',
      [
        ['part', 4],
        ['files', 4],
        ['contents', 4],
      ],
      contentsOf(parts, registered, w),
    ),
    { h2: w.t('reports:method.title') },
    { list: [...methodLines(w), w.t('reports:method.register'), w.t('reports:method.masked')] },
    ...(colophon.inspects.length > 0 ? [{ p: w.t('reports:index.inspects') }] : []),
    { h2: w.t('reports:index.files') },
    { p: w.t('reports:index.howToCompare', { address: colophon.address }) },
    tableOf(
      w,
      '',
      [
        ['file', 4],
        ['bytes', 1.5, 'right'],
        ['sha256', 6],
      ],
      files.map(({ name, bytes, sha256 }) => [name, w.f.number(bytes), sha256]),
    ),
    { h2: w.t('reports:index.numbers') },
    { p: w.t('reports:index.print', { print: printOf(numbers), count: numbers.length }) },
    numbersTable(
      w,
      '',
      numbers.filter(({ unit, of }) => of === null && unit === evidence.scope.unit),
    ),
    { small: w.t('reports:index.manifest') },
  ]
}

const aboutOf = (
  { subject, scope, until }: Evidence,
  { code, madeAt, askedByName, askedAs, address }: Colophon,
  w: Wording,
): PdfBlock[] => [
  ...headingOf(subject, scope.window, w),
  {
    list: [
      w.t('reports:index.code', { code, address }),
      w.t('reports:index.made', { date: w.f.date(madeAt), time: w.f.time(madeAt) }),
      w.t('reports:index.asked', { name: askedByName, title: askedAs }),
      w.t('reports:index.until', { date: w.f.date(until), time: w.f.time(until) }),
    ],
  },
]

const contentsOf = (parts: readonly MadePart[], { rows, workbook }: Registered, w: Wording): string[][] =>
  parts.map(({ id, files, empty }) => [
    `${partNumber(id)} ${w.t(`reports:parts.${id}.title`)}`,
    files.length > 4
      ? w.t('reports:index.manyFiles', { count: files.length, first: files[0]!.name })
      : files.map(({ name }) => name).join('\n'),
    [
      empty ? w.t(`reports:parts.${id}.empty`) : w.t('reports:index.there'),
      id === 'register' ? w.t('reports:index.rows', { count: rows, rows: w.f.number(rows) }) : '',
      id === 'register' && !workbook ? w.t('reports:index.noWorkbook') : '',
    ]
      .filter(Boolean)
      .join(' '),
  ])
