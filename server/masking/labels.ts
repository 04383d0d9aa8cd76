/** What a word says of the number behind it. `other`: a number that is nobody's (a register, a tax object; `meter`: of a connection); `card`: of a person's card that is no NIK. */
export type Label = 'nik' | 'kk' | 'phone' | 'account' | 'bank' | 'card' | 'nip' | 'meter' | 'other' | 'money'

const lists: Record<Label, string> = {
  nik: 'nik nikku niknya ktp ektp ktpel noktp nonik induk kependudukan identitas',
  kk: 'kk nokk nkk nkknya kknya',
  phone: `hp nohp hpnya wa nowa wanya whatsapp whatsap watsap wasap wassap telp tlp tlpn telpn telepon telpon telefon telfon telephone kontak hubungi dihubungi
    menghubungi hub call calling sms cp ponsel handphone hape hpku seluler selular telegram ovo gopay linkaja shopeepay kontaknya telponnya telponku`,
  account: 'rek norek rekening rekeningnya rekeningku tabungan simpedes va briva',
  bank: 'bank bri bca bni mandiri bjb bsi btn cimb niaga danamon permata muamalat brimo seabank jago bankbanten dana',
  card: 'bpjs jkn kis kks npwp nisn kip paspor passport sim',
  nip: 'nip nipnya nipppk nrp nuptk nippppk',
  meter: 'idpel pelanggan meter meteran token stroom kwh nopel nopelanggan sambungan resi imei',
  other: `register registrasi reg tiket nib nop sppt invoice faktur kontrak order pesanan transaksi surat sk perkara berkas permohonan antrean antrian serial seri
    barang polis kuitansi kwitansi agenda lp kode referensi ref pengaduan aduan laporan`,
  money: 'rp idr',
}

/** The label that a word is. */
export const labelOf: ReadonlyMap<string, Label> = new Map(
  Object.entries(lists).flatMap(([label, words]) => words.split(/\s+/).map((word) => [word, label as Label] as const)),
)

/** How many words may stand between a label and its number. */
export const reach: Readonly<Record<Label, number>> = {
  nik: 6,
  kk: 6,
  phone: 6,
  account: 6,
  bank: 4,
  card: 4,
  nip: 5,
  meter: 3,
  other: 3,
  money: 1,
}
