import { introducersOf } from './introducers'
import { kind } from './lexicon'
import type { Token } from './tokens'

const landmarks = new Set(
  `jl jln jalan gang gg rsud rsu rs masjid mesjid musholla mushola mushalla sd sdn sdit smp smpn sma sman smk mi mts ma sekolah pesantren ponpes yayasan pt cv toko klinik apotek gedung stadion pasar
  jembatan makam bank perum perumahan kampung kp desa universitas kampus taman tpq tpa tk paud alun gor terminal pelabuhan bandara waduk bendungan situ pulau lapangan majelis majlis simpang
  haul syekh syeikh sakit presiden nabi gubernur sultan pahlawan posyandu madrasah sdi smpit smait smks mdta tol kali sungai pantai gunung bukit vila villa cluster rsia hotel restoran cafe aula`.split(
    /\s+/,
  ),
)

/** Whether a word says what place bears the name behind it. */
export const isLandmark = (low: string): boolean => landmarks.has(low)

const isJoined = (before: Token, after: Token): boolean => after.start - before.end <= (before.low.length <= 3 ? 2 : 1)

// What may stand between the word for a place and the name it bears.
const between = new Set(
  'raya syekh syeikh syech sheikh pangeran sultan raden tubagus nurul al an as ar jendral jenderal letjen brigjen kapten letnan mayor kolonel imam negeri umum besar jami islam terpadu'.split(
    ' ',
  ),
)
const mostBetween = 4

const posts = new Set(
  'bidan kepala ketua sekretaris kader penjaga guru mantri dokter suster perawat operator imam marbot'.split(' '),
)
// With these a place is named oftener.
const monumental = new Set(['ki', 'kh', 'h', 'hj', 'kiai', 'kyai', 'haji', 'hajah'])

/** "bidan desa teh Ida": the place is of the post, when a title stands behind. */
const isOfPost = (tokens: readonly Token[], at: number): boolean => {
  const [post, title] = [tokens[at - 2], tokens[at]!]
  if (!post || !posts.has(post.low) || monumental.has(title.low) || !isJoined(post, tokens[at - 1]!)) return false
  return introducersOf.get(title.low)?.some((of) => of === 'title' || of === 'familiar') === true
}

/** "Jl. KH. Abdul Fatah", "RSUD dr. Drajat", "Jalan Raya Syekh Nawawi": a place that bears a name, in the same sentence. */
export function namesPlace(tokens: readonly Token[], i: number): boolean {
  for (let at = i; at > 0 && at >= i - mostBetween; at -= 1) {
    const before = tokens[at - 1]!
    if (!isJoined(before, tokens[at]!)) return false
    if (landmarks.has(before.low)) return !isOfPost(tokens, at)
    if ((before.kind & (kind.introducer | kind.name)) === 0 && !between.has(before.low)) return false
  }
  return false
}
