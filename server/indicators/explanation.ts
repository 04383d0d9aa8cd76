import type { Method } from './compliance'
import { ages, definitionOf, type Definition, type FactName, type MeasureId } from './indicator'
import { listHref } from './links'
import { isLessBetter, type UnitOfMeasure, unitOfMeasureOf } from './measure'
import type { Subject } from './cells'
import type { Window } from './period'

/** Whose number it is: of the unit that did it, or of the unit that holds the case last (design §6). */
type Belongs = 'doer' | 'holder'
const ofDoer: readonly FactName[] = [
  'verdict.followUp',
  'verdict.unit',
  'stop.followUp',
  'stop.unit',
  'assignment',
  'return',
  'answer',
]

/** What is left out, besides what is left out of every number. */
type Exclusion = 'void' | 'pauses' | 'openLate' | 'laterEvents' | 'sameComplaint' | 'pausesCounted'

export type ExplanationPage = {
  id: MeasureId
  definition: Definition
  unitOfMeasure: UnitOfMeasure
  version: number
  belongs: Belongs
  exclusions: Exclusion[]
  less: boolean
  /** Practice of SP4N-LAPOR! and the ministry's monitoring, or a measure of our own. */
  source: 'practice' | 'own'
  /** What it weighs in the estimate of the method in force; null where it has no part in it. */
  estimate: { method: string; weight: number; floor: number; target: number } | null
  /** The ages of an open case in working days, inclusive; null where it is not about one age. */
  age: { from: number; to: number | null } | null
  example: string
}

const ofPractice: readonly MeasureId[] = [
  'onTime.verification',
  'onTime.followUp',
  'onTime.resolution',
  'median.followUp',
  'median.resolution',
  'returned',
  'confirmed',
  'rating',
]

/** How a measure is counted, made from the very definition by which it is counted. */
export function explanationPage(
  id: MeasureId,
  { method, subject, window }: { method: Method | null; subject: Subject; window: Window },
): ExplanationPage {
  const definition = definitionOf(id)
  const part = method?.estimate?.indicators.find((one) => one.id === id)
  return {
    id,
    definition,
    unitOfMeasure: unitOfMeasureOf(id),
    version: 1,
    belongs: definition.type !== 'stock' && ofDoer.includes(definition.of) ? 'doer' : 'holder',
    exclusions: exclusionsOf(definition),
    less: isLessBetter(id),
    source: ofPractice.includes(id) ? 'practice' : 'own',
    estimate: method && part ? { method: method.name, weight: part.weight, floor: part.floor, target: part.target } : null,
    age: definition.type === 'stock' && definition.age !== null ? ageOf(definition.age) : null,
    example: listHref({ indicator: id, subject, window }),
  }
}

function exclusionsOf(definition: Definition): Exclusion[] {
  const { type, of } = definition
  if (type === 'stock') return ['pausesCounted']
  const isPaused = of.endsWith('.unit') || of.endsWith('.resolution')
  return [
    ...(of.startsWith('verdict.') ? (['openLate', 'void'] as const) : []),
    ...(of.startsWith('stop.') ? (['void'] as const) : []),
    ...(isPaused ? (['pauses'] as const) : []),
    ...(of === 'answeredDay' ? (['sameComplaint'] as const) : []),
    ...(of === 'assignment' || of === 'answer' ? (['laterEvents'] as const) : []),
  ]
}

function ageOf(age: number): { from: number; to: number | null } {
  const { to } = ages[age]!
  return { from: age === 0 ? 0 : ages[age - 1]!.to + 1, to: to === Infinity ? null : to }
}
