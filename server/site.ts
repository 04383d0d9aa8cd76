import type { RequestHandler } from 'express'
import { hasShortcuts } from './platform/http/shortcuts'
import type { Site } from './platform/views'
import type { Language } from './platform/i18n'
import type { Officer, Role } from './staff/officer'

/** Which places of the house each role has a door to; what it may see inside is asked there. */
const menus: Record<Role, string[]> = {
  coordinator: ['desk', 'overview', 'compliance', 'improvements', 'reports', 'routing', 'register', 'rules'],
  liaison: ['desk', 'overview', 'compliance', 'improvements', 'reports', 'register'],
  head: ['desk', 'overview', 'compliance', 'improvements', 'reports', 'register'],
  inspector: ['desk', 'overview', 'compliance', 'improvements', 'reports', 'register'],
  supervisor: ['overview', 'compliance', 'improvements', 'reports', 'desk', 'routing', 'register', 'rules'],
  admin: ['register', 'rules'],
}
const doors: Record<string, string> = {
  desk: '/meja',
  overview: '/ringkasan',
  compliance: '/kepatuhan',
  improvements: '/perbaikan',
  reports: '/laporan',
  routing: '/perutean',
  register: '/register',
  rules: '/kalender',
}

/** Where an officer begins. */
export const homeOf = (officer: Officer): string => doors[menus[officer.role][0]!]!

/** Makes known to every page who looks at it, and where; read when the page is rendered, as the officer is known only then. */
export function siteOf({ sample }: { sample: () => boolean }): RequestHandler {
  return (req, res, next) => {
    Object.defineProperty(res.locals, 'site', {
      enumerable: true,
      get: (): Site => {
        const officer = res.locals.officer as Officer | null | undefined
        return {
          sample: sample(),
          lang: (res.locals.lang as Language | undefined) ?? 'id',
          path: req.path,
          unread: (res.locals.unread as number | undefined) ?? 0,
          officer: officer
            ? {
                name: officer.name,
                title: officer.title,
                role: officer.role,
                menu: menus[officer.role],
                keys: hasShortcuts(req),
              }
            : null,
        }
      },
    })
    next()
  }
}
