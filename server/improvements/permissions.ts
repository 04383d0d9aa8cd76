import type { Officer } from '../staff/officer'
import { type DeedName, type Improvement, isPossible, openImprovements } from './improvement'
import type { Theme } from './theme'

/** Deeds of officers on an improvement, in the order in which pages offer them. */
export const officerDeeds = [
  'agree',
  'finish',
  'publish',
  'prove',
  'edit',
  'unpublish',
  'drop',
] as const satisfies readonly DeedName[]
export type OfficerDeed = (typeof officerDeeds)[number]

type Seen = Pick<Improvement, 'unit' | 'state' | 'oversight' | 'published' | 'proposedBy'>

const isOfUnit = ({ role, units }: Officer, unit: string): boolean =>
  ['liaison', 'head', 'inspector'].includes(role) && units.includes(unit)
const signs = (officer: Officer, unit: string): boolean => officer.role === 'head' && isOfUnit(officer, unit)
const inspects = (officer: Officer, unit: string): boolean => officer.role === 'inspector' && isOfUnit(officer, unit)

/**
 * Who knows of a theme or an improvement: its unit and those above it, supervisors and coordinators. What rests on complaints about abuse of
 * authority, the Inspektorat alone (design §2). The administrator of the system knows none.
 */
export function sees(officer: Officer, { unit, oversight }: Pick<Seen, 'unit' | 'oversight'>): boolean {
  if (oversight) return inspects(officer, unit)
  return isOfUnit(officer, unit) || officer.role === 'supervisor' || officer.role === 'coordinator'
}

/** An improvement is proposed by the unit itself, or by a supervisor. */
export const mayPropose = (
  officer: Officer,
  { unit, oversight }: Pick<Theme, 'unit'> & { oversight: number | boolean },
): boolean => sees(officer, { unit, oversight: Boolean(oversight) }) && (isOfUnit(officer, unit) || officer.role === 'supervisor')

const isProposed = ({ state }: Seen): boolean => state === openImprovements[0]
const isProposer = ({ id }: Officer, { proposedBy }: Seen): boolean => id === proposedBy

const sentences: Record<OfficerDeed, (officer: Officer, seen: Seen) => boolean> = {
  // The head signs; else somebody other than who proposed it: a supervisor, at the Inspektorat another inspector.
  agree: (officer, seen) =>
    signs(officer, seen.unit) || ((officer.role === 'supervisor' || inspects(officer, seen.unit)) && !isProposer(officer, seen)),
  finish: (officer, seen) => isOfUnit(officer, seen.unit),
  prove: (officer, seen) => isOfUnit(officer, seen.unit),
  // What was agreed, its due date above all, is changed only by who signs.
  edit: (officer, seen) =>
    signs(officer, seen.unit) ||
    inspects(officer, seen.unit) ||
    (isProposed(seen) && (isOfUnit(officer, seen.unit) || isProposer(officer, seen))),
  drop: (officer, seen) =>
    signs(officer, seen.unit) || inspects(officer, seen.unit) || (isProposed(seen) && isProposer(officer, seen)),
  publish: (officer, seen) => signs(officer, seen.unit) || officer.role === 'coordinator',
  unpublish: (officer, seen) => signs(officer, seen.unit) || officer.role === 'coordinator',
}

/** Is the deed this officer's, if the state allows it? */
export const isTheirs = (officer: Officer, deed: OfficerDeed, seen: Seen): boolean =>
  sees(officer, seen) && sentences[deed](officer, seen)

/** Just the deeds that this officer may do now. */
export const deedsFor = (officer: Officer, seen: Seen): OfficerDeed[] =>
  officerDeeds.filter((deed) => isTheirs(officer, deed, seen) && isPossible(deed, seen))

/** A monthly review is kept by its unit, signed by the head (at the Inspektorat: an inspector), and seen by a supervisor. */
export const reviewRights = (officer: Officer, unit: string, isInspectorate: boolean) => ({
  opens: isInspectorate ? inspects(officer, unit) : sees(officer, { unit, oversight: false }),
  edits: isOfUnit(officer, unit),
  signs: signs(officer, unit) || (isInspectorate && inspects(officer, unit)),
  acknowledges: officer.role === 'supervisor' && !isInspectorate,
})
