import { Router } from 'express'
import { Refused } from '../errors'
import { createTranslator } from '../platform/i18n'
import type { FeedService } from '../staff/feedService'
import { type Guard, officerOf } from '../staff/guard'
import type { FeedPage } from './agenda'
import { agendaFile } from './agendaFile'
import type { Agenda } from './agendaPages'

type Needs = { agenda: Agenda; feeds: FeedService; guard: Guard; baseUrl: string }

/** An officer's deadlines for their own calendar application, which has no session: whoever knows the secret address reads numbers and dates. */
export function feedRoutes({ agenda, feeds, baseUrl }: Omit<Needs, 'guard'>): Router {
  const router = Router()
  const t = createTranslator('id')
  router.get('/agenda/:file', async (req, res) => {
    const officer = await feeds.officerOf(req.params.file.replace(/\.ics$/, ''))
    if (!officer) throw new Refused('missing', 'pageMissing')
    const entries = await agenda.entries(officer, (register, clockName) =>
      t('desk:feed.entry', { register, clock: t(`common:clocks.${clockName}`) }),
    )
    const file = agendaFile(entries, { name: t('desk:feed.name'), host: new URL(baseUrl).hostname })
    res.set('Cache-Control', 'private, max-age=300').type('text/calendar; charset=utf-8').send(file)
  })
  return router
}

/** Today and tomorrow, and the address of the officer's own calendar. Needs the session before it. */
export function agendaRoutes({ agenda, feeds, guard, baseUrl }: Needs): Router {
  const router = Router()
  router.get('/meja/agenda', guard.requireOfficer, async (_req, res) => {
    res.render('desk/agenda', await agenda.page(officerOf(res)))
  })
  router.get('/akun/kalender', guard.requireOfficer, async (req, res) => {
    const token = await feeds.tokenFor(officerOf(res))
    const address = `${baseUrl}/agenda/${token}.ics`
    const page: FeedPage = {
      address,
      subscribe: address.replace(/^https?:/, 'webcal:'),
      changed: req.query.diganti !== undefined,
    }
    res.render('desk/feed', page)
  })
  router.post('/akun/kalender', guard.requireOfficer, async (_req, res) => {
    await feeds.change(officerOf(res))
    res.redirect(303, '/akun/kalender?diganti')
  })
  return router
}
