import { hashOf } from './features'
import { type Learner, scoresOf, softmax } from './learner'
import type { Reading } from './reading'

/** What a text is, as the citizen's words suggest; the same words as the complaint's kinds. */
export const suggestedKinds = ['pengaduan', 'aspirasi', 'informasi'] as const
export type SuggestedKind = (typeof suggestedKinds)[number]

const inquiry =
  /\b(mau (tanya|nanya|bertanya)|ingin (tanya|bertanya|mengetahui|tahu)|izin (tanya|bertanya)|numpang tanya|tanya dong|bertanya|nanya|minta (info|informasi|penjelasan)|mohon (info|informasi|penjelasan|pencerahan)|apa saja (syarat|persyaratan)|syarat(nya)? apa|syarat apa|bagaimana (cara|prosedur|alur|syarat|mekanisme)|cara(nya)? bagaimana|apakah (ada|bisa|boleh|benar|masih|dibuka|buka)|(jadwal|jam buka|jam pelayanan).{0,40}(kapan|apa|berapa)|kapan (dibuka|jadwal|mulai|ada|pendaftaran)|berapa (biaya|lama|tarif|hari)|biaya(nya)? berapa|dimana (bisa|tempat|alamat))\b/
const proposal =
  /\b(usul|usulan|mengusulkan|saran|menyarankan|sebaiknya|alangkah (baik|bagus)|akan lebih baik|(mohon|harap|semoga|tolong|minta) (agar |supaya |untuk )?(dibuatkan|diadakan|dibangun|dibangunkan|disediakan|ditambah|dipasang|dipasangkan|diperbanyak|diperlebar)|kalau bisa (dibuat|dibangun|diadakan|ditambah|disediakan)|perlu (dibangun|diadakan|ditambah|adanya)|ide|masukan|aspirasi)\b/

/**
 * What tells a question or a proposal from a complaint: the small words that say nothing of the matter ("apakah", "kapan", "sebaiknya"), alone,
 * in pairs and threes, and how the text begins and ends.
 */
export function kindFeatures({ words, asks }: Pick<Reading, 'words' | 'asks'>): Uint32Array {
  const ids = new Set<number>()
  const said = words.map(({ word }) => word)
  const written = said.join(' ')
  if (inquiry.test(written)) ids.add(hashOf('k inquiry', true))
  if (proposal.test(written)) ids.add(hashOf('k proposal', true))
  if (asks) ids.add(hashOf('k asks', true))
  said.forEach((word, i) => {
    ids.add(hashOf(`k ${word}`, true))
    if (i + 1 < said.length) ids.add(hashOf(`k ${word} ${said[i + 1]}`, true))
    if (i + 2 < said.length) ids.add(hashOf(`k ${word} ${said[i + 1]} ${said[i + 2]}`, true))
    if (i < 3) ids.add(hashOf(`k begins ${word}`, true))
    if (i >= said.length - 3) ids.add(hashOf(`k ends ${word}`, true))
  })
  return Uint32Array.from(ids)
}

/** Is it a question, a proposal or a complaint? The likeliest; a complaint where nothing is known. */
export function kindOf(reading: Pick<Reading, 'words' | 'asks'>, kinds: Learner): SuggestedKind {
  const shares = softmax(scoresOf(kinds, kindFeatures(reading)))
  const best = shares.reduce((at, share, k) => (share > shares[at]! ? k : at), 0)
  return suggestedKinds.find((kind) => kind === kinds.classes[best]) ?? 'pengaduan'
}
