import { mask, type MaskContext } from '../masking/mask'
import type { Evidence, Improvement } from './improvement'

type Audience = NonNullable<MaskContext['audience']>

/** An improvement as it is read, without personal data in what officers wrote: only the form that changes the plan has it as it was written. */
export function shown(improvement: Improvement, audience: Audience = 'officer'): Improvement {
  const say = (text: string): string => mask(text, { audience }).masked
  const { plan, evidence, published } = improvement
  return {
    ...improvement,
    plan: { ...plan, title: say(plan.title), cause: say(plan.cause), change: say(plan.change) },
    evidence: evidence.map((one): Evidence =>
      one.kind === 'link' ? { ...one, label: say(one.label) } : { ...one, name: say(one.name) },
    ),
    published: published && { ...published, text: say(published.text) },
  }
}
