import { introducersOf } from './introducers'
import type { Token } from './tokens'

const landmarks = new Set(
  `jl jln jalan gang gg rsud rsu rs masjid mesjid musholla mushola mushalla sd sdn sdit smp smpn sma sman smk mi mts ma sekolah pesantren ponpes yayasan pt cv toko klinik apotek gedung stadion pasar
  jembatan makam bank perum perumahan kampung kp desa universitas kampus taman tpq tpa tk paud alun gor terminal pelabuhan bandara waduk bendungan situ pulau lapangan majelis majlis simpang`.split(
    /\s+/,
  ),
)

/** "Jl. KH. Abdul Fatah", "RSUD dr. Drajat": a place that bears a name. */
export const namesPlace = (tokens: readonly Token[], i: number): boolean =>
  landmarks.has(tokens[i - 1]?.low ?? '') ||
  (landmarks.has(tokens[i - 2]?.low ?? '') && introducersOf.has(tokens[i - 1]?.low ?? ''))
