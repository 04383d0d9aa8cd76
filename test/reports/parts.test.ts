import { createFormats } from '../../server/platform/formats'
import { createTranslator } from '../../server/platform/i18n'
import type { PdfBlock } from '../../server/platform/pdf'
import type { Evidence, Lines } from '../../server/reports/evidence'
import { countOf, numbered } from '../../server/reports/numbered'
import { channelsPart } from '../../server/reports/parts/channelsPart'
import { followUpPart } from '../../server/reports/parts/followUpPart'
import { indexPart } from '../../server/reports/parts/indexPart'
import { assessmentPart, coachingPart, improvementsPart } from '../../server/reports/parts/logParts'
import { numbersTable } from '../../server/reports/parts/numbersTable'
import { procedurePart } from '../../server/reports/parts/procedurePart'
import { timelinessPart } from '../../server/reports/parts/timelinessPart'
import type { ImprovementLine } from '../../server/reports/sources'
import { noFollowUp } from '../../server/reports/registerRow'
import { periodName, targetText, valueText, type Wording } from '../../server/reports/wording'
import { at } from '../support/aComplaint'

const w: Wording = {
  t: createTranslator('id'),
  f: createFormats('id'),
  unitName: (id) => `Dinas ${id}`,
  placeName: (code) => code,
}
const window = { from: '2026-10-01', to: '2026-10-31' }
const noLines: Lines = {
  channels: [],
  procedures: [],
  documents: [],
  coaching: [],
  improvements: [],
  assessments: [],
  surveys: [],
}
const evidenceOf = (over: Partial<Evidence> = {}, lines: Partial<Lines> = {}): Evidence => ({
  scope: { unit: 'dpupr', window },
  subject: 'Dinas dpupr',
  until: at('2026-10-31T23:59'),
  numbers: [],
  ...over,
  lines: { ...noLines, ...lines },
})
const textOf = (blocks: PdfBlock[]): string =>
  blocks
    .map((block) =>
      'table' in block
        ? [
            block.table.caption,
            ...block.table.columns.map(({ title }) => title),
            ...[...(block.table.rows as string[][])].flat(),
          ].join(' | ')
        : 'list' in block
          ? block.list.join('\n')
          : Object.values(block)[0],
    )
    .join('\n')
const share = (numerator: number, denominator: number, id = 'onTime.unit', unit: string | null = 'dpupr') =>
  numbered({ id, unit, window }, { numerator, denominator, value: denominator ? numerator / denominator : null })

describe('a table of numbers', () => {
  test('has the interval of shares, says which are few, and none where nothing is shared out', () => {
    const text = textOf([
      numbersTable(w, 'Angka', [
        share(87, 100),
        share(3, 4),
        share(0, 0),
        numbered({ id: 'received', unit: 'dpupr', window }, countOf(412)),
        numbered({ id: 'followUp.all', unit: 'dpupr', window }, countOf(61, 61)),
      ]),
    ])
    expect(text).toContain('87,0\u00a0% | 87 | 100 | 79,0–92,2\u00a0%')
    expect(text).toContain('75,0\u00a0% | 3 | 4 | n di bawah 10')
    expect(text).toContain('– | 0 | 0 |  |')
    expect(text).toContain('Aduan masuk | 412 | 412 | 412 |  |')
    expect(text).toContain('Aduan dalam register | 61 | 61 | 61 |  |')
  })
})

describe('a part without a source', () => {
  test.each([
    ['channels', channelsPart, 'Belum ada saluran lain'],
    ['procedure', procedurePart, 'Belum ada prosedur'],
    ['coaching', coachingPart, 'Tidak ada pembinaan'],
    ['improvements', improvementsPart, 'Tidak ada perbaikan'],
    ['assessment', assessmentPart, 'Belum ada penilaian mandiri'],
    ['follow-up', followUpPart, 'Tidak ada aduan'],
  ] as const)('%s says so', (_, part, said) => expect(textOf(part(evidenceOf(), w))).toContain(said))
})

describe('an improvement', () => {
  const line: ImprovementLine = {
    unit: 'dpupr',
    title: 'Tambal cepat',
    category: 'jalan',
    cause: 'Aspal menunggu',
    change: 'Stok di kecamatan',
    state: 'measured',
    dueOn: '2026-09-30',
    doneOn: '2026-09-20',
    effect: { verdict: 'fewer', before: 24, after: 9, days: 90 },
  }
  test('tells cause, change, and what came of it in a plain sentence', () => {
    const text = textOf(improvementsPart(evidenceOf({}, { improvements: [line] }), w))
    for (const said of [
      'Tambal cepat',
      'Sebab: Aspal menunggu',
      'Yang diubah: Stok di kecamatan',
      '24 aduan dalam 90 hari sebelumnya, 9 sesudahnya. Aduan tema ini lebih jarang',
    ])
      expect(text).toContain(said)
  })
  test('that is not measured yet says so', () => {
    expect(textOf(improvementsPart(evidenceOf({}, { improvements: [{ ...line, effect: null }] }), w))).toContain('Belum diukur.')
  })
})

describe('an assessment and a survey', () => {
  const assessments = [{ unit: 'dpupr', year: 2026, dimension: 'process', points: 20.5, items: 28, accepted: 12, score: 73.2 }]
  const surveys = [{ unit: 'dpupr', from: '2026-01-01', to: '2026-06-30', index: 8412, respondents: 120, letter: 'B' }]
  test('stand in a table, each cell below its heading', () => {
    const blocks = assessmentPart(evidenceOf({}, { assessments, surveys }), w)
    expect(textOf(blocks)).toContain('Dinas dpupr | 2026 | Proses | 20,5 dari 28 | 12 | 73,20')
    for (const block of blocks) {
      if (!('table' in block)) continue
      for (const row of block.table.rows as string[][]) expect(row).toHaveLength(block.table.columns.length)
    }
  })
})

describe('timeliness', () => {
  test('of a unit has no other unit beside it; of the regency has all, in order of name', () => {
    const numbers = [share(8, 10, 'onTime.unit', null), share(1, 2, 'onTime.unit', 'b'), share(1, 1, 'onTime.unit', 'a')]
    const regency = textOf(timelinessPart(evidenceOf({ scope: { unit: null, window }, numbers }), w))
    expect(regency.indexOf('Dinas a')).toBeLessThan(regency.indexOf('Dinas b'))
    expect(regency).toContain('50,0\u00a0%\n(n 2)')
    expect(textOf(timelinessPart(evidenceOf({ numbers }), w))).not.toContain('Unit demi unit')
  })
  test('tells months only where there are several', () => {
    const month = (of: string) => numbered({ id: 'received', unit: 'dpupr', of, window }, countOf(3))
    expect(textOf(timelinessPart(evidenceOf({ numbers: [month('2026-09'), month('2026-10')] }), w))).toContain(
      'September 2026 | 3',
    )
    expect(textOf(timelinessPart(evidenceOf({ numbers: [month('2026-10')] }), w))).not.toContain('Bulan demi bulan')
  })
})

test('the index names many files of a part by their number, and says what the register lacks', () => {
  const file = (name: string) => ({ name, bytes: 1, sha256: 'a'.repeat(64) })
  const parts = [
    { id: 'documents' as const, files: ['1', '2', '3', '4', '5'].map(file), empty: false },
    { id: 'register' as const, files: [file('04.csv')], empty: false },
  ]
  const colophon = {
    code: 'BKT-1',
    askedAt: at('2026-11-01T09:00'),
    askedAs: 'Kepala',
    inspects: ['inspektorat'],
    madeAt: at('2026-11-01T09:01'),
    askedByName: 'Dewi',
    address: 'https://contoh.invalid/periksa',
  }
  const text = textOf(
    indexPart(
      {
        evidence: evidenceOf(),
        parts,
        manifest: file('manifest.json'),
        registered: { rows: 61_234, followUp: noFollowUp(), workbook: false },
        colophon,
      },
      w,
    ),
  )
  for (const said of [
    '5 berkas, mulai 1',
    '61.234 aduan.',
    'Terlalu panjang untuk XLSX',
    'Diminta oleh Dewi, Kepala',
    'BKT-1',
    'Aduan berkadar pengawasan ikut dihitung',
    'manifest.json | 1',
  ])
    expect(text).toContain(said)
})

describe('the wording of papers', () => {
  test.each([
    ['a month', window, 'Oktober 2026'],
    ['a quarter', { from: '2026-07-01', to: '2026-09-30' }, 'Triwulan III 2026'],
    ['a semester', { from: '2026-01-01', to: '2026-06-30' }, 'Semester I 2026'],
    ['a year', { from: '2026-01-01', to: '2026-12-31' }, 'Tahun 2026'],
    ['any days', { from: '2026-10-02', to: '2026-10-09' }, '2 Okt 2026 sampai 9 Okt 2026'],
  ])('calls %s by its name', (_, days, name) => expect(periodName(w, days)).toBe(name))

  test.each([
    ['onTime.unit', 0.874, '87,4\u00a0%'],
    ['median.resolution', 6, '6 hari kerja'],
    ['rating', 3.4218, '3,42'],
    ['backlog.all', 1_234, '1.234'],
    ['onTime.unit', null, '–'],
  ])('says %s in its unit of measure', (id, value, said) => expect(valueText(w, { id, value })).toBe(said))

  test.each([
    [{ days: 14 }, '14 hari kerja'],
    [{ minutes: 180 }, '180 menit kerja'],
    [null, '–'],
  ] as const)('says a limit %j', (target, said) => expect(targetText(w, target)).toBe(said))
})
