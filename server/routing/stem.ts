// Words that only look as if they had an affix, or whose stem would be another word's.
const whole = new Set(
  `perumahan dirumahkan merumahkan perumdam lulusan kemarau sekolah masalah kepala kelola kelapa perahu perawat pasar desa dinas kemenag keluarga ketua peta petani permai perempuan perangkat pertamina peti terminal teras terang termal
  beras berita berkas berem bersih berat besar benih bendung bengkok selokan setan selatan serang serikat sertifikat semen seragam senja seleksi disabilitas disiplin disnaker dispensasi
  distan distrik dindikbud diskominfo disdukcapil dishub dinkes dinsos dindik diare digital medis media meja meter menara mental mesin mesum mesjid melati petir pelawad pesantren penghulu perpustakaan pajak
  makan ikan jalan bulan hujan tangan badan ringan taman halaman lapangan hewan aliran bukan akan makam depan kiri kanan dusun sungai pantai ramai selesai pegawai partai nilai pukul tali kali izin sapi padi kopi sawi sendi judi sabun satpol
  internet interior kebun keran kebon kecil kelas keras kereta kertas ketos seng kantor kantin sebab bupati polisi posisi provinsi koperasi informasi aplikasi organisasi operasi imunisasi vaksinasi irigasi mutasi polusi korupsi lokasi lansia bangsi kondisi transportasi akreditasi sanitasi gratifikasi prostitusi institusi retribusi distribusi sosialisasi investasi produksi konstruksi fungsi televisi reklamasi abrasi evakuasi inspeksi relokasi legalisasi`
    .split(/\s+/)
    .filter(Boolean),
)
const vowel = /^[aeiou]/
const known = new Map<string, string>()

/**
 * A light stem of an Indonesian word: particles, possessives, one suffix, then up to two prefixes with their nasal sounds come off, as long as at
 * least four letters stay (three after a prefix alone). Not a linguist's stem, but the same for all forms of a word.
 */
export function stem(word: string): string {
  const kept = known.get(word)
  if (kept !== undefined) return kept
  const found = word.length <= 4 || /\d/.test(word) || whole.has(word) ? word : withoutPrefix(withoutPrefix(withoutSuffix(word)))
  if (known.size > 50_000) known.clear()
  known.set(word, found)
  return found
}

function withoutSuffix(word: string): string {
  let rest = word
  for (const ending of [/(lah|kah|tah|pun)$/, /(nya|ku|mu)$/, /(kan|an|i)$/]) {
    if (whole.has(rest)) return rest
    const shorter = rest.replace(ending, '')
    if (shorter.length >= 4) rest = shorter
  }
  return rest
}

const prefixes: [prefix: RegExp, restore: (rest: string) => string][] = [
  [/^(?:meng|peng)(?=[aeioughk])/, (rest) => rest],
  [/^(?:meny|peny)(?=[aeiou])/, (rest) => `s${rest}`],
  [/^(?:mem|pem)(?=[aeiou])/, (rest) => `p${rest}`],
  [/^(?:mem|pem)(?=[bfvp])/, (rest) => rest],
  [/^(?:men|pen)(?=[aeiou])/, (rest) => `t${rest}`],
  [/^(?:men|pen)(?=[cdjzts])/, (rest) => rest],
  [/^(?:me|pe)(?=[lwymn]|r[aeiou])/, (rest) => rest],
  [/^(?:nge|ng)(?=[aeiou])/, (rest) => rest],
  [/^(?:ny)(?=[aeiou])/, (rest) => `s${rest}`],
  [/^(?:ber|ter|per)(?=[a-z])/, (rest) => rest],
  [/^(?:di|ke|se)(?=[a-z])/, (rest) => rest],
]

function withoutPrefix(word: string): string {
  if (whole.has(word)) return word
  for (const [prefix, restore] of prefixes) {
    if (!prefix.test(word)) continue
    const bare = word.replace(prefix, '')
    const rest = restore(bare)
    if (rest.length >= (vowel.test(bare) ? 3 : 4)) return rest
  }
  return word
}
