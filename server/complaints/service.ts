import { timingSafeEqual } from 'node:crypto'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { SlaService } from '../sla/service'
import type { Officer } from '../staff/officer'
import type { UnitService } from '../units/service'
import type { Complaint, ComplaintEvent } from './complaint'
import type { Door } from './door'
import { openExtension } from './extension'
import { fold } from './fold'
import { type Deed, isPossible } from './move'
import { disclosure, isTheirs, type OfficerDeed, reporterDeedsFor, type ReporterDeed } from './permissions'
import type { ComplaintStore } from './store'
import { hashOf, readKey, readTrackingCode } from './trackingCode'

type OfficerAct = Extract<Deed, { deed: OfficerDeed }>
type ReporterAct = Extract<Deed, { deed: ReporterDeed }>
type Needs = {
  store: ComplaintStore
  door: Door
  units: UnitService
  sla: Pick<SlaService, 'extensionsLeft'>
  clock: Clock
  /** Who has seen the reporter's name or contact is written down. */
  recordRead: (officer: Officer, code: string) => Promise<void>
}

export type ComplaintService = ReturnType<typeof createComplaintService>

const overtakes = ({ by, type }: ComplaintEvent): boolean => by !== 'system' && type !== 'hidden' && type !== 'unhidden'

/** What was done and by whom, not what was said: a refusal is told to whoever asks, also as JSON. */
const deedIn = ({ seq, at, by, post, type }: ComplaintEvent) => ({ seq, at, by, post, type })

/** What officers and reporters do with a complaint. Permission is asked here, on the complaint. */
export function createComplaintService({ store, door, units, sla, clock, recordRead }: Needs) {
  async function read(code: string): Promise<Complaint> {
    const complaint = await store.get(code)
    if (!complaint) throw new Refused('missing', 'complaintUnknown')
    return complaint
  }

  async function readAs(officer: Officer, code: string): Promise<Complaint> {
    const complaint = await read(code)
    if (disclosure(officer, complaint) !== 'full') throw new Refused('missing', 'complaintUnknown')
    return complaint
  }

  /** What people did since the page was opened; what the system noted meanwhile is nobody's deed, and to hide words changes nothing of the case. */
  function refuseIfOvertaken(complaint: Complaint, version: number, deed: string): void {
    if (version > complaint.version) throw new Refused('invalid', 'requestMalformed')
    const since = complaint.history.slice(version).filter(overtakes)
    if (since.length > 0) throw new Refused('conflict', 'someoneElse', { code: complaint._id, deed, did: deedIn(since.at(-1)!) })
  }

  /** Theirs now, or when they opened the page: then somebody was first, which is another answer than "not yours". */
  function ready(officer: Officer, complaint: Complaint, version: number, deed: OfficerDeed): void {
    const history = complaint.history.slice(0, version)
    const asOpened = { ...complaint, ...fold(complaint.filing, history), history }
    if (!isTheirs(officer, deed, complaint) && !isTheirs(officer, deed, asOpened))
      throw new Refused('forbidden', 'deedForbidden', { deed })
    refuseIfOvertaken(complaint, version, deed)
    if (!isTheirs(officer, deed, complaint)) throw new Refused('forbidden', 'deedForbidden', { deed })
    if (!isPossible(deed, complaint))
      throw new Refused('conflict', 'notNow', { code: complaint._id, state: complaint.state, deed })
  }

  async function unitOf(id: string, wanted: 'unit' | 'authority', field: string, code: string): Promise<void> {
    const unit = await units.get(id)
    const isOutside = unit?.kind === 'outside'
    if (!unit?.active || (wanted === 'authority') !== isOutside) throw new Refused('invalid', code, { fields: { [field]: code } })
  }

  /** Refuses what is no longer left of extensions: at all, of those that may be asked for, or of what was asked for when it comes to granting. */
  async function checkExtension(deed: 'askExtension' | 'extend', complaint: Complaint, days?: number): Promise<void> {
    const left = await sla.extensionsLeft({ ...complaint, events: complaint.history }, clock.now())
    if (left.some((one) => days === undefined || one.days === days)) return
    const at = (field: string, code: string, details = {}) =>
      new Refused('invalid', code, { fields: { [field]: code }, ...details })
    if (deed === 'extend') throw at('text', 'extensionUnfit')
    if (left.length === 0) throw at('days', 'extensionSpent')
    throw at('days', 'extensionDaysInvalid', { fewest: left[0]!.days, most: left.at(-1)!.days })
  }

  async function check(act: OfficerAct, complaint: Complaint): Promise<void> {
    if (act.deed === 'assign') {
      await unitOf(act.unit, 'unit', 'unit', 'unitUnknown')
      const isInspectorate = (await units.get(act.unit))?.kind === 'inspektorat'
      if (complaint.oversight && !isInspectorate)
        throw new Refused('invalid', 'oversightStays', { fields: { unit: 'oversightStays' } })
    }
    if (act.deed === 'askExtension') await checkExtension(act.deed, complaint, act.days)
    if (act.deed === 'extend') await checkExtension(act.deed, complaint, openExtension(complaint)!.days)
    if (act.deed === 'forward') await unitOf(act.to, 'authority', 'to', 'authorityUnknown')
    if (act.deed === 'return') {
      if (!(await units.get(act.to))?.active) throw new Refused('invalid', 'unitUnknown', { fields: { to: 'unitUnknown' } })
      if (act.to === complaint.unit) throw new Refused('invalid', 'returnToItself', { fields: { to: 'returnToItself' } })
    }
  }

  /** @throws Refused `missing` when the code is none, or nobody's */
  async function track(typedCode: string): Promise<Complaint> {
    const code = readTrackingCode(typedCode)
    if (!code) throw new Refused('missing', 'complaintUnknown')
    return read(code)
  }

  const opens = (complaint: Complaint, typedKey: string): boolean =>
    timingSafeEqual(Buffer.from(hashOf(readKey(typedKey))), Buffer.from(complaint.keyHash))

  return {
    track,
    opens,

    /** The reporter's deed, with code and key. @throws Refused `forbidden` `keyWrong`; `conflict` when it is not possible now */
    async reporterDoes(typedCode: string, key: string, act: ReporterAct): Promise<Complaint> {
      const complaint = await track(typedCode)
      if (!opens(complaint, key)) throw new Refused('forbidden', 'keyWrong')
      if (!reporterDeedsFor(complaint).includes(act.deed))
        throw new Refused('conflict', 'notNow', { state: complaint.state, deed: act.deed })
      return door.pass(complaint, act, { by: 'reporter' })
    },

    /** A complaint as this officer may see it; that the reporter's name or contact was shown is recorded. @throws Refused `missing` */
    async open(officer: Officer, code: string): Promise<Complaint> {
      const complaint = await readAs(officer, code)
      const { name, email, phone } = complaint.filing
      if (name || email || phone) await recordRead(officer, code)
      return complaint
    },

    /** The same where neither name nor contact is shown. @throws Refused `missing` */
    see: readAs,

    sees: (officer: Officer, complaint: Complaint): boolean => disclosure(officer, complaint) === 'full',

    /** Refuses, before anything is stored, what `does` would refuse of this deed by itself. */
    async mayStill(officer: Officer, code: string, version: number, deed: OfficerDeed): Promise<void> {
      const complaint = await readAs(officer, code)
      ready(officer, complaint, version, deed)
      if (deed === 'askExtension') await checkExtension(deed, complaint)
    },

    /**
     * An officer's deed on the complaint as it was at `version`.
     * @throws Refused `missing` when the officer may not see it, `forbidden` when the deed is not theirs, `conflict` `someoneElse` (with `did`)
     * when a person was first, `notNow` when the state does not allow it, `invalid` with `fields`
     */
    async does(officer: Officer, code: string, version: number, act: OfficerAct): Promise<Complaint> {
      const complaint = await readAs(officer, code)
      ready(officer, complaint, version, act.deed)
      await check(act, complaint)
      const by = { by: officer.id, post: officer.title }
      try {
        return await door.pass(complaint, act, by)
      } catch (error) {
        if (!(error instanceof Refused && error.code === 'someoneElse')) throw error
        const now = await readAs(officer, code)
        refuseIfOvertaken(now, version, act.deed)
        return door.pass(now, act, by)
      }
    },
  }
}
