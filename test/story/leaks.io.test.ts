import { type ChildProcess, spawn } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { Writable } from 'node:stream'
import mongoose from 'mongoose'
import { createApp } from '../../server/app'
import { mask } from '../../server/masking/mask'
import { settableClock } from '../../server/platform/clock'
import { localDate } from '../../server/platform/localDate'
import { createLogger } from '../../server/platform/logger'
import type { Services } from '../../server/services'
import { digest } from '../../workers/digest'
import { mail } from '../../workers/mail'
import { aduan } from '../cli/command'
import { eventually, useProduct } from '../support/product'
import { useRedis } from '../support/redis'
import { aCaseWorker, type Case } from './cases'
import { reporter, standing, told, wordsIn, wordsOfMail } from './telling'
import { tellingCases, tellingPapers } from './tellingCases'
import { aVisitor, everyVisitor, type OfficerName, routesOf, usernames, type Visitor, type VisitorName } from './visitors'
import { atlas, anywhere, desks, open, rooms, type Seen, toldRooms, unseen } from './walk'

jest.setTimeout(180_000)

const clock = settableClock(new Date())
const product = useProduct({ clock, work: false })
const redis = useRedis()
const logged: string[] = []
const servers: Server[] = []
const today = localDate(new Date())
const window = { from: `${today.slice(0, 7)}-01`, to: today }
const query = new URLSearchParams({ unit: '', period: '', ...window }).toString()
let worker: ChildProcess
let cases: Record<string, Case>
let papers: { done: string; overdue: string }
let visitors: Record<VisitorName, Visitor>
let pack: string

const collection = (name: string) => mongoose.connection.collection<{ _id: string; state?: string }>(name)
const officer = async (name: OfficerName) => (await product.services().staff.officerById(usernames[name]))!

/** A web process of the product whose log is kept, with some of its parts exchanged. */
function aWeb(parts: object = {}): string {
  const into = new Writable({ write: (line, _encoding, done) => (logged.push(String(line)), done()) })
  const logger = createLogger({ level: 'trace', process: 'web', conceal: (text) => mask(text).masked }, into)
  const server = createApp({ ...product.services(), ...parts, logger } as Services).listen(0)
  servers.push(server)
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

/** A worker as it runs in production, which says all that it ever says. */
function aWorker(): ChildProcess {
  const { mongoUrl, redisUrl, redisPrefix, secret, smtpUrl, filesDir, baseUrl } = product.services().config
  const env = { MONGO_URL: mongoUrl, REDIS_URL: redisUrl, REDIS_PREFIX: redisPrefix, SECRET: secret, SMTP_URL: smtpUrl }
  const child = spawn(process.execPath, [createRequire(__filename).resolve('tsx/cli'), 'workers/index.ts'], {
    cwd: resolve(__dirname, '../..'),
    env: { ...process.env, ...env, FILES_DIR: filesDir, BASE_URL: baseUrl, NODE_ENV: 'test', LOG_LEVEL: 'trace' },
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (said) => logged.push(String(said)))
  return child
}

beforeAll(async () => {
  const services = product.services()
  worker = aWorker()
  await services.routing.setThreshold(await officer('coordinator'), 1)
  const signedIn = await everyVisitor(product)
  const url = aWeb()
  visitors = Object.fromEntries(
    Object.entries(signedIn).map(([name, { jar }]) => [name, aVisitor(url, Object.fromEntries(jar))]),
  ) as typeof visitors
  cases = await tellingCases(services, aCaseWorker(services))
  papers = await tellingPapers(services)
  pack = await services.papers.reports.ask(await officer('supervisor'), { unit: null, window })
  await eventually(async () => (await collection('complaints').countDocuments({ outboxAt: { $exists: true } })) === 0, 60_000)
  await eventually(async () => (await collection('reports').findOne({ _id: pack }))?.state === 'done', 60_000)
}, 150_000)

afterAll(async () => {
  servers.forEach((server) => server.close().closeAllConnections())
  if (worker.exitCode !== null) return
  const gone = new Promise((done) => worker.once('exit', done))
  worker.kill()
  await gone
})

/** On the page of a case the reporter stands beside what was said, for those who work on it. */
function leaksOf({ href, words }: Seen): string[] {
  const names = /^\/meja\/aduan\/ADU-[\w-]+(\?|$)/.test(href) ? [reporter.name, reporter.email, reporter.phone] : []
  return standing(names.reduce((text, name) => text.replaceAll(name, ''), words)).map((leak) => `${href}: ${leak}`)
}

test('nothing personal stands on any page, file or address that anybody reaches', async () => {
  const map = atlas(routesOf(createApp(product.services())))
  const codes = Object.values(cases).map(({ complaint }) => complaint._id)
  const feed = `/agenda/${await product.services().feeds.tokenFor(await officer('liaison'))}.ics`
  const told = [...desks, `/perbaikan/${papers.done}/aduan?masa=before`, ...codes.map((code) => `/meja/aduan/${code}`)]
  const register = `/laporan/register.csv?${query}`
  const seen = await map.walk(visitors['signed out'], [...open, feed, ...codes.map((code) => `/lacak/${code}`)], anywhere)
  seen.push(...(await map.walk(visitors.coordinator, [...told, ...rooms, register], anywhere)))
  for (const name of ['liaison', 'liaison elsewhere', 'supervisor', 'inspector'] as const)
    seen.push(...(await map.walk(visitors[name], told, toldRooms)).map((one) => ({ ...one, words: `${name} ${one.words}` })))
  expect(seen.flatMap(leaksOf)).toEqual([])
  expect(map.unseen(seen).sort()).toEqual(unseen.sort())
})

test('nor in a mail, of whatever occasion', async () => {
  const services = product.services()
  await collection('improvements').updateOne({ _id: papers.overdue }, { $set: { 'plan.dueOn': '2026-01-02' } } as never)
  await services.improvementSweep.sweep()
  clock.set(await services.sla.officeTime(new Date(Date.now() + (15 - new Date().getUTCDay()) * 86_400_000)))
  await services.sweep()
  await digest(services)({ v: 1 })
  for (const { complaint } of Object.values(cases)) {
    const now = (await services.store.get(complaint._id))!
    await services.notifications.queueFor([{ complaint: now, events: now.history }])
  }
  for (const { messages } of await services.notifications.dueJobs())
    for (const id of messages) await services.notifications.send(id)
  for (const job of await services.mailings.dueJobs()) await mail(services)(job)
  clock.set(new Date())
  const sent = await Promise.all(
    ['messages', 'mailings'].map((name) => collection(name).distinct('template', { status: 'sent' } as never)),
  )
  expect(sent.flat()).toEqual(
    expect.arrayContaining(['acknowledgement', 'answered', 'forwarded', 'overdue', 'daily', 'improvementOverdue']),
  )
  const words = await Promise.all(product.mails().map(({ raw }) => wordsOfMail(raw)))
  expect(words.flatMap((one) => standing(one).map((leak) => `${one.slice(0, 80)}: ${leak}`))).toEqual([])
})

test('nor in what is kept beside what was written: in Redis, in numbers, likenesses, records, sessions, audit', async () => {
  const kept = await redis.everything()
  expect([kept.includes(cases.long!.complaint._id), standing(kept)]).toEqual([true, []])
  const written = ['complaints', 'improvements', 'reviews', 'coaching']
  const others = (await mongoose.connection.db!.collections()).filter(({ collectionName }) => !written.includes(collectionName))
  for (const one of others)
    expect([one.collectionName, standing(JSON.stringify(await one.find().toArray()))]).toEqual([one.collectionName, []])
})

test('nor in a pack of evidence, a report or an export', async () => {
  const { supervisor } = visitors
  const asked = (paper: string) => supervisor.post('/laporan', { unit: '', period: '', ...window, paper })
  const all: [sort: string, answer: Response][] = [
    ['zip', await supervisor.get(`/laporan/${pack}/berkas.zip`)],
    ['pdf', await asked('pdf')],
    ['xlsx', await asked('xlsx')],
    ['csv', await supervisor.get(`/laporan/register.csv?${query}`)],
    ['xlsx', await supervisor.get(`/laporan/register.xlsx?${query}`)],
  ]
  for (const [sort, answer] of all) {
    const words = await wordsIn(sort, Buffer.from(await answer.arrayBuffer()))
    expect([sort, answer.status, words.length > 100, standing(words)]).toEqual([sort, 200, true, []])
  }
})

test('nor in a refusal, or in what is said of a fault', async () => {
  const json = { headers: { accept: 'application/json' } }
  const broken = aVisitor(aWeb({ feeds: { officerOf: () => Promise.reject(new Error(`not cast: ${told('fault')}`)) } }))
  const overtaken = await visitors.coordinator.post(`/meja/aduan/${cases.long!.complaint._id}/usulan`, { version: '2' }, json)
  const forbidden = await visitors.supervisor.post(
    `/meja/aduan/${cases.new!.complaint._id}/asli`,
    { why: 'Ingin tahu saja.' },
    json,
  )
  const lost = await visitors['signed out'].get(`/lacak/${encodeURIComponent(told('address'))}`, json)
  const failed = await broken.get(`/agenda/${'x'.repeat(32)}.ics`)
  for (const [answer, status] of [
    [overtaken, 409],
    [forbidden, 403],
    [lost, 404],
    [failed, 500],
  ] as const)
    expect([answer.status, standing(await answer.text())]).toEqual([status, []])
})

test('nor in what the command line says', async () => {
  const lines = [
    { id: 1, text: told('text') },
    { id: 2, text: [told('list')] },
    told('line'),
    { id: 3, text: 5, place: told('place') },
  ]
  const input = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n${told('no JSON')}\n`
  for (const command of ['mask', 'route', 'sla judge', 'indicators judge --from 2026-01-01 --to 2026-01-31']) {
    const { lines: out, errors } = await aduan(command.split(' '), input)
    expect([command, errors.length > 1, standing([...out, ...errors].join('\n'))]).toEqual([command, true, []])
  }
})

test('nor in what a process says', () => {
  const said = logged.join('')
  expect(['worker ready', '"request"', 'a request failed'].map((words) => said.includes(words))).toEqual([true, true, true])
  expect(standing(said)).toEqual([])
})
