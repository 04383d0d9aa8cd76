import { Refused } from '../errors'
import type { Officer } from '../staff/officer'
import type { Unit, UnitKind } from '../units/unit'
import type { Complaint, ComplaintEvent, Kind } from './complaint'
import { maskerFor } from './masked'
import type { Deed } from './move'
import type { Names } from './naming'
import type { UnitName } from './pages'
import { mayDo } from './permissions'

type Routed = Extract<ComplaintEvent, { type: 'routed' }>

/** How a proposal is accepted: the case given to the unit, passed on to an authority outside the regency, or taken for one of abuse of authority. */
export const acceptances = ['assign', 'forward', 'oversight'] as const
export type Acceptance = (typeof acceptances)[number]
export type Proposal = { unit: string; confidence: number; accept: Acceptance }

/**
 * What routing proposes. `ranked`: the first and those worth a look; `because`: the words that decided for the first; `sureness`: its confidence in words; `outside`: the first is
 * no unit of the regency; `chosen`: the unit that the reporter chose, where another; `kind`: what it takes it for, where the reporter said another; `second`: the unit of
 * another matter in the same text; `accept`: how the looker may accept it at once, null where they may not.
 */
export type SuggestionNote = {
  ranked: { unit: UnitName; confidence: number }[]
  because: string[]
  sureness: 'sure' | 'likely' | 'unsure' | 'guess'
  outside: boolean
  chosen: UnitName | null
  kind: Kind | null
  oversight: boolean
  second: UnitName | null
  accept: Acceptance | null
}

/** The same as a line of the list has it, for who may decide about it; `accept`: how it may be accepted from there, null where it should be read first. */
export type SuggestionRow = { unit: string; confidence: number; accept: Acceptance | null; version: number }

type KindOf = (id: string) => UnitKind | null

const routedOf = ({ history }: Pick<Complaint, 'history'>): Routed | undefined =>
  history.findLast((event): event is Routed => event.type === 'routed')

/** What routing would have done with a case, from its history; null where it had no idea. Abuse of authority goes before any unit. */
export function proposalOf(complaint: Pick<Complaint, 'history'>, kindOf: KindOf): Proposal | null {
  const routed = routedOf(complaint)
  const best = routed?.ranked[0]
  if (!best || best.confidence === 0) return null
  const kind = kindOf(best.unit)
  const accept = (routed.oversight ?? kind === 'inspektorat') ? 'oversight' : kind === 'outside' ? 'forward' : 'assign'
  return { unit: best.unit, confidence: best.confidence, accept }
}

/** Nobody has had the case, and nobody has decided about it: what a unit gave back is not offered to it again. */
const isUntriaged = ({ state, unit, holders }: Complaint): boolean =>
  (state === 'received' || state === 'verified') && unit === null && holders.length === 0

/** How this officer may accept a proposal with one deed, now; null where they may not. */
export function acceptanceFor(officer: Officer, complaint: Complaint, proposal: Proposal | null): Acceptance | null {
  if (!proposal || !isUntriaged(complaint)) return null
  const deed = proposal.accept === 'oversight' ? classifying(complaint) : proposal.accept
  return mayDo(officer, deed, complaint) ? proposal.accept : null
}

const classifying = ({ state }: Pick<Complaint, 'state'>): 'verify' | 'classify' => (state === 'received' ? 'verify' : 'classify')

/** The deed that accepts a proposal; null for one to forward, which says why and is sent by hand. @throws Refused as `oversightUnitIn` does */
export function deedThatAccepts(
  complaint: Complaint,
  { unit, accept }: Proposal,
  assignable: readonly Unit[],
): Extract<Deed, { deed: 'assign' | 'verify' | 'classify' }> | null {
  if (accept === 'forward') return null
  if (accept === 'assign') return { deed: 'assign', unit }
  const { kind, category, title } = complaint
  return { deed: classifying(complaint), kind, class: 'oversight', category, title, oversightUnit: oversightUnitIn(assignable) }
}

/** The Inspektorat among the units. @throws Refused `invalid` `inspectorateMissing` */
export function oversightUnitIn(assignable: readonly Unit[]): string {
  const inspectorate = assignable.find(({ kind }) => kind === 'inspektorat')
  if (!inspectorate) throw new Refused('invalid', 'inspectorateMissing', { fields: { class: 'inspectorateMissing' } })
  return inspectorate._id
}

/** Less likely units are not shown beside the first. Practice. */
const worthALook = 0.02

const fairlySure = 0.6

/** A confidence of 0 to 1 in words; where one ends and the next begins is practice. */
export const surenessOf = (confidence: number): SuggestionNote['sureness'] =>
  confidence >= 0.9 ? 'sure' : confidence >= fairlySure ? 'likely' : confidence >= 0.3 ? 'unsure' : 'guess'

/** What routing proposed, for who decides; null before it was asked. `kind` only where the reporter chose another. */
export function suggestionOf(complaint: Complaint, officer: Officer, names: Names): SuggestionNote | null {
  const routed = routedOf(complaint)
  if (!routed) return null
  const { ranked, kind = null, oversight = false, second = null } = routed
  const { chosenUnit } = complaint.filing
  const best = ranked[0]
  const proposal = proposalOf(complaint, names.unitKind)
  return {
    ranked: ranked
      .filter(({ confidence }, i) => i === 0 || confidence >= worthALook)
      .map(({ unit, confidence }) => ({ unit: names.unit(unit), confidence })),
    because: wordsOf(routed).filter(shownIn(complaint)),
    sureness: surenessOf(best?.confidence ?? 0),
    outside: best !== undefined && names.unitKind(best.unit) === 'outside',
    chosen: chosenUnit === null || chosenUnit === best?.unit ? null : names.unit(chosenUnit),
    kind: kind === complaint.filing.kind ? null : kind,
    oversight,
    second: second === null ? null : names.unit(second),
    accept: acceptanceFor(officer, complaint, proposal),
  }
}

/** The proposal as a line of the list has it, for who may accept it. What routing itself is not fairly sure of is not accepted unread. */
export function suggestionRow(complaint: Complaint, officer: Officer, names: Names): SuggestionRow | null {
  const proposal = proposalOf(complaint, names.unitKind)
  const accept = acceptanceFor(officer, complaint, proposal)
  if (!proposal || !accept) return null
  const { unit, confidence } = proposal
  const isFairlySure = confidence >= fairlySure
  return { unit: names.unit(unit).shortName, confidence, accept: isFairlySure ? accept : null, version: complaint.version }
}

/** Not what is hidden of the text: neither personal data nor what somebody marked. */
function shownIn(complaint: Complaint): (word: string) => boolean {
  const say = maskerFor(complaint, 'officer')
  const [written, shown] = [complaint.filing.text, say(complaint.filing.text)].map((text) => text.toLowerCase()) as [
    string,
    string,
  ]
  return (word) => say(word) === word && (shown.includes(word.toLowerCase()) || !written.includes(word.toLowerCase()))
}

// A topic of the register may end in a mark that says how it is meant.
const wordsOf = ({ ranked }: Routed): string[] => (ranked[0]?.because ?? []).map((word) => word.replace(/\?$/, ''))
