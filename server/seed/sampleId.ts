import { createHash } from 'node:crypto'

/** The id of a sample thing, in the form of a UUID: the same unit and name, the same id. */
export function sampleId(unit: string, name: string): string {
  const hex = createHash('sha256').update(`sample:${unit}:${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
