import type { Language } from '../platform/i18n'
import type { Licence } from './pages'

/** The files of numbers, by the word in their address. */
export const fileIds = ['unit', 'kategori', 'kecamatan', 'kelas', 'unit-semester'] as const
export type FileId = (typeof fileIds)[number]
export const formats = { csv: 'text/csv', json: 'application/json' } as const
export type FileFormat = keyof typeof formats

export const fileHref = (id: string, format: FileFormat): string => `/data/${id}.${format}`
export const monthHref = (month: string, format: FileFormat): string => `/data/bulan/${month}.${format}`
export const linksTo = (id: string, href: (id: string, format: FileFormat) => string) => ({
  id,
  csv: href(id, 'csv'),
  json: href(id, 'json'),
})

export const schemaVersion = 'aduan-open-data/1'

type About = Record<Language, { title: string; description: string }>
export type Dataset = {
  id: string
  about: About
  first: string | null
  last: string | null
  modified: string | null
  csv: string
  json: string
}
type Needs = { baseUrl: string; licence: Licence; about: About; publisher: Record<Language, string>; datasets: Dataset[] }

const inBoth = (about: About, key: 'title' | 'description') =>
  Object.entries(about).map(([lang, words]) => ({ '@language': lang, '@value': words[key] }))

/** The catalogue as DCAT (https://www.w3.org/TR/vocab-dcat-3/) in JSON-LD, so that other portals can harvest it. */
export function catalogOf({ baseUrl, licence, about, publisher, datasets }: Needs): object {
  const owner = {
    '@type': 'foaf:Organization',
    'foaf:name': Object.entries(publisher).map(([lang, name]) => ({ '@language': lang, '@value': name })),
  }
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
    },
    '@id': `${baseUrl}/data`,
    '@type': 'dcat:Catalog',
    'dct:conformsTo': schemaVersion,
    'dct:title': inBoth(about, 'title'),
    'dct:description': inBoth(about, 'description'),
    'dct:license': { '@id': licence.url },
    'dct:publisher': owner,
    'dct:language': ['id', 'en'],
    'dcat:dataset': datasets.map(({ id, about: words, first, last, modified, csv, json }) => ({
      '@id': `${baseUrl}/data#${id}`,
      '@type': 'dcat:Dataset',
      'dct:identifier': id,
      'dct:title': inBoth(words, 'title'),
      'dct:description': inBoth(words, 'description'),
      'dct:license': { '@id': licence.url },
      'dct:publisher': owner,
      'dct:accrualPeriodicity': 'http://publications.europa.eu/resource/authority/frequency/MONTHLY',
      'dct:temporal': first && last ? { '@type': 'dct:PeriodOfTime', 'dcat:startDate': first, 'dcat:endDate': last } : undefined,
      'dct:modified': modified ?? undefined,
      'dcat:distribution': (['csv', 'json'] as const).map((format) => ({
        '@type': 'dcat:Distribution',
        'dcat:downloadURL': baseUrl + { csv, json }[format],
        'dcat:mediaType': formats[format],
        'dct:license': { '@id': licence.url },
      })),
    })),
  }
}
