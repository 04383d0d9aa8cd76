import type { Request, RequestHandler } from 'express'
import session from 'express-session'
import type { Redis } from 'ioredis'
import type { Connection } from 'mongoose'
import type { Clock } from '../clock'
import { createSessionCopies } from './sessionCopies'
import { createSessionStore } from './sessionStore'

declare module 'express-session' {
  interface SessionData {
    /** Milliseconds since 1970 of the sign-in. */
    startedAt?: number
  }
}

type Parts = { redis: Redis; connection: Connection; secret: string; secure: boolean; clock: Clock; prefix?: string }

const hour = 60 * 60_000
export const sessionLimits = { idle: 8 * hour, absolute: 12 * hour }
export const sessionCookie = 'sesi'

/** Loads and keeps the session. Only for the paths of officers: a citizen gets no session and no cookie of one. */
export function createSessions({ redis, connection, secret, secure, clock, prefix = 'session:' }: Parts) {
  const copies = createSessionCopies(connection, sessionLimits)
  const store = createSessionStore({ redis, copies, clock, prefix, idle: sessionLimits.idle })
  const load: RequestHandler = session({
    store,
    secret,
    name: sessionCookie,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure, maxAge: sessionLimits.idle, path: '/' },
  })
  const handler: RequestHandler = (req, res, next) => {
    // cookie-parser reads what begins with `j:` as JSON, and express-session breaks on anything but text.
    if (typeof req.cookies?.[sessionCookie] === 'object') delete req.cookies[sessionCookie]
    void load(req, res, next)
  }
  return { handler, ready: copies.ready }
}

/** Begins a session under a new id (against session fixation) and saves it before the answer leaves, so that a failure is seen. */
export async function beginSession(req: Request, now: Date, fields: Partial<session.SessionData>): Promise<void> {
  await settled((done) => req.session.regenerate(done))
  Object.assign(req.session, fields, { startedAt: now.getTime() })
  await settled((done) => req.session.save(done))
}

export const endSession = (req: Request): Promise<void> => settled((done) => req.session.destroy(done))

const settled = (run: (done: (error?: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) =>
    run((error) => (error ? reject(error instanceof Error ? error : new Error('session', { cause: error })) : resolve())),
  )
