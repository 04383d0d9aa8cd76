import type { Word } from './words'

/** What a text is, as the citizen's words suggest; the same words as the complaint's kinds. */
export type SuggestedKind = 'pengaduan' | 'aspirasi' | 'informasi'

const inquiry =
  /\b(mau (tanya|nanya|bertanya)|ingin (tanya|bertanya|mengetahui|tahu)|izin (tanya|bertanya)|numpang tanya|tanya dong|bertanya|nanya|minta (info|informasi|penjelasan)|mohon (info|informasi|penjelasan|pencerahan)|apa saja (syarat|persyaratan)|syarat(nya)? apa|syarat apa|bagaimana (cara|prosedur|alur|syarat|mekanisme)|cara(nya)? bagaimana|apakah (ada|bisa|boleh|benar|masih|dibuka|buka)|(jadwal|jam buka|jam pelayanan).{0,40}(kapan|apa|berapa)|kapan (dibuka|jadwal|mulai|ada|pendaftaran)|berapa (biaya|lama|tarif|hari)|biaya(nya)? berapa|dimana (bisa|tempat|alamat))\b/
const proposal =
  /\b(usul|usulan|mengusulkan|saran|menyarankan|sebaiknya|alangkah (baik|bagus)|akan lebih baik|(mohon|harap|semoga|tolong|minta) (agar |supaya |untuk )?(dibuatkan|diadakan|dibangun|dibangunkan|disediakan|ditambah|dipasang|dipasangkan|diperbanyak|diperlebar)|kalau bisa (dibuat|dibangun|diadakan|ditambah|disediakan)|perlu (dibangun|diadakan|ditambah|adanya)|ide|masukan|aspirasi)\b/
const grievance =
  /\b(rusak|tidak|belum|mati|susah|sulit|lambat|lama|kotor|bau|banjir|mampet|sumbat|hancur|jelek|bahaya|celaka|kecewa|keluhan|mengeluh|melapor|melaporkan|lapor|dipersulit|pungli|menumpuk|tumpuk|berlubang|lubang|longsor|hilang|resah|meresahkan)\b/

/**
 * Is it a question, a proposal or a complaint? A question asks how, when or how much; a proposal asks for something new and complains of
 * little; everything else is a complaint.
 */
export function suggestKind(words: readonly Word[]): SuggestedKind {
  const written = words.map(({ word }) => word).join(' ')
  const grievances = words.filter(({ word, stem }) => grievance.test(word) || (stem !== null && grievance.test(stem))).length
  if (inquiry.test(written) && grievances <= 2) return 'informasi'
  if (proposal.test(written) && grievances <= 2) return 'aspirasi'
  return 'pengaduan'
}
