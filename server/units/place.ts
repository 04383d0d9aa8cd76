import { Refused } from '../errors'
import type { Kecamatan } from './unit'

/** A place in words: the kecamatan, and the desa when one was named. */
export type PlaceName = { kecamatan: string; desa: string | null }

/**
 * The names of a kecamatan and a desa by their codes. Throws Refused `invalid` (`kecamatanUnknown`, `desaUnknown`) when the kecamatan is
 * not one of the regency, or the desa is not one of that kecamatan.
 */
export function namePlace(kecamatan: readonly Kecamatan[], code: string, desaCode: string | null): PlaceName {
  const found = kecamatan.find((one) => one.code === code)
  if (!found) throw new Refused('invalid', 'kecamatanUnknown', { fields: { kecamatan: 'kecamatanUnknown' } })
  if (desaCode === null) return { kecamatan: found.name, desa: null }
  const desa = found.desa.find((one) => one.code === desaCode)
  if (!desa) throw new Refused('invalid', 'desaUnknown', { fields: { desa: 'desaUnknown' } })
  return { kecamatan: found.name, desa: desa.name }
}
