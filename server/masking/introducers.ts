/**
 * What a word says of the words behind it. `name`: a name follows ("nama", "bernama"); `title`: how a person is addressed, `familiar`: the same, but also an
 * ordinary word or particle, `short`: the same, and so short that only a known name counts; `kin`: a relative, a name only after "saya"; `self`: "saya"; `field`: "Pelapor: …";
 * `pointing`: someone does or has something ("oleh", "milik"); `role`: whoever holds it may be named; `post`: the same, and a capital is enough; `farewell`: the end of a letter;
 * `called`: "dipanggil"; `here`: "ini Rosi"; `son`: bin, binti; `alias`.
 */
export type Introducer =
  | 'name' | 'title' | 'familiar' | 'short' | 'kin' | 'self' | 'role' | 'post' | 'farewell' | 'called' | 'son' | 'behalf' | 'field' | 'pointing' | 'here' | 'alias' // prettier-ignore

const roles = `ketua anggota petugas oknum guru perawat mandor supir sopir staf staff pegawai satpam calo tersangka pelaku korban terlapor pelapor pemilik pasien siswa siswi murid
  operator pendamping pengurus koordinator korlap pengusul pengadu pemohon perwakilan juru pengelola pengawas nasabah konsumen pelanggan nahkoda nakhoda nelayan petani pedagang penyuluh honorer karyawan warga mantri ojek penjaga tukang bos juragan kontraktor pemborong rentenir preman
  wali kepala sekretaris bendahara kasi kabid kasie penerima saksi jukir kenek kernet kondektur security sekuriti hansip linmas agen penggarap waris santri kasipem kaur kasubag kasubbag kabag kacab
  kapolsek danramil babinsa bhabin bhabinkamtibmas penyewa pembeli penjual pengepul tengkulak bandar makelar mediator notaris pengacara wartawan jurnalis aktivis dosen direktur dirut manajer manager
  hrd personalia pimpinan atasan majikan penumpang pengendara pengemudi driver kurir teknisi montir dukun paraji imam amil marbot pengajar pembina pelatih verifikator surveyor enumerator fasilitator
  pendata kasir teller warong ewarong penanggung penanggungjawab mantan admin komandan sesepuh tokoh inisiator provokator pengusaha bakul pengemis pengamen pemulung yayasan ahli pejabat wakil ketum`
const posts = `kades sekdes kadus lurah camat kepsek bidan suster dokter dr drg drh mandor supir sopir calo pelaku tersangka terlapor pelapor saksi penerima pasien siswa siswi murid guru kader sekdesa perawat mantri korban oknum almarhum almarhumah alm almh mendiang koordinator korlap pengusul pengadu pemohon perwakilan pengelola nahkoda nakhoda ajudan asisten kasatpel pengasuh ustadzah rt rw jaro pic cp bupati wabup sekda kapus
  jukir kenek kernet security satpam santri penanggungjawab narahubung kasipem sekcam kadis kabid kaur kasi bendahara sekretaris penggarap makelar notaris pengacara driver pengirim pengadu admin juragan rentenir preman pemborong kontraktor bos majikan atasan romo pendeta pastor pdt`
const kin = `anak suami istri isteri ayah adik adek ade kakak kaka mertua ponakan keponakan cucu teman saudara sodara paman nenek kakek
  orangtua ortu emak mamah mama bapa putra putri menantu sepupu keluarga ibu bapak tetangga temen bini laki majikan rekan kawan bos atasan besan ipar
  pacar tunangan calon bibi uwa paman om tante abah abi umi nyokap bokap babe budak bocah pamajikan salaki incu lanceuk kolot dulur putu sodari almarhum`
const suffixed = (words: string, endings: readonly string[]): string =>
  words
    .split(/\s+/)
    .flatMap((word) => endings.map((ending) => word + ending))
    .join(' ')

const lists: [Introducer, string][] = [
  [
    'name',
    'nama nma bernama brnama namanya namaku namae ngaran ngaranna ngarane ngaranku nami namina wasta asmane lengkapnya nm nmaku nmku jenengan jeneng jenenge jenengku aran arane arana',
  ],
  ['behalf', 'an atasnama'],
  ['role', `${roles} ${suffixed(roles, ['nya'])}`],
  ['post', `${posts} ${suffixed(posts, ['nya'])}`],
  ['kin', `${kin} ${suffixed(kin, ['nya', 'ku'])} anake bapane bapake bojone bojoku emake incuna anakna pamajikanana`],
  [
    'title',
    `bapak bpk bp bapa pak ibu ibuk bu sdr sdri sdra saudara saudari sodara ustadz ustad ustaz ustadzah ustadjah ustazah ust kiai kyai kyi haji hajah hajjah hj h kh tuan nyonya ny tn
    mang kang abah pakde bude pakle bule koh engko cak cici acik mbok habib abuya buya mr mrs romo pendeta bunda ummi`,
  ],
  [
    'familiar',
    `si mak emak mamang mas mbak mba bang abang teh teteh neng nyi nyai ceu umi uwa wak bi bibi om tante mbah kak kaka kakak dek adek de ki prof drs dra ir aa encep ustdz gus nong kong cik koh ko cece ci nenek kakek engkong ayahanda ibunda budhe bulik paklik
    uni uda amang inang opung oppung ompung lae tulang bere bou mpok empok cang ncang ncing encing encang nyak enyak babe yu yayu lik eyang dik tth akang abi ama nok nang ito eda euceu apih mimih nini aki nek kek yai datuk etek koko encim ncim tacik encik ncik tengku teuku aa uwak kng syekh sultan bos`,
  ],
  ['short', 'pa ma wa p a b kg mb'],
  [
    'self',
    'saya sy sya sayah aku gw gue gua ane abdi kuring kula kulo kule kaule kaula kawula isun ingsun inyong urang kami awak beta reang',
  ],
  [
    'called',
    'panggil dipanggil dipanggilnya panggilannya panggilanku memanggil disapa panggilan perkenalkan kenalkan kenalin sebut disebut dikenal panggilane sapaan',
  ],
  [
    'farewell',
    `wassalam wasalam wassalamualaikum wasalamualaikum wassalamu'alaikum wassalamu ttd tertanda salam hormat hormatku kasih makasih makasi terimakasih trimakasih trims nuhun suwun demikian wslm tks thx`,
  ],
  [
    'field',
    `pelapor pengirim dari pemohon korban saksi penerima terlapor kontak cp person pic nara narahubung penanggung jawab pj pemilik warga oleh pihak pelaku tersangka pemberi penulis yth tertulis tercatat alias milik
    hubungi hub pengadu hadir peserta`,
  ],
  [
    'pointing',
    `alias oleh milik hubungi hub temui menemui menurut tertulis tercatat person cp dari dgn dengan kata ceuk kate punya ditipu dipukul disuruh sama rumah rumahnya warung rumahe kios bengkel janda bareng bersama beserta lawan
    kepada untuk ke jadi bukan harusnya seharusnya ktp kk akta ijazah benar pengirim oknum titip minta tanya ditemui didatangi bertemu ketemu dititip seorang tua`,
  ],
  ['here', 'ini iki ieu dengan dgn dg kami'],
  ['alias', 'alias als'],
  ['son', 'bin binti bint'],
]

/** A word may be several: "bapak" is a title, and a relative before "saya". */
export const introducersOf: ReadonlyMap<string, readonly Introducer[]> = lists.reduce((all, [of, words]) => {
  for (const word of words.split(/\s+/)) if (!all.get(word)?.includes(of)) all.set(word, [...(all.get(word) ?? []), of])
  return all
}, new Map<string, readonly Introducer[]>())
