import i18next from 'i18next'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './root'

export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]

/** `t('citizen:start.title', { name })`: the words of a key in the translator's language, not escaped. */
export type Translate = (key: string, params?: Record<string, unknown>) => string

type TranslatorOptions = { dir?: string; strict?: boolean }

const localesDir = () => join(projectRoot(), 'views', 'locales')

/** All words of a language, namespace (file name) → nested keys. */
export function readWords(lang: Language, dir = localesDir()): Record<string, Record<string, unknown>> {
  const files = readdirSync(join(dir, lang)).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(
    files.map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(join(dir, lang, file), 'utf8'))]),
  )
}

/**
 * The words of one language. A missing key throws when `strict` (development, tests) and else shows the key.
 * Nothing is escaped here: the templates do that.
 */
export function createTranslator(lang: Language, { dir, strict = true }: TranslatorOptions = {}): Translate {
  const words = readWords(lang, dir)
  const instance = i18next.createInstance()
  void instance.init({
    lng: lang,
    fallbackLng: false,
    resources: { [lang]: words },
    ns: Object.keys(words),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return (key, params = {}) => {
    if (strict && !instance.exists(key, params)) throw new Error(`No words for "${key}" in ${lang}`)
    return instance.t(key, params)
  }
}
