import express, { type RequestHandler, type Response, Router } from 'express'
import { Refused } from '../errors'
import { typedText } from '../platform/http/typed'
import { officerOf } from '../staff/guard'
import { fieldErrors } from '../units/schemas'
import { lettersFor, type Preference } from './preference'
import { watchForm } from './schemas'
import type { WatchStore } from './store'
import type { WatchPages } from './watchPages'
import type { WatchService } from './watchService'

type Needs = { watches: WatchService; watchPages: WatchPages; watchStore: Pick<WatchStore, 'preference' | 'setPreference'> }
type Typed = Record<string, unknown>

const done = ['added', 'removed', 'back', 'letters'] as const

/** What an officer watches, and which mails they get. Needs a signed-in officer before it. */
export function createWatchRoutes({ watches, watchPages, watchStore }: Needs): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 20 })

  router.get('/pantauan', async (req, res) => {
    const page = await watchPages.page(officerOf(res))
    res.render('digests/watches', {
      ...page,
      done: done.find((one) => one === req.query.selesai) ?? null,
      undo: typedText(req.query.hapus) || null,
      values: { ...page.values, ...typedIn(req.query) },
    })
  })

  router.post('/pantauan', form, async (req, res) => {
    const typed: Typed = req.body ?? {}
    const read = watchForm.safeParse(typed)
    if (!read.success) return again(res.status(422), typed, fieldErrors(read.error))
    const refused = await watches.add(officerOf(res), read.data).then(() => null, refusalOf)
    if (!refused) return res.redirect(303, '/pantauan?selesai=added')
    if (refused.kind === 'forbidden') return again(res.status(422), typed, { unit: 'watchUnitUnknown' })
    await again(res.status(409), typed, { indicator: refused.code }, refused.details)
  })

  router.post('/pantauan/surat', form, async (req, res) => {
    const officer = officerOf(res)
    if (lettersFor(officer.role).length === 0) throw new Refused('forbidden', 'indicatorsForbidden')
    const ticked = [(req.body as Typed | undefined)?.['letters[]'] ?? []].flat()
    const kept = await watchStore.preference(officer.id)
    const wanted = Object.fromEntries(lettersFor(officer.role).map((letter) => [letter, ticked.includes(letter)]))
    await watchStore.setPreference(officer.id, { ...kept, ...(wanted as Partial<Preference>) })
    res.redirect(303, '/pantauan?selesai=letters#surat')
  })

  router.post('/pantauan/:id/hapus', async (req, res) => {
    await watches.remove(officerOf(res), String(req.params.id))
    res.redirect(303, `/pantauan?selesai=removed&hapus=${encodeURIComponent(String(req.params.id))}`)
  })

  router.post('/pantauan/:id/kembali', async (req, res) => {
    await watches.bringBack(officerOf(res), String(req.params.id))
    res.redirect(303, '/pantauan?selesai=back')
  })

  async function again(
    res: Response,
    typed: Typed,
    errors: Record<string, string>,
    details: Record<string, unknown> = {},
  ): Promise<void> {
    const page = await watchPages.page(officerOf(res))
    res.render('digests/watches', { ...page, values: { ...page.values, ...typedIn(typed) }, errors, details })
  }

  return router
}

/** Counts for the menu of a page what the officer has not seen yet. */
export const countUnread =
  ({ watchStore }: { watchStore: Pick<WatchStore, 'unseen'> }): RequestHandler =>
  async (req, res, next) => {
    if (req.method === 'GET') res.locals.unread = await watchStore.unseen(officerOf(res).id)
    next()
  }

/** The values that were given, by a link or by the form that comes back. */
function typedIn(typed: Typed): Record<string, string> {
  const names = ['indicator', 'unit', 'side', 'value', 'window'] as const
  return Object.fromEntries(names.filter((name) => typeof typed[name] === 'string').map((name) => [name, typedText(typed[name])]))
}

function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error
  throw error
}
