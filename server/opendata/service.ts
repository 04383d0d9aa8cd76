import { Refused } from '../errors'
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
import type { DataPage, Licence } from './pages'
import { isShown } from './performance'
import { createPerformance, type Improved, publicClasses } from './performanceService'
import { changesOf, type Published, publishedOf } from './published'
import type { EditionStore } from './store'

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

  // Of ten years they take a second, and change once a month.
  const tablesOf = onChange(publishedOf)

  const memory = remember(
    async () => {
      const [known, published, improved] = await Promise.all([editions.upToDate(), scores(), improvements()])
      return { known, ...tablesOf(known), scores: published, improved }
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

  return {
    dataPage,
    monthParts,
    fileParts,
    nameOf,
    ...createPerformance({ published: memory.get, units, rules, words, clock }),
    /** What is published, for the catalogue. */
    published: async (): Promise<Published> => memory.get(),
    /** Equal as long as every file is. */
    print: async (): Promise<string> =>
      JSON.stringify([(await memory.get()).known.map(printOf), (await units.list()).map(({ _id, name }) => [_id, name])]),
  }
}

const printOf = ({ _id, firstOn, revisions, checkedIn }: Edition): string => [_id, firstOn, ...revisions, checkedIn].join(' ')

/** Computes anew only when the editions have changed. */
function onChange<T>(compute: (editions: readonly Edition[]) => T): (editions: readonly Edition[]) => T {
  let last: { print: string; value: T } | null = null
  return (editions) => {
    const print = editions.map(printOf).join()
    if (last?.print !== print) last = { print, value: compute(editions) }
    return last.value
  }
}

const datesOf = ({ month, firstOn, revisedOn }: Published['months'][number]) => ({ month, firstOn, revisedOn })
