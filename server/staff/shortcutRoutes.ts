import express, { Router } from 'express'
import { hasShortcuts, switchShortcuts } from '../platform/http/shortcuts'
import type { Guard } from './guard'
import type { ShortcutsPage } from './pages'

/** The keys of the desk, and the switch for them: kept in the browser, so it works at once and without a script. Needs the session before it. */
export function shortcutRoutes({ guard }: { guard: Guard }): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '1kb' })

  router.get('/akun/pintasan', guard.requireOfficer, (req, res) =>
    res.render('staff/shortcuts', { on: hasShortcuts(req), changed: req.query.diubah !== undefined } satisfies ShortcutsPage),
  )

  router.post('/akun/pintasan', guard.requireOfficer, form, (req, res) => {
    switchShortcuts(req, res, req.body?.keys !== 'off')
    res.redirect(303, '/akun/pintasan?diubah')
  })
  return router
}
