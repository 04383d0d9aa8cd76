import { Refused } from '../errors'
import { dayOfDate } from './date'
import { shifted } from './plan'

/** A field's refusal code, or null when nothing is wrong with it. */
export type Fault = string | null

const farthest = 3_660

/** @throws Refused `invalid` with a code at each field at fault; nothing when there is none. */
export function insist(faults: Record<string, Fault | undefined>, details: Record<string, unknown> = {}): void {
  const fields = Object.fromEntries(Object.entries(faults).filter(([, code]) => code))
  const codes = Object.values(fields) as string[]
  if (codes.length > 0) throw new Refused('invalid', codes.length === 1 ? codes[0]! : 'checkFields', { ...details, fields })
}

/** What is wrong with a date that is to be changed: it must exist, be today or later, and be within ten years. */
export function dateFault(date: string, today: string): Fault {
  if (dayOfDate(date) === null) return 'dateMalformed'
  if (date < today) return 'datePast'
  return date > shifted(today, farthest) ? 'dateFar' : null
}

export const tooLong = (text: string, most: number): Fault => (text.length > most ? 'tooLong' : null)

export const nameFault = (name: string): Fault => (name.trim() === '' ? 'dayNameMissing' : tooLong(name, 120))
export const sourceFault = (source: string): Fault => (source.trim() === '' ? 'sourceMissing' : tooLong(source, 200))
