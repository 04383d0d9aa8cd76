import { classes } from '../complaints/complaint'
import { Refused } from '../errors'
import { zoneOf } from '../indicators/compliance'
import { startOf } from '../indicators/period'
import type { PublishedScore } from '../indicators/published'
import type { Clock } from '../platform/clock'
import type { Language, Translate } from '../platform/i18n'
import { localDate } from '../platform/localDate'
import { remember } from '../platform/remember'
import { categories } from '../routing/category'
import type { Rules } from '../sla/rules'
import type { Kecamatan, Unit } from '../units/unit'
import { type FileId, fileHref, fileIds, linksTo, monthHref } from './catalog'
import { type Dimension, dimensions, nobody } from './counts'
import type { Edition } from './edition'
import { createEditions, type NumbersPort } from './editionService'
import { columns, type NameOf, type Part } from './files'
import type { DataPage, Licence, PerformanceList, PerformancePage } from './pages'
import { isShown, lastHalves, lastMonth, performanceRows } from './performance'
import { changesOf, type Published, publishedOf } from './published'
import type { EditionStore } from './store'
import { trendOf } from './trend'

/** An improvement that was published: what became better because of complaints. */
export type Improved = { unit: string; text: string; on: string; href: string }

type Needs = {
  numbers: NumbersPort
  store: EditionStore
  units: { list(): Promise<Unit[]>; kecamatan(): Promise<Kecamatan[]> }
  scores: () => Promise<readonly PublishedScore[]>
  improvements: () => Promise<readonly Improved[]>
  rules: () => Promise<Pick<Rules, 'policyFor'>>
  words: Record<Language, Translate>
  licence: Licence
  baseUrl: string
  clock: Clock
  freshMs?: number
}

export type OpenDataService = ReturnType<typeof createOpenDataService>

const publicClasses = classes.filter((name) => name !== 'oversight')
const dimensionOf: Record<FileId, Dimension> = {
  unit: 'unit',
  kategori: 'category',
  kecamatan: 'place',
  kelas: 'class',
  'unit-semester': 'unit',
}

/**
 * What everybody may know: the months as published, and each unit's page in words. Read once a minute whoever asks, and given from memory while the database
 * is away.
 */
export function createOpenDataService(needs: Needs) {
  const { numbers, store, units, scores, improvements, rules, words, licence, baseUrl, clock, freshMs = 60_000 } = needs
  const rows = async () => ({
    unit: (await units.list()).filter(isShown).map(({ _id }) => _id),
    category: categories,
    place: (await units.kecamatan()).map(({ code }) => code),
    class: publicClasses,
  })
  const editions = createEditions({ numbers, store, rows, clock })

  const memory = remember(
    async () => {
      const [known, published, improved] = await Promise.all([editions.upToDate(), scores(), improvements()])
      return { known, ...publishedOf(known), scores: published, improved }
    },
    { freshMs, printOf: ({ known, scores: all, improved }) => JSON.stringify([known.map(printOf), all, improved]) },
  )

  async function nameOf(): Promise<NameOf> {
    const [register, places, t] = [await units.list(), await units.kecamatan(), words.id]
    const names: Record<Dimension, Map<string, string>> = {
      unit: new Map(register.map(({ _id, name }) => [_id, name])),
      place: new Map(places.map(({ code, name }) => [code, name])),
      category: new Map(categories.map((id) => [id, t(`desk:categories.${id}`)])),
      class: new Map(publicClasses.map((id) => [id, t(`common:classes.${id}`)])),
    }
    return (by, { kind, id }) => {
      if (kind !== 'one') return t(`opendata:rows.${kind}`)
      return id === nobody ? t(`opendata:none.${by}`) : (names[by].get(id) ?? id)
    }
  }

  /** @throws Refused `missing` `monthMissing` for a month that is not published */
  async function monthParts(month: string): Promise<Part[]> {
    const found = (await memory.get()).months.find((one) => one.month === month)
    if (!found) throw new Refused('missing', 'monthMissing')
    const { tables, ...dates } = found
    return dimensions.map((by) => ({ period: month, by, table: tables[by], ...dates }))
  }

  /** @throws Refused `missing` `yearMissing` for a year of which nothing is published */
  async function fileParts(id: FileId, year: string | null): Promise<Part[]> {
    const { months, halves } = await memory.get()
    const by = dimensionOf[id]
    const all: Part[] =
      id === 'unit-semester'
        ? halves.map(({ half, ...rest }) => ({ period: half, by, ...rest }))
        : months.map(({ month, tables, ...dates }) => ({ period: month, by, table: tables[by], ...dates }))
    const parts = all.filter(({ period }) => year === null || period.startsWith(year))
    if (year !== null && parts.length === 0) throw new Refused('missing', 'yearMissing')
    return parts
  }

  async function dataPage(): Promise<DataPage> {
    const { known, months } = await memory.get()
    const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].reverse()
    return {
      licence,
      baseUrl,
      first: months[0]?.month ?? null,
      last: months.at(-1)?.month ?? null,
      files: fileIds.map((id) => linksTo(id, fileHref)),
      years: years.map((year) => ({
        year,
        months: months
          .filter(({ month }) => month.startsWith(year))
          .map((one) => ({ ...datesOf(one), ...linksTo(one.month, monthHref) })),
      })),
      fields: columns,
      changes: changesOf(known).slice(0, 24),
      citedOn: localDate(clock.now()),
    }
  }

  async function performanceList(values: PerformanceList['values']): Promise<PerformanceList> {
    const [published, register] = [await memory.get(), await units.list()]
    return {
      month: published.months.at(-1)?.month ?? null,
      all: lastMonth(published, 'all'),
      rows: performanceRows(published, register, values),
      units: register.filter(isShown).length,
      values,
    }
  }

  /** @throws Refused `missing` `unitUnknown` for whatever is no active unit of the regency */
  async function performancePage(id: string, lang: Language): Promise<PerformancePage> {
    const [published, register] = [await memory.get(), await units.list()]
    const unit = register.find(({ _id }) => _id === id)
    if (!unit || !isShown(unit)) throw new Refused('missing', 'unitUnknown')
    return {
      unit: { id, name: unit.name, shortName: unit.shortName },
      month: lastMonth(published, id),
      halves: lastHalves(published, id, 2),
      trend: trendOf(published, id, words[lang]),
      limits: await limitsOf(id),
      improvements: published.improved.filter((one) => one.unit === id).map(({ text, on, href }) => ({ text, on, href })),
      scores: scoresOf(published, id),
      updated: published.months.at(-1)?.revisedOn ?? published.months.at(-1)?.firstOn ?? null,
    }
  }

  async function limitsOf(unit: string): Promise<PerformancePage['limits']> {
    const [{ policyFor }, receivedAt] = [await rules(), startOf(localDate(clock.now()))]
    return publicClasses.map((name) => {
      const kind = name === 'information' ? 'informasi' : 'pengaduan'
      const { verification, resolution } = policyFor({ kind, class: name, category: '', unit, receivedAt })?.targets ?? {}
      return { class: name, verification: verification ?? null, answer: resolution ?? null }
    })
  }

  return {
    dataPage,
    monthParts,
    fileParts,
    nameOf,
    performanceList,
    performancePage,
    /** What is published, for the catalogue. */
    published: async (): Promise<Published> => memory.get(),
    /** Equal as long as every file is. */
    print: async (): Promise<string> => JSON.stringify([(await memory.get()).known.map(printOf), (await rows()).unit]),
  }
}

const printOf = ({ _id, firstOn, revisions, checkedIn }: Edition): string => [_id, firstOn, ...revisions, checkedIn].join(' ')

const datesOf = ({ month, firstOn, revisedOn }: Published['months'][number]) => ({ month, firstOn, revisedOn })

const scoresOf = ({ scores }: { scores: readonly PublishedScore[] }, id: string): PerformancePage['scores'] =>
  scores
    .filter(({ unit }) => unit === id)
    .map(({ year, score, source, ...band }) => ({ year, score, zone: zoneOf(band), source }))
    .sort((a, b) => b.year - a.year)
