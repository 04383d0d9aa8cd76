import express, { type Request, type RequestHandler, type Response } from 'express'
import multer from 'multer'
import type { Clock } from '../platform/clock'
import { sessionLimits } from '../platform/http/session'
import { keepForm } from './keptForm'
import type { Officer } from './officer'
import type { SignInPage } from './pages'
import { returnPath } from './returnPath'
import type { SignedIn, StaffService } from './service'

declare module 'express-session' {
  interface SessionData {
    officer?: string
  }
}

const remembered = 5_000
const openBeforeChange = ['/akun', '/keluar']

export type Guard = ReturnType<typeof createGuard>

/** Who acts: the officer of the session in the post held today, looked up again every 5 seconds. */
export function createGuard({ staff, clock }: { staff: Pick<StaffService, 'officerOfSession'>; clock: Clock }) {
  const recent = new Map<string, { signedIn: SignedIn | null; until: number }>()

  async function signedIn(req: Request): Promise<SignedIn | null> {
    const { officer, startedAt } = req.session ?? {}
    const now = clock.now().getTime()
    if (!officer || startedAt === undefined || now >= startedAt + sessionLimits.absolute) return null
    const key = `${officer} ${startedAt}`
    const known = recent.get(key)
    if (known && now < known.until) return known.signedIn
    const found = await staff.officerOfSession(officer, new Date(startedAt))
    if (recent.size > 1_000) recent.clear()
    recent.set(key, { signedIn: found, until: now + remembered })
    return found
  }

  const loadOfficer: RequestHandler = async (req, res, next) => {
    const found = await signedIn(req)
    res.locals.officer = found?.officer ?? null
    res.locals.mustChange = found?.mustChange ?? false
    next()
  }

  const requireOfficer: RequestHandler = async (req, res, next) => {
    await loadOfficer(req, res, () => undefined)
    if (!res.locals.officer) return askToSignIn(req, res)
    if (res.locals.mustChange && !openBeforeChange.includes(req.path)) return res.redirect(303, '/akun')
    next()
  }

  return {
    /** Puts the officer, or null, into `res.locals.officer`. */
    loadOfficer,
    /** Lets only officers through; others sign in first and come back, with what they had typed. */
    requireOfficer,
    /** After a change of password or post this process looks again at once; others within 5 seconds. */
    forget: () => recent.clear(),
  }
}

/** The officer behind `requireOfficer`. */
export function officerOf(res: Response): Officer {
  const officer = res.locals.officer as Officer | null | undefined
  if (!officer) throw new Error('officerOf is used only behind requireOfficer')
  return officer
}

async function askToSignIn(req: Request, res: Response): Promise<void> {
  if (req.method === 'GET' || req.method === 'HEAD') {
    const next = returnPath(req.originalUrl)
    return res.redirect(303, next ? `/masuk?kembali=${encodeURIComponent(next)}` : '/masuk')
  }
  const body = await typedFields(req, res)
  const page: SignInPage = {
    username: '',
    next: pageOf(req),
    error: 'signedOut',
    lockedUntil: null,
    kept: keepForm(req.originalUrl, body),
  }
  res.status(401).render('staff/signIn', page)
}

/** The page the form stood on, so far as the browser tells; else where it was sent. */
function pageOf(req: Request): string {
  const referer = req.get('Referer')
  const from = referer && URL.canParse(referer) && new URL(referer).host === req.host ? new URL(referer) : null
  return returnPath(from ? from.pathname + from.search : req.originalUrl) ?? ''
}

// Text only: a stranger's files are not taken in, so they have to be chosen anew.
const textOfMultipart = multer({
  limits: { fields: 60, fieldSize: 64 * 1024, files: 10 },
  fileFilter: (_req, _file, done) => done(null, false),
}).any()
const textOfForm = express.urlencoded({ extended: false, limit: '128kb', parameterLimit: 60 })

function typedFields(req: Request, res: Response): Promise<unknown> {
  if (req.body !== undefined) return Promise.resolve(req.body)
  const parser = req.is('multipart/form-data') ? textOfMultipart : textOfForm
  // What cannot be read is not kept; the page still says to sign in.
  return new Promise((resolve) => void parser(req, res, () => resolve(req.body)))
}
