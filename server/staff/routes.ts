import express, { type Response, Router } from 'express'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { Limit } from '../platform/http/limit'
import { beginSession, endSession, sessionCookie } from '../platform/http/session'
import { type Guard, officerOf } from './guard'
import { keptIn } from './keptForm'
import type { Officer } from './officer'
import type { AccountPage, ResumePage, SignInPage } from './pages'
import { returnPath } from './returnPath'
import { passwordForm, signInForm } from './schemas'
import type { StaffService } from './service'

type Parts = { staff: StaffService; guard: Guard; limit: Limit; clock: Clock; home: (officer: Officer) => string }

/** Sign in, sign out, one's own account. Needs the session before it. */
export function staffRoutes({ staff, guard, limit, clock, home }: Parts): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '256kb' })

  router.get('/masuk', guard.loadOfficer, (req, res) => {
    if (res.locals.officer) return res.redirect(303, returnPath(req.query.kembali) ?? home(officerOf(res)))
    showSignIn(res, { next: returnPath(req.query.kembali) ?? '' })
  })

  router.post('/masuk', form, async (req, res) => {
    const { username, password, next } = signInForm.parse(req.body ?? {})
    const page = { username, next: returnPath(next) ?? '', kept: keptIn(req.body ?? {}) }
    const { allowed, ...wait } = await limit(req.ip ?? '')
    if (!allowed) return tooMany(res, page, wait)
    const officer = await staff.signIn(username, password).catch(refusedAs(res, page))
    if (!officer) return
    await beginSession(req, clock.now(), { officer: officer.id })
    const back = page.next || home(officer)
    if (!page.kept) return res.redirect(303, back)
    res.locals.officer = officer
    res.render('staff/resume', { kept: page.kept, back } satisfies ResumePage)
  })

  router.post('/keluar', async (req, res) => {
    await endSession(req)
    res.clearCookie(sessionCookie, { path: '/' })
    res.redirect(303, '/masuk')
  })

  router.get('/akun', guard.requireOfficer, (req, res) => showAccount(res, { changed: req.query.diubah !== undefined }))

  router.post('/akun', guard.requireOfficer, form, async (req, res) => {
    const { current, password, again } = passwordForm.parse(req.body ?? {})
    const { id } = officerOf(res)
    if (password !== again) return showAccount(res.status(422), { errors: { again: 'passwordsDiffer' } })
    const refused = await staff.changePassword(id, current, password).then(() => null, invalidOnly)
    if (refused) return showAccount(res.status(422), { errors: fieldsOf(refused) })
    guard.forget()
    await beginSession(req, clock.now(), { officer: id })
    res.redirect(303, '/akun?diubah')
  })

  return router
}

const showSignIn = (res: Response, page: Partial<SignInPage>): void =>
  res.render('staff/signIn', { username: '', next: '', error: null, lockedUntil: null, kept: null, ...page } satisfies SignInPage)

function tooMany(res: Response, page: Partial<SignInPage>, wait: { retryAfter?: number }): void {
  res.status(429).set('Retry-After', String(wait.retryAfter ?? 60))
  showSignIn(res, { ...page, error: 'signInTooMany' })
}

function invalidOnly(error: unknown): Refused {
  if (error instanceof Refused && error.kind === 'invalid') return error
  throw error
}

const refusedAs =
  (res: Response, page: Partial<SignInPage>) =>
  (error: unknown): void => {
    const { code, details } = invalidOnly(error)
    const until = details.until instanceof Date ? details.until : null
    showSignIn(res.status(422), { ...page, error: code as SignInPage['error'], lockedUntil: until })
  }

// Here only a stranger with somebody's session guesses; the time of the end would help nobody else.
const fieldsOf = ({ code, details }: Refused): Record<string, string> =>
  (details.fields as Record<string, string> | undefined) ?? { current: code === 'signInLocked' ? 'passwordLocked' : code }

function showAccount(res: Response, page: Partial<AccountPage>): void {
  const { id } = officerOf(res)
  const mustChange = res.locals.mustChange === true
  res.render('staff/account', {
    errors: {},
    details: {},
    username: id,
    mustChange,
    changed: false,
    ...page,
  } satisfies AccountPage)
}
