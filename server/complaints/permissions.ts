import type { Officer, Role } from '../staff/officer'
import type { Complaint } from './complaint'
import { openExtension } from './extension'
import { type DeedName, isPossible } from './move'

/** What decides who may see a complaint. */
export type Shown = Pick<Complaint, 'unit' | 'holders' | 'oversight'> & {
  filing: Pick<Complaint['filing'], 'identity' | 'chosenUnit'>
}
export type Seen = Shown & Pick<Complaint, 'state' | 'history'>

/** Deeds of officers, in the order in which pages offer them; the others belong to the reporter, to time, or to the system. */
export const officerDeeds = [
  'verify',
  'extend',
  'refuseExtension',
  'answer',
  'startFollowUp',
  'ask',
  'askExtension',
  'assign',
  'classify',
  'return',
  'forward',
  'archive',
] as const satisfies readonly DeedName[]
export type OfficerDeed = (typeof officerDeeds)[number]

export const reporterDeeds = ['reply', 'confirm', 'rebut', 'withdraw'] as const satisfies readonly DeedName[]
export type ReporterDeed = (typeof reporterDeeds)[number]

const everywhere: readonly Role[] = ['coordinator', 'supervisor']
const atTheUnit: readonly Role[] = ['liaison', 'head', 'inspector']

const holdsIt = (officer: Officer, seen: Shown): boolean => seen.unit !== null && officer.units.includes(seen.unit)
const hadIt = (officer: Officer, seen: Shown): boolean => seen.holders.some((unit) => officer.units.includes(unit))
const isComplainedOf = (officer: Officer, seen: Shown): boolean =>
  seen.filing.chosenUnit !== null && officer.units.includes(seen.filing.chosenUnit)

/**
 * How much of a complaint an officer sees. `full`: everything. `masked`: that it exists, in lists and counts, without text or reporter.
 * `none`: as if it did not exist (404).
 * - An oversight complaint (Permendagri 8/2023 art. 1) is seen by the Inspektorat that works on it and by the coordinator, unless the coordinator's own unit is complained of.
 *   What the Inspektorat has given back it still sees: else nobody would, where the coordinator may not.
 * - A confidential one is seen by the coordinator and by the unit that has it; supervisors know that it exists.
 * - Any other is seen by coordinator and supervisors, and by the units that have or had it.
 * - The administrator of the system sees no complaint.
 */
export function disclosure(officer: Officer, seen: Shown): 'full' | 'masked' | 'none' {
  if (officer.role === 'admin') return 'none'
  const worksOnIt = atTheUnit.includes(officer.role) && holdsIt(officer, seen)
  if (seen.oversight) {
    if (officer.role === 'inspector') return worksOnIt || (seen.unit === null && hadIt(officer, seen)) ? 'full' : 'none'
    return officer.role === 'coordinator' && !isComplainedOf(officer, seen) ? 'full' : 'none'
  }
  if (seen.filing.identity === 'confidential') {
    if (worksOnIt || officer.role === 'coordinator') return 'full'
    return officer.role === 'supervisor' ? 'masked' : 'none'
  }
  const had = atTheUnit.includes(officer.role) && hadIt(officer, seen)
  return worksOnIt || had || everywhere.includes(officer.role) ? 'full' : 'none'
}

/** "Handled by someone else": whoever gave the answer that was rebutted does not give the next one (design §2). */
function answeredBefore(officer: Officer, seen: Seen): boolean {
  const last = seen.history.findLast(({ type }) => type === 'answered' || type === 'reopened')
  const answer = seen.history.findLast(({ type }) => type === 'answered')
  return last?.type === 'reopened' && answer?.by === officer.id
}

/**
 * More time is granted or refused by the coordinator, or by the head of the unit that holds the case (at the Inspektorat: an inspector), and never by
 * who asked for it: four eyes.
 */
const judgesExtension = (officer: Officer, seen: Seen): boolean =>
  (officer.role === 'coordinator' || (['head', 'inspector'].includes(officer.role) && holdsIt(officer, seen))) &&
  openExtension(seen)?.by !== officer.id

const sentences: Record<OfficerDeed, (officer: Officer, seen: Seen) => boolean> = {
  // The coordinator verifies, classifies, assigns, forwards and archives (Permendagri 8/2023).
  verify: (officer) => officer.role === 'coordinator',
  classify: (officer) => officer.role === 'coordinator',
  // An oversight case stays where it is, with the Inspektorat; given back, it goes there again, by whoever of the two may see it.
  assign: (officer, seen) =>
    seen.oversight ? seen.unit === null && ['coordinator', 'inspector'].includes(officer.role) : officer.role === 'coordinator',
  forward: (officer) => officer.role === 'coordinator',
  archive: (officer) => officer.role === 'coordinator',
  extend: judgesExtension,
  refuseExtension: judgesExtension,
  // Liaison, head and inspector work on what their own unit holds.
  startFollowUp: (officer, seen) => atTheUnit.includes(officer.role) && holdsIt(officer, seen),
  ask: (officer, seen) => atTheUnit.includes(officer.role) && holdsIt(officer, seen),
  askExtension: (officer, seen) => atTheUnit.includes(officer.role) && holdsIt(officer, seen),
  return: (officer, seen) => atTheUnit.includes(officer.role) && holdsIt(officer, seen),
  answer: (officer, seen) => atTheUnit.includes(officer.role) && holdsIt(officer, seen) && !answeredBefore(officer, seen),
}

/** Is the deed this officer's to do, if the state allows it? Sees the complaint in full, and is allowed by the sentences. */
export const isTheirs = (officer: Officer, deed: OfficerDeed, seen: Seen): boolean =>
  disclosure(officer, seen) === 'full' && sentences[deed](officer, seen)

/** May this officer do this deed to this complaint, now? */
export const mayDo = (officer: Officer, deed: OfficerDeed, seen: Seen): boolean =>
  isTheirs(officer, deed, seen) && isPossible(deed, seen)

/**
 * Who may read what is hidden in the texts of a case that they see in full: the coordinator, the unit that holds it, and the Inspektorat for its
 * oversight cases. Each reading is recorded (UU PDP 27/2022).
 */
export const mayReadOriginal = (officer: Officer, seen: Shown): boolean =>
  disclosure(officer, seen) === 'full' &&
  (officer.role === 'coordinator' ||
    (atTheUnit.includes(officer.role) && (holdsIt(officer, seen) || (seen.oversight && officer.role === 'inspector'))))

/** Who may mark more to be hidden, and take a mark back: the coordinator, and the liaison of the unit that holds the case (at the Inspektorat: an inspector). */
export const mayHide = (officer: Officer, seen: Shown): boolean => mayReadOriginal(officer, seen) && officer.role !== 'head'

/** Just the deeds that this officer may do now, in the order in which pages offer them. */
export const deedsFor = (officer: Officer, seen: Seen): OfficerDeed[] => officerDeeds.filter((deed) => mayDo(officer, deed, seen))

/** Would the answer be this officer's to give, had the reporter not rebutted the one they gave? */
export const isBarred = (officer: Officer, seen: Seen): boolean =>
  isPossible('answer', seen) && holdsIt(officer, seen) && answeredBefore(officer, seen)

/** What the reporter, with code and key, may do now. */
export const reporterDeedsFor = (seen: Pick<Complaint, 'state' | 'history'>): ReporterDeed[] =>
  reporterDeeds.filter((deed) => isPossible(deed, seen))
