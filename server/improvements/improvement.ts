import { Refused } from '../errors'
import type { Effect } from './effect'
import { type ThemeKey, isWithin } from './theme'
import { addDays } from '../indicators/period'

export const improvementStates = ['proposed', 'agreed', 'done', 'measured', 'dropped'] as const
export type ImprovementState = (typeof improvementStates)[number]

/** Somebody still has to do something. */
export const openImprovements = ['proposed', 'agreed'] as const satisfies readonly ImprovementState[]

/** A file, by its id among the stored ones, or a link. */
export type Evidence =
  { kind: 'file'; id: string; name: string; type: string; bytes: number } | { kind: 'link'; href: string; label: string }

/** What is planned: `cause` why the complaints come again and again, `change` what is changed; `owner` is an officer's id, `dueOn` a local date. */
export type Plan = { title: string; owner: string; dueOn: string; cause: string; change: string }

/** The theme it is for, with how many complaints it had when it was proposed; `oversight`: some of them are the Inspektorat's alone. */
export type About = { theme: ThemeKey; count: number; oversight: boolean }

/** What an officer, or time, does. */
export type Deed =
  | { deed: 'propose'; about: About; plan: Plan }
  | { deed: 'edit'; plan: Plan }
  | { deed: 'agree' }
  | { deed: 'prove'; evidence: Evidence[] }
  | { deed: 'finish'; doneOn: string; note: string; evidence: Evidence[] }
  | { deed: 'measure'; effect: Effect }
  | { deed: 'drop'; reason: string }
  | { deed: 'publish'; text: string }
  | { deed: 'unpublish'; reason: string }
  | { deed: 'remind'; dueOn: string }
  | { deed: 'escalate'; dueOn: string }
export type DeedName = Deed['deed']

/** `by` is an officer's id or `system`; `post` the title under which an officer acted. `on` is the local date. */
export type ImprovementEvent = { seq: number; at: Date; on: string; by: string; post?: string } & Deed

/** All that follows from the history. */
export type Folded = About & {
  unit: string
  state: ImprovementState
  plan: Plan
  evidence: Evidence[]
  proposedBy: string
  proposedOn: string
  agreedOn: string | null
  doneOn: string | null
  droppedOn: string | null
  measured: Effect | null
  published: { text: string; on: string } | null
  /** For which due date the head, and the supervisor, were told that it has passed. */
  remindedFor: string | null
  escalatedFor: string | null
}
export type Improvement = Folded & { _id: string; version: number; history: ImprovementEvent[] }

const allowed: Record<Exclude<DeedName, 'propose'>, readonly ImprovementState[]> = {
  edit: ['proposed', 'agreed'],
  agree: ['proposed'],
  prove: ['proposed', 'agreed', 'done', 'measured'],
  finish: ['agreed'],
  measure: ['done'],
  drop: ['proposed', 'agreed'],
  publish: ['done', 'measured'],
  unpublish: ['done', 'measured'],
  remind: openImprovements,
  escalate: openImprovements,
}

type Standing = Pick<Improvement, 'state' | 'published' | 'oversight'>

/** Does the state allow the deed? What is published is not published again, and what rests on complaints about abuse of authority never is. */
export function isPossible(deed: Exclude<DeedName, 'propose'>, { state, published, oversight }: Standing): boolean {
  if (deed === 'publish' && (published || oversight)) return false
  if (deed === 'unpublish' && !published) return false
  return allowed[deed].includes(state)
}

type Acting = { at: Date; on: string; by: string; post?: string }

/**
 * A deed on an improvement (null: one that is proposed), as the event it leaves.
 * @throws Refused `conflict` `improvementNotNow`; `invalid` for a done date that is not between the agreement and today, and for done without evidence
 */
export function move(improvement: Improvement | null, deed: Deed, { at, on, by, post }: Acting): ImprovementEvent {
  const event = { seq: (improvement?.version ?? 0) + 1, at, on, by, ...(post && { post }), ...deed }
  if (deed.deed === 'propose' && improvement === null) return event
  if (improvement === null || deed.deed === 'propose' || !isPossible(deed.deed, improvement))
    throw new Refused('conflict', 'improvementNotNow', { deed: deed.deed })
  if (deed.deed === 'finish') checkDone(improvement, deed, on)
  return event
}

function checkDone({ agreedOn, evidence }: Improvement, deed: Extract<Deed, { deed: 'finish' }>, today: string): void {
  const wrong = (field: string, code: string) => new Refused('invalid', code, { fields: { [field]: code } })
  if (deed.doneOn > today || deed.doneOn < agreedOn!) throw wrong('doneOn', 'doneOnInvalid')
  if (evidence.length + deed.evidence.length === 0) throw wrong('link', 'proofMissing')
}

/** What an improvement is, from its history alone; the first event proposes it. */
export function fold(history: readonly ImprovementEvent[]): Folded {
  const [first] = history
  if (first?.deed !== 'propose') throw new RangeError('an improvement begins by being proposed')
  const begun: Folded = {
    ...first.about,
    unit: first.about.theme.unit,
    state: 'proposed',
    plan: first.plan,
    evidence: [],
    proposedBy: first.by,
    proposedOn: first.on,
    agreedOn: null,
    doneOn: null,
    droppedOn: null,
    measured: null,
    published: null,
    remindedFor: null,
    escalatedFor: null,
  }
  return history.slice(1).reduce((folded, event) => ({ ...folded, ...changeBy(event, folded) }), begun)
}

function changeBy(event: ImprovementEvent, { evidence }: Folded): Partial<Folded> {
  switch (event.deed) {
    case 'propose':
      return {}
    case 'edit':
      return { plan: event.plan }
    case 'agree':
      return { state: 'agreed', agreedOn: event.on }
    case 'prove':
      return { evidence: [...evidence, ...event.evidence] }
    case 'finish':
      return { state: 'done', doneOn: event.doneOn, evidence: [...evidence, ...event.evidence] }
    case 'measure':
      return { state: 'measured', measured: event.effect }
    case 'drop':
      return { state: 'dropped', droppedOn: event.on }
    case 'publish':
      return { published: { text: event.text, on: event.on } }
    case 'unpublish':
      return { published: null }
    case 'remind':
      return { remindedFor: event.dueOn }
    case 'escalate':
      return { escalatedFor: event.dueOn }
  }
}

/** Which fields of the plan an edit changes. */
export const changesOf = (before: Plan, after: Plan): (keyof Plan)[] =>
  (Object.keys(after) as (keyof Plan)[]).filter((field) => before[field] !== after[field])

/** Its due date has passed, and it is not done. */
export const isOverdue = ({ state, plan }: Pick<Improvement, 'state' | 'plan'>, today: string): boolean =>
  (openImprovements as readonly ImprovementState[]).includes(state) && plan.dueOn < today

/** So many days after it was done an improvement still answers its theme; a theme that recurs later needs another one. */
const answersFor = 180

type Covering = Pick<Improvement, 'theme' | 'agreedOn' | 'doneOn' | 'droppedOn'>

/**
 * Did a theme of that date have this improvement (`improved`, design §6)? It is for the theme or for its whole regency, was agreed by then, neither
 * dropped by then nor done more than 180 days before. One that is only proposed is none yet.
 */
export function answers({ theme, agreedOn, doneOn, droppedOn }: Covering, asked: ThemeKey, date: string): boolean {
  const by = (on: string | null): boolean => on !== null && on <= date
  return isWithin(asked, theme) && by(agreedOn) && !by(droppedOn) && !(doneOn !== null && addDays(doneOn, answersFor) < date)
}
