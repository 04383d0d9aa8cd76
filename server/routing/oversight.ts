import type { Word } from './words'

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

// As written (everyday spellings resolved), or by stem.
const outright = set(
  'korupsi dikorupsi korup suap menyuap disuap gratifikasi nepotisme kolusi kkn fiktif seleweng selewengan digelapkan penggelapan menggelapkan markup ditilep nilep tilep diembat',
)
const outrightPhrases = [
  'salahguna wewenang',
  'salah guna wewenang',
  'salahguna jabat',
  'salah guna jabat',
  'jual beli jabat',
  'mark up',
  'uang licin',
  'uang pelicin',
  'makan uang desa',
]
const asking = [
  'pungli',
  'pungut liar',
  'minta uang',
  'uang rokok',
  'uang administrasi',
  'uang damai',
  'uang lelah',
  'peras',
  'minta bayar',
  'minta biaya',
  'kenai biaya',
  'tarik uang',
  'tarik biaya',
  'tarik bayar',
  'upeti',
  'minta ribu',
  'minta juta',
  'bayar fee',
  'fee persen',
  'main mata',
  'uang terimakasih',
  'uang terima kasih',
  'amplop',
]
const taking = set('potong sunat setor jatah')
const money = set('<uang> bansos bantuan uang dana gaji honor insentif pkh blt bpnt pip rp ribu rb juta jt')
const officials = set(
  'oknum petugas pegawai asn pns pejabat kades lurah camat sekdes sekcam perangkat aparat aparatur pendamping kadus kaur kadis kabid bidan staf bpd kepsek tksk',
)
const officialPhrases = [
  'kepala desa',
  'kepala dinas',
  'kepala puskesmas',
  'kepala sekolah',
  'kantor desa',
  'orang dinas',
  'orang dalam dinas',
  'orang kecamatan',
  'kantor kecamatan',
  'ketua rt',
  'orang dalam',
  'orang kantor',
  'oknum',
  'guru minta amplop',
  'pak rt',
  'pak rw',
]
const companies = set('pt pabrik perusahaan yayasan outsourcing hrd rekrutmen penyalur')
const price = set('<uang> uang duit ribu rb juta jt rp amplop imbalan fee jatah')
const publicOffice = set('kades lurah camat sekdes asn pns pejabat perangkat aparat kadis disnaker disnakertrans dinas')

/**
 * The words by which a text complains of abuse of authority or a breach of law by officials (Permendagri 8/2023 art. 1, confirmed): said
 * outright ("korupsi", "suap"), or money asked for or kept back by somebody in office. Empty when it does not. Money asked for at the gate
 * of a company is a matter of labour, unless an office is named. Rather once too often than once too seldom: a person looks at it next.
 */
export function oversightWords(words: readonly Word[]): string[] {
  const written = ` ${words.map(({ word }) => word).join(' ')} `
  const stems = ` ${words.map(({ word, stem }) => stem ?? word).join(' ')} `
  const has = (phrase: string) => written.includes(` ${phrase} `) || stems.includes(` ${phrase} `)
  const anyOf = (list: ReadonlySet<string>) =>
    words.find(({ word, stem }) => list.has(word) || (stem !== null && list.has(stem)))?.word

  if (anyOf(companies) && !anyOf(publicOffice)) return []
  const said = [
    ...words.filter(({ word, stem }) => outright.has(word) || outright.has(stem ?? '')).map(({ word }) => word),
    ...outrightPhrases.filter(has),
  ]
  const official = anyOf(officials) ?? officialPhrases.find(has)
  const asked = asking.find(has) ?? asksMoney(words) ?? (anyOf(money) && anyOf(taking))
  return official && asked ? [...said, asked, official] : said
}

/** "Minta 200 ribu", "dimintai duit": asked for within the next four words. */
function asksMoney(words: readonly Word[]): string | undefined {
  const isPrice = ({ word }: Word) => price.has(word) || /^\d+(rb|jt)$/.test(word)
  const at = words.findIndex(
    ({ word, stem }, i) => (word === 'minta' || stem === 'minta') && words.slice(i + 1, i + 5).some(isPrice),
  )
  return at >= 0
    ? words
        .slice(at, at + 4)
        .map(({ word }) => word)
        .join(' ')
    : undefined
}
