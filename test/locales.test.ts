import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { archiveReasons, classes, identities, kinds, states } from '../server/complaints/complaint'
import { officerDeeds, reporterDeeds } from '../server/complaints/permissions'
import { deskViews } from '../server/complaints/desk'
import { languages, readWords } from '../server/platform/i18n'
import { projectRoot } from '../server/platform/root'
import { categories } from '../server/routing/category'
import { clockNames } from '../server/sla/clock'

type Words = { [key: string]: string | Words }

const root = projectRoot()
const flat = (words: Words, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
const all = Object.fromEntries(
  languages.map((lang) => [
    lang,
    Object.fromEntries(Object.entries(readWords(lang)).flatMap(([ns, words]) => flat(words as Words, `${ns}:`))),
  ]),
)
// English has a form for one and one for many, Indonesian one for both.
const withoutNumber = (key: string) => key.replace(/_(one|other)$/, '')
const keysOf = (lang: string) => [...new Set(Object.keys(all[lang]!).map(withoutNumber))].sort()

const sources = (folder: string, ending: RegExp): string =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
const templates = sources('views', /\.njk$/)
const server = sources('server', /\.ts$/)

/** Codes by which the domain refuses: of `Refused`, of the `refuse` functions, and of the fields' schemas. */
const refusalCodes = [
  ...server.matchAll(/(?:Refused\(\s*'\w+',\s*|refuse\(\s*)'(\w+)'/g),
  ...server.matchAll(/'(\w+(?:Missing|Invalid|Unknown|Long|Short|Many|Malformed|Mistyped)|tooLong)'/g),
].map(([, code]) => code!)

describe('the words', () => {
  test('have the same keys in both languages', () => {
    expect(keysOf('en')).toEqual(keysOf('id'))
  })

  test('have the same placeholders in both languages', () => {
    const placeholders = (text: string) =>
      [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].filter((name) => name !== 'count').sort()
    const english = Object.entries(all.en!).map(([key, text]) => [withoutNumber(key), placeholders(text)])
    const indonesian = Object.fromEntries(Object.entries(all.id!).map(([key, text]) => [withoutNumber(key), placeholders(text)]))
    for (const [key, names] of english) expect({ key, names }).toEqual({ key, names: indonesian[key as string] })
  })

  test('are none of them empty', () => {
    for (const lang of languages) expect(Object.entries(all[lang]!).filter(([, text]) => !text.trim())).toEqual([])
  })

  test.each([
    ['state', states.map((state) => `common:states.${state}`)],
    ['sentence for each state', states.map((state) => `citizen:sentences.${state}`)],
    ['kind', kinds.map((kind) => `common:kinds.${kind}`)],
    ['class', classes.flatMap((name) => [`common:classes.${name}`, `desk:classHints.${name}`])],
    ['identity', identities.flatMap((identity) => [`common:identities.${identity}`, `citizen:identityHints.${identity}`])],
    ['archive reason', archiveReasons.flatMap((reason) => [`common:archiveReasons.${reason}`, `desk:archiveHints.${reason}`])],
    ['clock', clockNames.map((clock) => `common:clocks.${clock}`)],
    ['category', categories.map((category) => `desk:categories.${category}`)],
    [
      'officer’s deed',
      officerDeeds.flatMap((deed) => ['name', 'lead', 'send', 'done'].map((part) => `desk:deeds.${deed}.${part}`)),
    ],
    ['reporter’s deed', reporterDeeds.flatMap((deed) => [`citizen:done.${deed}.what`, `citizen:done.${deed}.next`])],
    ['view of the list', deskViews.map((view) => `desk:views.${view}`)],
    ['refusal', [...new Set(refusalCodes)].map((code) => `refusals:${code}`)],
  ])('exist for every %s', (_, wanted) => {
    expect(wanted.filter((key) => !(key in all.id!))).toEqual([])
  })

  test('are all used', () => {
    const used = uses()
    expect(keysOf('id').filter((key) => !used(key))).toEqual([])
  })

  test('that the templates ask for by their full key all exist', () => {
    const asked = [...templates.matchAll(/\bt\(["'](\w+:[\w.-]+)["'][,)]/g)].map(([, key]) => key!)
    expect([...new Set(asked)].filter((key) => !keysOf('id').includes(key))).toEqual([])
  })
})

/** A key is used when a template or the server names it, or names its beginning and adds the rest. */
function uses(): (key: string) => boolean {
  const text = templates + server
  const named = new Set([...text.matchAll(/["'`](\w+:[\w.-]+)["'`]/g)].map(([, key]) => key!))
  const begun = [...new Set([...text.matchAll(/["'`](\w+:[\w.-]*)(?:["'`]\s*(?:\+|~)|\$\{)/g)].map(([, start]) => start!))]
  return (key) => named.has(key) || begun.some((start) => key.startsWith(start))
}
