/**
 * What a word says of the words behind it. `name`: a name follows ("nama", "bernama"); `title`: how a person is addressed, `familiar`: the same, but also an
 * ordinary word or particle; `kin`: a relative, a name only after "saya"; `self`: "saya"; `field`: "Pelapor: …"; `role`: whoever holds it may be named; `post`: the same, and a
 * capital is enough; `farewell`: the end of a letter; `called`: "dipanggil"; `son`: bin, binti.
 */
export type Introducer =
  'name' | 'title' | 'familiar' | 'kin' | 'self' | 'role' | 'post' | 'farewell' | 'called' | 'son' | 'behalf' | 'field'

const lists: [Introducer, string][] = [
  [
    'name',
    'nama nma bernama brnama namanya namaku namae ngaran ngaranna nami namina lengkapnya nm nmaku nmku jenengan jeneng jenenge aran arane arana',
  ],
  ['behalf', 'an atasnama'],
  [
    'role',
    `ketua anggota petugas oknum guru perawat mandor supir sopir staf staff pegawai satpam calo tersangka pelaku korban terlapor pelapor pemilik pasien siswa siswi murid
    operator pendamping pengurus koordinator korlap pengusul pengadu pemohon perwakilan juru pengelola pengawas nasabah konsumen pelanggan nahkoda nakhoda nelayan petani pedagang penyuluh honorer karyawan warga mantri ojek penjaga tukang bos juragan kontraktor pemborong rentenir preman
    wali kepala sekretaris bendahara kasi kabid kasie penerima saksi`,
  ],
  [
    'post',
    'kades sekdes kadus lurah camat kepsek bidan suster dokter dr drg mandor supir sopir calo pelaku tersangka terlapor pelapor saksi penerima pasien siswa siswi murid guru kader sekdesa kepsek perawat mantri korban oknum almarhum almarhumah alm almh koordinator korlap pengusul pengadu pemohon perwakilan pengelola nahkoda nakhoda ajudan asisten kasatpel pengasuh ustadzah rt rw jaro pic cp bupati wabup sekda kapus',
  ],
  [
    'kin',
    `anak anaknya suami suaminya istri istrinya isteri ayah adik adek ade kakak kaka mertua ponakan keponakan cucu teman saudara sodara paman nenek kakek emakku neneknya orangtua ortu emak
    mamah mama bapa putra putri menantu sepupu keluarga ibu bapak tetangga temen temannya tetanggaku anakku suamiku istriku adikku kakakku ibuku bapakku
    ayahku temanku anake bapane bapake bojone emake ibunya bapaknya bapanya ayahnya emaknya mamahnya neneknya kakeknya adiknya kakaknya temennya cucunya mertuanya`,
  ],
  [
    'title',
    `bapak bpk bp bapa pak ibu ibuk bu sdr sdri sdra saudara saudari sodara ustadz ustad ustaz ustadzah ustadjah ust kiai kyai kyi haji hajah hajjah hj h kh tuan nyonya ny tn
    mang kang abah pakde bude pakle bule koh engko cak cici acik`,
  ],
  [
    'familiar',
    'si mak emak mamang mas mbak mba bang abang teh teteh neng nyi nyai ceu umi uwa wak bi bibi om tante mbah kak kaka kakak dek adek de ki prof drs dra ir aa encep ustdz gus nong kong cik koh ko cece ci nenek kakek engkong bunda ayahanda ibunda budhe bulik paklik mbok uni uda amang inang opung oppung ompung lae tulang bere bou',
  ],
  ['self', 'saya sy sya sayah aku gw gue gua ane abdi kula kulo kule isun ingsun inyong urang kami awak beta'],
  ['called', 'panggil dipanggil dipanggilnya panggilannya panggilanku memanggil disapa panggilan perkenalkan kenalkan kenalin'],
  [
    'farewell',
    'wassalam wasalam wassalamualaikum ttd tertanda salam hormat hormatku kasih makasih makasi terimakasih trimakasih trims nuhun suwun demikian',
  ],
  [
    'field',
    'pelapor pengirim dari pemohon korban saksi penerima terlapor kontak cp person pic nara penanggung pemilik warga oleh pihak pelaku tersangka pemberi penulis yth tertulis tercatat alias milik hubungi dgn kata punya ditipu dipukul sama rumah rumahnya warung rumahe janda bareng lawan kepada untuk',
  ],
  ['son', 'bin binti bint'],
]

/** A word may be several: "bapak" is a title, and a relative before "saya". */
export const introducersOf: ReadonlyMap<string, readonly Introducer[]> = lists.reduce(
  (all, [of, words]) => words.split(/\s+/).reduce((map, word) => map.set(word, [...(map.get(word) ?? []), of]), all),
  new Map<string, readonly Introducer[]>(),
)
