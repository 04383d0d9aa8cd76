import type { FoundType } from '../masking/found'
import { findPersonal } from '../masking/mask'

/** The words by which somebody gives their own particulars, right before these. */
const introduced =
  /(?:(?<![a-z0-9])(?:nama|nma|lengkap|nik|nikk?nya|ktp|e-ktp|kk|no|nomor|nomer|nmr|induk|kependudukan|kartu|keluarga|hp|handphone|telp|tlp|telpon|telepon|wa|whatsapp|kontak|email|e-mail|alamat|tinggal|rumah|rekening|rek|saya|sy|aku|an|nya|di|dan|adalah|dengan)\b|[ :.,;=()/-])+$/i
/** Behind particulars that are only given; where the sentence goes on, it is about them ("NIK saya 3604… tidak aktif"). */
const given =
  /^\s*(?:$|[.,;:()\n]|(?:mau|ingin|izin|hendak|dengan|lapor|melapor|melaporkan|mengadukan|dan|hp|no|nomor|nik|ktp|kk|alamat|warga|dari|wa|telp|email)(?![a-z]))/i
const furthest = 60
/** A house number or a plate tells a place or a car, which may be the matter. */
const particulars: ReadonlySet<FoundType> = new Set<FoundType>(['nik', 'kk', 'phone', 'email', 'account', 'name', 'nip'])

/**
 * A text without what personal data it gives, and without the words that introduce these ("NIK saya: …", "no hp …"): who somebody is says nothing of what it is
 * about. As long as before, so that positions in it are those in the text.
 */
export function withoutPersonal(text: string): string {
  let rest = ''
  let from = 0
  for (const { type, start, end } of findPersonal(text)) {
    if (!particulars.has(type)) continue
    const before = text.slice(Math.max(from, start - furthest), start)
    const isGiven = given.test(text.slice(end, end + 20))
    const cut = start - (isGiven ? (introduced.exec(before)?.[0].length ?? 0) : 0)
    rest += text.slice(from, cut) + ' '.repeat(end - cut)
    from = end
  }
  return rest + text.slice(from)
}
