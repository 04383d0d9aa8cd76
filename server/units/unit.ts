/** In the order in which the register is read. */
export const unitKinds = [
  'sekretariat',
  'bagian',
  'inspektorat',
  'dinas',
  'badan',
  'satuan',
  'rsud',
  'perumdam',
  'kecamatan',
  'puskesmas',
  'outside',
] as const
export type UnitKind = (typeof unitKinds)[number]

/**
 * A unit of the regency, or (kind `outside`, id `outside:<who>`) an authority outside it to which complaints are forwarded.
 * `topics` are words and phrases by which routing recognises what the unit answers for; `places` are kecamatan codes it is bound to
 * (empty: the whole regency). `calendar` is null when it is inherited from the parent.
 */
export type Unit = {
  _id: string
  name: string
  shortName: string
  kind: UnitKind
  parent: string | null
  calendar: string | null
  topics: string[]
  places: string[]
  active: boolean
}

/** A kecamatan and its desa; codes as in idn-area-data (`36.04.01`, `36.04.01.2001`). */
export type Kecamatan = { code: string; name: string; desa: { code: string; name: string }[] }

/** A neighbouring government whose places are named by mistake; `unit` is the outside authority that stands for it. */
export type Neighbour = { unit: string; name: string; kecamatan: Kecamatan[] }
