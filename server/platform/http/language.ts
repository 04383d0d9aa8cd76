import type { RequestHandler } from 'express'
import { type Language, languages } from '../i18n'

const year = 365 * 24 * 60 * 60 * 1000
const isLanguage = (value: unknown): value is Language => languages.includes(value as Language)

/**
 * Sets `res.locals.lang`: `?lang=` in the address wins and is remembered in the cookie `bahasa`, else the cookie, else Indonesian.
 * Needs cookie-parser before it.
 */
export function language(): RequestHandler {
  return (req, res, next) => {
    const asked = req.query.lang
    const remembered: unknown = req.cookies?.bahasa
    if (isLanguage(asked)) res.cookie('bahasa', asked, { maxAge: year, httpOnly: true, sameSite: 'lax', secure: req.secure })
    res.locals.lang = isLanguage(asked) ? asked : isLanguage(remembered) ? remembered : 'id'
    next()
  }
}
