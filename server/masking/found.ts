export type FoundType = 'nik' | 'kk' | 'phone' | 'email' | 'account' | 'plate' | 'address' | 'name' | 'nip' | 'marked'

/** A stretch of personal data: UTF-16 offsets into the text, `end` behind its last unit. */
export type Found = { type: FoundType; start: number; end: number }

/** What stands in the place of what is hidden: the same for every length. */
export const signs: Readonly<Record<FoundType, string>> = {
  nik: '[NIK disamarkan]',
  kk: '[nomor KK disamarkan]',
  phone: '[nomor telepon disamarkan]',
  email: '[surel disamarkan]',
  account: '[nomor rekening disamarkan]',
  plate: '[pelat nomor disamarkan]',
  address: '[alamat disamarkan]',
  name: '[nama disamarkan]',
  nip: '[NIP disamarkan]',
  marked: '[disamarkan]',
}

const signList = Object.values(signs)

/** The sign that stands at this place of a text, or null. */
export function signAt(text: string, at: number): string | null {
  for (const sign of signList) if (text.startsWith(sign, at)) return sign
  return null
}

/** In order and without overlaps: of two that overlap the one given first stays whole, of the other what sticks out behind or before it. */
export function withoutOverlaps(found: readonly Found[]): Found[] {
  const byStart = found.map((one, rank) => ({ ...one, rank })).sort((a, b) => a.start - b.start || a.rank - b.rank)
  const kept: (Found & { rank: number })[] = []
  for (const one of byStart) {
    const last = kept.at(-1)
    if (!last || last.end <= one.start) kept.push(one)
    else if (one.rank < last.rank && one.start > last.start) {
      last.end = one.start
      kept.push(one)
    } else if (one.end > last.end) kept.push({ ...one, start: last.end })
  }
  return kept.filter(({ start, end }) => start < end).map(({ type, start, end }) => ({ type, start, end }))
}
