import type { Complaint, FileRef, Filing, Identity } from '../complaints/complaint'
import type { Deed } from '../complaints/move'
import type { OfficerDeed, ReporterDeed } from '../complaints/permissions'
import type { Officer } from '../staff/officer'
import { createChance } from './chance'
import type { SampleText } from './referenceData'
import { createAgenda } from './agenda'
import { answerTo, noteTo, questionTo, rebuttalOf } from './sampleWords'

/** The real services, under a clock that this simulation sets. */
export type Stage = {
  setClock: (to: Date) => void
  file: (filing: Filing, requestId: string) => Promise<{ complaint: Complaint; key: string }>
  recordAndRoute: (codes: string[]) => Promise<void>
  sweep: () => Promise<number>
  complaintOf: (code: string) => Promise<Complaint>
  officerDoes: (officer: Officer, code: string, version: number, act: Extract<Deed, { deed: OfficerDeed }>) => Promise<unknown>
  reporterDoes: (code: string, key: string, act: Extract<Deed, { deed: ReporterDeed }>) => Promise<unknown>
  /** An officer of that role in that unit; units without one of their own are worked by the unit above. */
  officerFor: (role: 'coordinator' | 'liaison' | 'head', unit: string) => Promise<Officer>
  /** The close of the N-th working day after an instant. */
  closingAfter: (after: Date, days: number) => Date
  oversightUnit: string
  /** A picture that answers can carry as evidence. */
  picture: FileRef
}

type Case = { code: string; key: string; sample: SampleText; pace: number; wrongFirst: string | null; reopens: boolean }

const hour = 3_600_000
const day = 24 * hour
const slow = new Set(['dishub', 'dpkptb', 'disnakertrans'])

// Most complaints go to a few units, so that a month's figures of these can be ranked.
const busy = new Set(['dpupr', 'disdukcapil', 'dishub', 'dlh'])
const busyShare = 0.65
const firstNames = ['Warga', 'Ibu', 'Bapak']
const lastNames = ['Ciruas', 'Anyar', 'Petir', 'Kibin', 'Baros', 'Mancak', 'Pontang', 'Tanara']

/**
 * Half a year of sample complaints, each history made by the product itself: filed, routed, worked on by officers at office hours, judged and
 * swept under a simulated clock that ends at `end`. The same `seed` tells the same story. `onProgress` hears how many are filed.
 */
export async function simulate(
  stage: Stage,
  {
    texts,
    count,
    end,
    days = 182,
    seed = 36,
  }: { texts: readonly SampleText[]; count: number; end: Date; days?: number; seed?: number },
  onProgress: (filed: number) => void = () => undefined,
): Promise<void> {
  const chance = createChance(seed)
  const withPicture = createChance(seed + 1)
  const ofBusy = texts.filter(({ unit }) => busy.has(unit))
  const agenda = createAgenda(end)
  const start = end.getTime() - days * day

  /** Some time during office hours so many working days on; the same day where there is still time. */
  function officeTime(after: number, workingDays: number): number {
    const close = stage.closingAfter(new Date(after), workingDays).getTime()
    return Math.max(after + chance.between(10, 50) * 60_000, close - chance.between(20, 400) * 60_000)
  }
  function later(at: number, deed: () => Promise<void>): void {
    agenda.add(at, deed)
  }

  for (let i = 0; i < count; i += 1) {
    const at = start + Math.floor(((i + chance.next()) / count) * (days * day - 2 * hour))
    later(at - (at % 60_000) + chance.between(0, 59) * 1000, () => fileOne(i))
  }
  for (let at = start; at < end.getTime(); at += 3 * hour) later(at, async () => void (await stage.sweep()))
  await agenda.run(stage.setClock)
  stage.setClock(end)
  await stage.sweep()

  async function fileOne(i: number): Promise<void> {
    const sample = chance.pick(chance.happens(busyShare) ? ofBusy : texts)
    const { complaint, key } = await stage.file(filingOf(sample, i), `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`)
    onProgress(i + 1)
    const now = agenda.now()
    const wrongFirst = i % 17 === 5 ? chance.pick(['dpkptb', 'dishub', 'dinsos'].filter((unit) => unit !== sample.unit)) : null
    const one: Case = { code: complaint._id, key, sample, pace: paceOf(sample.unit), wrongFirst, reopens: i % 13 === 4 }
    later(now + chance.between(5, 90) * 1000, async () => {
      await stage.recordAndRoute([one.code])
      await afterRouting(one)
    })
  }

  function filingOf(sample: SampleText, i: number): Filing {
    const identity: Identity = i % 23 === 7 ? 'confidential' : i % 5 === 2 ? 'anonymous' : 'named'
    const { text, kind, kecamatan, desa = null } = sample
    const chosenUnit = chance.happens(0.35) && !sample.unit.startsWith('outside:') ? sample.unit : null
    const name = `${chance.pick(firstNames)} ${chance.pick(lastNames)} (contoh)`
    const contact = identity === 'anonymous' ? {} : { name, email: `pelapor${i}@contoh.invalid` }
    return { text, kind, kecamatan, desa, placeDetail: '', chosenUnit, identity, ...contact }
  }

  function paceOf(unit: string): number {
    return (slow.has(unit) ? 1.5 : 0.75) * (0.5 + chance.next())
  }

  async function afterRouting(one: Case): Promise<void> {
    const { state } = await stage.complaintOf(one.code)
    if (state === 'assigned') {
      later(stage.closingAfter(new Date(agenda.now()), 0).getTime(), () => classify(one))
      return workOn(one)
    }
    // A few of the newest still wait for the coordinator; one in thirty was forgotten over the limit of three days.
    later(officeTime(agenda.now(), chance.happens(0.03) ? chance.between(4, 6) : chance.between(0, 2)), () => triage(one))
  }

  async function triage(one: Case): Promise<void> {
    const coordinator = await stage.officerFor('coordinator', '')
    const { sample } = one
    const complaint = await stage.complaintOf(one.code)
    if (chance.happens(0.03))
      return act(coordinator, one, { deed: 'archive', reason: chance.pick(['duplicate', 'spam', 'unclear'] as const), note: '' })
    if (complaint.state === 'received')
      await act(coordinator, one, {
        deed: 'verify',
        kind: sample.kind,
        class: sample.class,
        category: sample.category,
        title: complaint.title,
        oversightUnit: stage.oversightUnit,
      })
    if (sample.unit.startsWith('outside:'))
      return act(coordinator, one, { deed: 'forward', to: sample.unit, reason: noteTo(chance, 'forward') })
    if (sample.class !== 'oversight')
      await act(coordinator, one, {
        deed: 'assign',
        unit: one.wrongFirst ?? sample.unit,
        note: chance.happens(0.3) ? noteTo(chance, 'assign') : '',
      })
    workOn(one)
  }

  /** What the machine has assigned has no category yet: the coordinator says at the end of the day what it is about. */
  async function classify(one: Case): Promise<void> {
    const { phase, title, ...stands } = await stage.complaintOf(one.code)
    const { kind, class: className, category } = one.sample
    const isSaid = stands.kind === kind && stands.class === className && stands.category === category
    if (phase !== 'open' || className === 'oversight' || isSaid) return
    const deed = { deed: 'classify', kind, class: className, category, title, oversightUnit: stage.oversightUnit } as const
    await act(await stage.officerFor('coordinator', ''), one, deed)
  }

  function workOn(one: Case): void {
    later(officeTime(agenda.now(), Math.round(chance.between(0, 4) * one.pace)), () => begin(one))
  }

  async function begin(one: Case): Promise<void> {
    const { unit } = await stage.complaintOf(one.code)
    if (!unit) return
    const officer = await stage.officerFor('liaison', unit)
    const isInspectorate = unit === stage.oversightUnit
    if (unit !== one.sample.unit && !isInspectorate && !one.sample.unit.startsWith('outside:')) {
      await act(officer, one, { deed: 'return', to: one.sample.unit, reason: noteTo(chance, 'return') })
      return later(officeTime(agenda.now(), chance.between(0, 1)), () => reassign(one))
    }
    await act(officer, one, { deed: 'startFollowUp', note: chance.happens(0.5) ? noteTo(chance, 'start') : '' })
    if (chance.happens(0.12)) return later(officeTime(agenda.now(), chance.between(0, 2)), () => ask(one))
    answerLater(one)
  }

  async function reassign(one: Case): Promise<void> {
    await act(await stage.officerFor('coordinator', ''), one, { deed: 'assign', unit: one.sample.unit, note: '' })
    workOn({ ...one, wrongFirst: null })
  }

  async function ask(one: Case): Promise<void> {
    const { unit } = await stage.complaintOf(one.code)
    await act(await stage.officerFor('liaison', unit!), one, { deed: 'ask', text: questionTo(chance) })
    later(agenda.now() + chance.between(6, 200) * hour, async () => {
      await asReporter(one, { deed: 'reply', text: noteTo(chance, 'reply') })
      answerLater(one)
    })
  }

  function answerLater(one: Case): void {
    const limit = one.sample.class === 'oversight' ? 40 : one.sample.kind === 'informasi' ? 4 : 12
    later(officeTime(agenda.now(), Math.max(0, Math.round(chance.between(1, limit) * one.pace))), () => answer(one, 'liaison'))
  }

  async function answer(one: Case, role: 'liaison' | 'head'): Promise<void> {
    const { unit, phase } = await stage.complaintOf(one.code)
    if (!unit || phase !== 'open') return
    await act(await stage.officerFor(role, unit), one, {
      deed: 'answer',
      text: answerTo(chance),
      files: withPicture.happens(0.6) ? [stage.picture] : [],
    })
    if (one.reopens && role === 'liaison') return later(agenda.now() + chance.between(10, 120) * hour, () => rebut(one))
    if (chance.happens(0.55))
      later(agenda.now() + chance.between(4, 190) * hour, () =>
        asReporter(one, { deed: 'confirm', rating: chance.pick([2, 3, 3, 4, 4, 4] as const) }),
      )
  }

  async function rebut(one: Case): Promise<void> {
    await asReporter(one, { deed: 'rebut', reason: rebuttalOf(chance) })
    later(officeTime(agenda.now(), chance.between(1, 6)), () => answer(one, 'head'))
  }

  async function act(officer: Officer, one: Case, deed: Extract<Deed, { deed: OfficerDeed }>): Promise<void> {
    const { version } = await stage.complaintOf(one.code)
    await stage.officerDoes(officer, one.code, version, deed)
  }

  async function asReporter(one: Case, deed: Extract<Deed, { deed: ReporterDeed }>): Promise<void> {
    await stage.reporterDoes(one.code, one.key, deed)
  }
}
