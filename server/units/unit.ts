export type UnitKind =
  | 'sekretariat'
  | 'dinas'
  | 'badan'
  | 'kecamatan'
  | 'puskesmas'
  | 'rsud'
  | 'inspektorat'
  | 'bagian'
  | 'perumdam'
  | 'satuan'
  | 'outside'

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
