import type { Express } from 'express'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import nunjucks from 'nunjucks'
import { createFormats } from './formats'
import { createTranslator, type Language, languages } from './i18n'
import { projectRoot } from './root'

/** Who looks at the page, and where: in every render. `menu` holds the ids of the places this officer may open. */
export type Site = {
  sample: boolean
  lang: Language
  path: string
  /** News for this officer that is not seen yet. */
  unread?: number
  /** `keys`: whether one-key shortcuts work in this browser. */
  officer: { name: string; title: string; role: string; menu: string[]; keys: boolean } | null
}

/** What the templates of views/errors are given. `code` is a refusal code; `text` is what somebody wrote and must not lose. */
export type ErrorPage = { code: string; details: Record<string, unknown>; requestId: string; text: string | null; back: string }

export type Views = ReturnType<typeof createViews>
type ViewOptions = { dir?: string; assets?: string; production?: boolean }
type Context = { lang: Language; site?: Site }

/**
 * All templates in both languages. `render` gives a page, `mail` a subject (the first line of its template) and a text.
 * In production templates are read once and a missing word shows its key; elsewhere both fail loudly.
 */
export function createViews({
  dir = join(projectRoot(), 'views'),
  assets = join(projectRoot(), 'dist', 'public'),
  production = false,
}: ViewOptions = {}) {
  const asset = createAsset(assets, production)
  const build = (lang: Language, autoescape: boolean) => environment({ dir, lang, production, autoescape, asset })
  const both = (autoescape: boolean) =>
    Object.fromEntries(languages.map((lang) => [lang, build(lang, autoescape)])) as Record<Language, nunjucks.Environment>
  const pages = both(true)
  const mails = both(false)

  return {
    dir,
    render(name: string, model: object, { lang, site = nobody(lang) }: Context): string {
      return pages[lang].render(`${name}.njk`, { ...model, site })
    },
    mail(name: string, model: object, { lang }: { lang: Language }): { subject: string; text: string } {
      const [subject = '', ...rest] = mails[lang].render(`email/${name}.njk`, model).trim().split('\n')
      return {
        subject: subject.trim(),
        text:
          rest
            .join('\n')
            .replace(/\n{3,}/g, '\n\n')
            .trim() + '\n',
      }
    },
  }
}

/** `res.render('citizen/start', model)`; the language and the site come from `res.locals`. */
export function useViews(app: Express, views: Views): void {
  app.set('views', views.dir)
  app.set('view engine', 'njk')
  app.engine('njk', (file: string, model: object, done: (error: unknown, html?: string) => void) => {
    try {
      const { site = nobody('id') } = model as { site?: Site }
      done(null, views.render(relative(views.dir, file).replace(/\.njk$/, ''), model, { lang: site.lang, site }))
    } catch (error) {
      done(error)
    }
  })
}

const nobody = (lang: Language): Site => ({ sample: false, lang, path: '/', officer: null })

type EnvironmentOptions = {
  dir: string
  lang: Language
  production: boolean
  autoescape: boolean
  asset: (name: string) => string
}

// One environment a language, because macros see globals but not the context of the page that calls them.
function environment({ dir, lang, production, autoescape, asset }: EnvironmentOptions): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader([dir, join(projectRoot(), 'node_modules', 'govuk-frontend', 'dist')], {
    noCache: !production,
  })
  const env = new nunjucks.Environment(loader, { autoescape, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true })
  env.addGlobal('t', createTranslator(lang, { dir: join(dir, 'locales'), strict: !production }))
  env.addGlobal('lang', lang)
  env.addGlobal('asset', asset)
  for (const [name, format] of Object.entries(createFormats(lang))) env.addFilter(name, format)
  return env
}

// The build writes the names with their fingerprints; without a build the plain name serves.
function createAsset(dir: string, production: boolean): (name: string) => string {
  const read = (): Record<string, string> => {
    const file = join(dir, 'manifest.json')
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
  }
  const once = production ? read() : null
  return (name) => `/assets/${(once ?? read())[name] ?? name}`
}
