import { randomUUID } from 'node:crypto'
import type { Services } from '../../server/services'
import { addDays } from '../../server/indicators/period'
import { localDate } from '../../server/platform/localDate'
import { eventually } from '../support/product'
import { type aCaseWorker, type Case, fieldsOf, oversight } from './cases'
import { reporter, told, toldShortly } from './telling'
import { type OfficerName, usernames } from './visitors'

type Worker = ReturnType<typeof aCaseWorker>
const kecamatan = '36.04.09'
const signed = (text: string): string => `${text} Tertanda Kusumadewi.`
const filing = (field: string, about = 'Jalan berlubang di depan pasar, mohon ditambal.') => ({
  ...reporter,
  kecamatan,
  text: signed(`${about} ${told(field)}`),
  placeDetail: toldShortly('filing.placeDetail'),
})
const answer = (field: string) => ({ text: signed(told(field)), files: [] })

/** Every deed that has words, each with personal data in all of them. */
async function aLongCase(worker: Worker): Promise<Case> {
  const one = await worker.filed(filing('filing.text'))
  const { _id: code } = one.complaint
  const { does, reporterDoes } = worker
  await does('coordinator', code, 'verify', { ...fieldsOf.verify, title: signed(toldShortly('verify.title')) })
  await does('coordinator', code, 'assign', { unit: 'dpupr', note: told('assign.note') })
  await does('liaison', code, 'return', { to: 'dlh', reason: told('return.reason') })
  await does('coordinator', code, 'assign', { unit: 'dpupr', note: '' })
  await does('liaison', code, 'startFollowUp', { note: told('startFollowUp.note') })
  await does('liaison', code, 'ask', { text: told('ask.text') })
  await reporterDoes(one, { deed: 'reply', text: signed(told('reply.text')) })
  await does('liaison', code, 'askExtension', { days: 2, reason: told('askExtension.reason'), text: told('askExtension.text') })
  await does('coordinator', code, 'refuseExtension', { reason: told('refuseExtension.reason') })
  await does('liaison', code, 'askExtension', { days: 2, reason: told('askExtension.again'), text: told('askExtension.words') })
  await does('head', code, 'extend', { reason: told('extend.reason'), text: told('extend.text') })
  const files = [{ id: 'a'.repeat(64), name: `${toldShortly('answer.file')}.png`, type: 'image/png', bytes: 9 }]
  await does('liaison', code, 'answer', { ...answer('answer.text'), files })
  await reporterDoes(one, { deed: 'rebut', reason: signed(told('rebut.reason')) })
  await does('coordinator', code, 'classify', { ...fieldsOf.classify, title: signed(toldShortly('classify.title')) })
  await does('head', code, 'answer', answer('answer.again'))
  return worker.now(one)
}

async function anotherAnswered(worker: Worker, number: number): Promise<Case> {
  const one = await worker.filed(filing(`filing.text ${number}`))
  const { _id: code } = one.complaint
  await worker.does('coordinator', code, 'verify', { ...fieldsOf.verify, title: `${number} ${signed(toldShortly('title'))}` })
  await worker.does('coordinator', code, 'assign', { unit: 'dpupr', note: '' })
  await worker.does('liaison', code, 'answer', answer('answer.text of others'))
  return worker.now(one)
}

/** Cases in which everybody has told too much, in each state there is. */
export async function tellingCases(services: Services, worker: Worker): Promise<Record<string, Case>> {
  const { does, reporterDoes } = worker
  const long = await aLongCase(worker)
  const cases: Record<string, Case> = { long }
  for (let number = 1; number < 5; number += 1) cases[`answered ${number}`] = await anotherAnswered(worker, number)
  await reporterDoes(cases['answered 1']!, { deed: 'confirm', rating: 1 })

  const { _id: code } = long.complaint
  const officer = async (name: OfficerName) => (await services.staff.officerById(usernames[name]))!
  await services.hiding.hide(await officer('liaison'), code, 'di depan pasar')
  const { seq } = (await services.store.get(code))!.history.at(-1)!
  await services.hiding.unhide(await officer('coordinator'), code, seq, told('unhide.reason'))
  await services.hiding.original(await officer('liaison'), code, told('original.why'))

  const of = async (name: string, more: object = {}) => {
    cases[name] = await worker.filed({ ...filing(`filing.text ${name}`), ...more })
    return cases[name].complaint._id
  }
  // Where the title is cut from the text, a number stands across the cut.
  await of('new', { text: `Lubang jalan di muka balai warga makin lebar saja setiap hujan, ${told('filing.cut')}` })
  await does('coordinator', await of('forwarded'), 'forward', { to: 'outside:pln', reason: told('forward.reason') })
  await does('coordinator', await of('archived'), 'archive', { reason: 'other', note: told('archive.note') })
  await of('withdrawn')
  await reporterDoes(cases.withdrawn!, { deed: 'withdraw', reason: signed(told('withdraw.reason')) })
  await does('coordinator', await of('confidential', { identity: 'confidential' }), 'assign', {
    unit: 'dpupr',
    note: told('note'),
  })
  await does('coordinator', await of('oversight'), 'verify', { ...oversight, title: toldShortly('title of oversight') })
  const nameless = { identity: 'anonymous', name: undefined, email: undefined, phone: undefined }
  await does('coordinator', await of('anonymous', nameless), 'assign', { unit: 'dpupr', note: '' })
  await does('liaison', cases.anonymous!.complaint._id, 'ask', { text: told('ask.text of another') })
  return cases
}

/** What officers write besides: an improvement of the theme, a review, coaching, an assessment. Gives the ids of the improvements. */
export async function tellingPapers(services: Services): Promise<{ done: string; overdue: string }> {
  const officer = async (name: OfficerName) => (await services.staff.officerById(usernames[name]))!
  const [head, supervisor] = [await officer('head'), await officer('supervisor')]
  const today = localDate(new Date())
  const theme = { category: 'jalan', unit: 'dpupr', kecamatan } as const
  const plan = (of: string) => ({
    title: toldShortly(`${of}.title`),
    owner: head.id,
    dueOn: addDays(today, 9),
    cause: told(`${of}.cause`),
    change: told(`${of}.change`),
  })
  const link = (field: string) => ({ kind: 'link' as const, href: 'https://contoh.invalid/', label: toldShortly(field) })
  const [done, overdue] = [randomUUID(), randomUUID()]
  const does = async (id: string, act: object) => {
    const { version } = await services.improvements.open(head, id)
    await services.improvements.does(head, id, version, act as never)
  }
  await eventually(() => services.improvements.toPropose(head, theme).catch(() => null))
  for (const id of [done, overdue]) await services.improvements.propose(head, id, theme, plan('plan'))
  await does(done, { deed: 'edit', plan: plan('edited plan') })
  for (const id of [done, overdue]) await does(id, { deed: 'agree' })
  await does(done, { deed: 'prove', evidence: [link('prove.label')] })
  await does(done, { deed: 'finish', doneOn: today, note: told('finish.note'), evidence: [link('finish.label')] })
  await does(done, { deed: 'publish', text: told('publish.text') })

  const words = { notes: told('review.notes'), agreed: told('review.agreed') }
  await services.reviews.keep(head, 'dpupr', today.slice(0, 7), 0, words)

  const coached = (await services.documentKeeping.coaching.toAdd(supervisor, 'dpupr')).posts[0]!._id
  const entry = { request: randomUUID(), date: today, topic: 'answers' as const, coached: [coached], files: [], link: null }
  await services.documentKeeping.coaching.add(supervisor, 'dpupr', {
    ...entry,
    subject: toldShortly('coaching.subject'),
    agreed: told('coaching.agreed'),
  })
  return { done, overdue }
}
