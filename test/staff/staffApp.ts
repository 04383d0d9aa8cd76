import express from 'express'
import type { Connection } from 'mongoose'
import { createAuditService } from '../../server/audit/service'
import { createAuditStore } from '../../server/audit/store'
import type { Clock } from '../../server/platform/clock'
import { errorPages, notFound } from '../../server/platform/http/errors'
import { createLimit } from '../../server/platform/http/limit'
import { requestLog } from '../../server/platform/http/requestLog'
import { sameOrigin } from '../../server/platform/http/sameOrigin'
import { security } from '../../server/platform/http/security'
import { createSessions } from '../../server/platform/http/session'
import { createRedis } from '../../server/platform/redis'
import { createGuard, officerOf } from '../../server/staff/guard'
import { staffRoutes } from '../../server/staff/routes'
import { createStaffService } from '../../server/staff/service'
import { createStaffStore } from '../../server/staff/store'
import { showingModels } from '../platform/showingModels'

export const password = 'perahu besar berlayar'
export const sessionSecret = 'a secret of the tests alone'

type Parts = { connection: Connection; clock: Clock; redisUrl: string; prefix: string; points?: number }

/** One web process with the rooms of the staff alone; a page is shown as the name of its template and its model. */
export function aStaffApp({ connection, clock, redisUrl, prefix, points = 1_000 }: Parts) {
  const redis = createRedis(redisUrl, { keyPrefix: prefix })
  const audit = createAuditService({ store: createAuditStore(connection), clock })
  const store = createStaffStore(connection)
  const staff = createStaffService({ store, units: { unitsBelow: async () => [] }, audit, clock })
  const guard = createGuard({ staff, clock })
  const sessions = createSessions({ redis, connection, secret: sessionSecret, secure: false, clock })
  const limit = createLimit({ redis, name: 'sign-in', points, seconds: 600, secret: 'another one', clock })
  const lines: object[] = []
  const log = (about: object) => void lines.push(about)
  const logger = { info: log, warn: log, error: log }

  const app = showingModels(express())
  app.use(requestLog({ logger: logger as never }), security({ production: false }), sameOrigin)
  app.get('/', (_req, res) => void res.send('Selamat datang'))
  app.use(['/masuk', '/keluar', '/akun', '/meja'], sessions.handler)
  app.use(staffRoutes({ staff, guard, limit, clock, home: () => '/meja' }))
  app.get('/meja/:code', guard.requireOfficer, (req, res) => void res.json({ code: req.params.code, officer: officerOf(res) }))
  app.get('/meja', guard.requireOfficer, (_req, res) => void res.json({ officer: officerOf(res) }))
  app.post('/meja/:code', guard.requireOfficer, (_req, res) => void res.send('sent'))
  app.use(notFound, errorPages({ logger: logger as never }))

  return {
    app,
    staff,
    store,
    audit,
    guard,
    redis,
    lines,
    ready: () => Promise.all([sessions.ready(), store.ready()]),
    close: () => redis.disconnect(),
  }
}

/** A liaison of DPUPR, who can sign in with the password of the tests. */
export async function aLiaison({ staff }: ReturnType<typeof aStaffApp>, username = 'siti.aminah'): Promise<void> {
  await staff.savePost({ _id: 'penghubung-dpupr', title: 'Pejabat Penghubung DPUPR', unit: 'dpupr', role: 'liaison' })
  const holdings = [{ post: 'penghubung-dpupr', from: '2026-01-09', to: null }]
  await staff.addOfficer(
    { username, name: 'Siti Aminah', email: 'siti@contoh.id', holdings, password, mustChange: false },
    'test',
  )
}
