import { classes } from '../complaints/complaint'
import { windowOfMonth } from '../indicators/period'
import type { Language, Translate } from '../platform/i18n'
import { categories } from '../routing/category'
import { catalogOf, type Dataset, type FileId, fileHref, fileIds, linksTo, monthHref } from './catalog'
import { dimensions } from './counts'
import { dictionaryOf, type Entry } from './dictionary'
import { monthsOfHalf } from './edition'
import type { Licence } from './pages'
import type { Published } from './published'

type Needs = { published: () => Promise<Published>; words: Record<Language, Translate>; licence: Licence; baseUrl: string }
type AnyFile = FileId | 'bulan' | 'kamus'

export type CatalogService = ReturnType<typeof createCatalog>

/** What there is, said for machines: the catalogue, the dictionary, and the head of each JSON file. */
export function createCatalog({ published, words, licence, baseUrl }: Needs) {
  const dictionary: Entry[] = dictionaryOf(words, { by: dimensions, kind: ['all', 'one', 'rest'], names: namedCodes(words) })

  const inBoth = (of: (t: Translate) => string) => ({ id: of(words.id), en: of(words.en) })
  const aboutOf = (id: AnyFile) =>
    Object.fromEntries(
      Object.entries(words).map(([lang, t]) => [
        lang,
        { title: t(`opendata:files.${id}.title`), description: t(`opendata:files.${id}.description`) },
      ]),
    ) as Dataset['about']

  function datasetsOf({ months, halves }: Published): Dataset[] {
    const spans = { months: [months[0]?.month, months.at(-1)?.month], halves: [halves[0]?.half, halves.at(-1)?.half] }
    return fileIds.map((id) => {
      const isHalf = id === 'unit-semester'
      const all = isHalf ? halves : months
      const [first, last] = isHalf
        ? [spans.halves[0] && monthsOfHalf(spans.halves[0])[0], spans.halves[1] && monthsOfHalf(spans.halves[1])[5]]
        : spans.months
      return {
        ...linksTo(id, fileHref),
        about: aboutOf(id),
        first: first ? windowOfMonth(first).from : null,
        last: last ? windowOfMonth(last).to : null,
        modified: all.reduce<string | null>((latest, { firstOn, revisedOn }) => max(latest, revisedOn ?? firstOn), null),
      }
    })
  }

  return {
    dictionary: () => dictionary,

    async catalog(): Promise<object> {
      const all = await published()
      const months = all.months.map(({ month, firstOn, revisedOn }): Dataset => ({
        ...linksTo(month, monthHref),
        id: `bulan-${month}`,
        about: aboutOf('bulan'),
        first: windowOfMonth(month).from,
        last: windowOfMonth(month).to,
        modified: revisedOn ?? firstOn,
      }))
      const about = {
        id: { title: words.id('opendata:title'), description: words.id('opendata:lead') },
        en: { title: words.en('opendata:title'), description: words.en('opendata:lead') },
      }
      return catalogOf({
        baseUrl,
        licence,
        about,
        publisher: inBoth((t) => t('opendata:publisher')),
        datasets: [...datasetsOf(all), ...months],
      })
    },

    /** What a JSON file says of itself before the rows. */
    described(id: AnyFile) {
      return {
        about: {
          title: inBoth((t) => t(`opendata:files.${id}.title`)),
          licence,
          source: `${baseUrl}/data`,
          dictionary: `${baseUrl}/data/kamus.json`,
          hidden: inBoth((t) => t('opendata:hiding.short')),
          revised: inBoth((t) => t('opendata:revising')),
        },
      }
    },
  }
}

const max = (a: string | null, b: string): string => (a !== null && a > b ? a : b)

function namedCodes(words: Record<Language, Translate>): Entry[] {
  const named = (by: string, key: string, codes: readonly string[]): Entry[] =>
    codes.map((code) => ({ column: `id (${by})`, code, id: words.id(`${key}.${code}`), en: words.en(`${key}.${code}`) }))
  return [
    ...named('category', 'desk:categories', categories),
    ...named(
      'class',
      'common:classes',
      classes.filter((name) => name !== 'oversight'),
    ),
  ]
}
