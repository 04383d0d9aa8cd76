import { type ClockName, clockNames, type Target } from './clock'
import { type Policy, type Respect, respects } from './policy'

export type TypedWarning = { clock: string; amount: string; measure: string }
export type TypedLevel = { clock: string; after: string; to: string; template: string }

/** The form of a policy as it was typed; yes-or-no answers are `yes` or empty. */
export type TypedPolicy = {
  name: string
  source: string
  validFrom: string
  confirmed: string
  deemWithdrawn: string
  when: Record<Respect, string[]>
  targets: Record<ClockName, { amount: string; measure: string }>
  warnings: TypedWarning[]
  escalations: TypedLevel[]
}

type Body = Record<string, unknown>

/** More rows than any policy needs, so that a form cannot grow for ever. */
export const mostRows = 16

const targetNames = (clock: ClockName) => ({ amount: `target-${clock}`, measure: `target-${clock}-measure` })
const rowName = (list: 'warning' | 'escalation', i: number, part: string) => `${list}-${i}-${part}`

/** A form that came in, whatever was sent: a text that is missing or was sent twice is empty. Rows left blank are dropped. */
export function typedFrom(body: Body): TypedPolicy {
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '')
  const list = (name: string): string[] => [body[name] ?? []].flat().filter((one) => typeof one === 'string')
  const rows = <Row extends Record<string, string>>(name: 'warning' | 'escalation', parts: (keyof Row & string)[]): Row[] =>
    Array.from({ length: mostRows }, (_, i) => parts.map((part) => [part, text(rowName(name, i, part))] as const))
      .filter((row) => row.some(([part, value]) => !isPreset(part) && value.trim() !== ''))
      .map((row) => Object.fromEntries(row) as Row)
  return {
    name: text('name'),
    source: text('source'),
    validFrom: text('validFrom'),
    confirmed: text('confirmed'),
    deemWithdrawn: text('deemWithdrawn'),
    when: byRespect((respect) => list(`${respect}[]`)),
    targets: byClock((clock) => ({ amount: text(targetNames(clock).amount), measure: text(targetNames(clock).measure) })),
    warnings: rows<TypedWarning>('warning', ['clock', 'amount', 'measure']),
    escalations: rows<TypedLevel>('escalation', ['clock', 'after', 'to', 'template']),
  }
}

/** A policy as the form first shows it, valid from a date still to be chosen; without one an empty form. */
export function typedOf(policy: Policy | null): TypedPolicy {
  return {
    name: policy?.name ?? '',
    source: policy?.source ?? '',
    validFrom: '',
    confirmed: yes(policy?.confirmed),
    deemWithdrawn: yes(policy?.deemWithdrawn),
    when: byRespect((respect) => policy?.when[respect] ?? []),
    targets: byClock((clock) => typedTarget(policy?.targets[clock])),
    warnings: (policy?.warnings ?? []).map(({ clock, share, daysBefore }) => ({
      clock,
      amount: String(daysBefore ?? Math.round(share! * 10_000) / 100).replace('.', ','),
      measure: daysBefore === undefined ? 'share' : 'daysBefore',
    })),
    escalations: (policy?.escalations ?? []).map(({ afterDays, ...level }) => ({ ...level, after: String(afterDays) })),
  }
}

/** The same as names and values, so that a page can send it on unseen. */
export function fieldsOf(typed: TypedPolicy): { name: string; value: string }[] {
  const row = (list: 'warning' | 'escalation') => (fields: Record<string, string>, i: number) =>
    Object.entries(fields).map(([part, value]) => ({ name: rowName(list, i, part), value }))
  return [
    ...(['name', 'source', 'validFrom', 'confirmed', 'deemWithdrawn'] as const).map((name) => ({ name, value: typed[name] })),
    ...respects.flatMap((name) => typed.when[name].map((value) => ({ name: `${name}[]`, value }))),
    ...clockNames.flatMap((clock) => [
      { name: targetNames(clock).amount, value: typed.targets[clock].amount },
      { name: targetNames(clock).measure, value: typed.targets[clock].measure },
    ]),
    ...typed.warnings.flatMap(row('warning')),
    ...typed.escalations.flatMap(row('escalation')),
  ].filter(({ value }) => value !== '')
}

/** Chosen already in a row that nobody has touched. */
const isPreset = (part: string): boolean => part === 'measure' || part === 'template'
const yes = (answer: boolean | undefined): string => (answer ? 'yes' : '')
const typedTarget = (target: Target | undefined) => ({
  amount: String(target?.days ?? target?.minutes ?? ''),
  measure: target?.minutes === undefined ? 'days' : 'minutes',
})
const byClock = <T>(of: (clock: ClockName) => T): Record<ClockName, T> =>
  Object.fromEntries(clockNames.map((clock) => [clock, of(clock)])) as Record<ClockName, T>
const byRespect = (of: (respect: Respect) => string[]): Record<Respect, string[]> =>
  Object.fromEntries(respects.map((respect) => [respect, of(respect)])) as Record<Respect, string[]>
