import { isOrdinary, isPlaceWord, kind } from './lexicon'
import type { Token } from './tokens'

/** How a text uses capitals, and what a word looks like in it. */
export type Casing = { plain: string; hasCase: boolean }

/** How much a word must look like a name. `field`: "Nama: …"; `sure`: said to be a name; `titled`: behind "Pak"; `proof`: a known name or a capital; `known`: a known name. */
export type Demand = 'field' | 'sure' | 'titled' | 'proof' | 'known'

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

// Offices, ranks, groups and forms of address: never a name.
const never =
  words(`bupati bup wabup gubernur wagub presiden wapres menteri mentri walikota camat sekcam lurah kepala ketua wakil sekretaris bendahara kepsek kapus direktur dirut manajer manager
  guru wali dosen dokter bidan perawat mantri petugas pegawai karyawan staf staff honorer operator admin satpam security supir sopir driver kernet mandor polisi tentara hakim jaksa
  rt rw kades sekdes kadus kadis kadin kabid kabag kasi kasie kaur kasubag sekdis sekda dewan anggota pejabat aparat aparatur penjabat pj plt plh jaro kuwu ustadz ustad ustaz imam penghulu
  haji hajah bapak ibu pak bu bpk saudara sdr sdri mas mbak mba bang kang mang teh kiai kyai dan atau dari yang yg di ke ini itu saya kami kita warga sekalian semua semuanya tolong mohon
  amil marbot marbut takmir pendeta pastor komandan danramil kapolsek kapolres babinsa jenderal kapten letnan sersan bripka aipda ipda iptu akp kompol
  allah tuhan nabi rasulullah islam muslim kristen jawa sunda pns asn nik ktp kk nomor no hp wa lsm polri tni banten serang indonesia nkri jalan kabupaten kecamatan desa kelurahan kampung dinas badan kantor
  ane abdi kuring kula kulo kule isun gua gue samsat damri indomaret alfamart pertamina telkom telkomsel indosat xl gapoktan karang taruna pramuka covid pemerintah pemerintahan pemda pemprov rakyat masyarakat panitia pengurus forum komite siltap bhabin bhabinkamtibmas jukir kenek kernet kondektur sekuriti security hansip linmas kasipem kaur kasubag kabag kacab kapolda danrem sekjen ketum mantan pejabat direktur notaris pengacara wartawan jurnalis takmir dkm korwil nip nrp npwp bpjs nisn nuptk sim stnk bpkb kis kks kip pbb korcam kapus kepling habib romo persatuan perusahaan yayasan koperasi kelompok komunitas bank toko pt cv ud kwt bumdes pkk bpd lpm kud poktan siji loro telu papat enem pitu wolu sanga hiji dua tilu opat genep sampun empun mpun google facebook shopee tokopedia lazada gojek grab maxim bansos pemdes pemkab sd smp sma smk satpol pol pp dishub dinsos dinkes dlh dpupr pupr disdukcapil kominfo diskominfo disnaker dindikbud bpbd damkar pln pdam bpn bpjs kua kemenag puskesmas rsud polres polsek pertiwi dukcapil capil disdikbud disperindag dpmd kesbangpol baznas bkpsdm bapenda bappeda inspektorat setda ambulans pustu bulog tagana basarnas`)

// Names that are ordinary words: in small letters, behind a title only, they are read as words.
const wordFirst = words(
  `bela hikmah hidayah iman nurani puji syukur suci topik umu muslim muslimin mujahidin hakiki rezeki ramadan ati selamet marhaban jasmani makmur samad adi asri bintang sari mana amat buang saran
  prihatin gede patah pipih sami jamaah waris warta wasiat undang sudi mei rajab ramadhan seri tampan tangkas setia untung kadis mamah mami sagala sarta firman ikhlas makbul nada norma sandi dina dini
  imah endi tina liya ganda wong dadi ana jayanti karna umroh umrah drajat hilal sabda safari seni surat surati sofa topan turi tri taslim sabar`,
)

/** What a person learned, behind the name: "S.Pd", "Amd.Keb". */
export const degrees = words(
  'sh se mh mm mt si msi ssi skm spd mpd spdi sag mag shi sip sap map sos ssos sik msc phd mba amd amdkeb keb kep skep ners ns str stp spt sp ir drs apt pd kom skom mkom hum shum mhum ak mak akt par spog og dipl lc ba bsc kes mkes mkn sthi spi ap',
)

/** Whether a word is an office, a group or a form of address and so never a name. */
export const isNever = (low: string): boolean => never.has(low) || (low.endsWith('nya') && never.has(low.slice(0, -3)))

const vowel = /[aeiouy]/
const letters = /^[a-z']+$/
const stretched = /(.)\1\1/
const shortestName = 3
const longestName = 16
const acronym = 5

/** Whether this word can be part of a name, and how much says so. */
export function isNameWord({ plain, hasCase }: Casing, token: Token, demand: Demand): boolean {
  if (token.is !== 'word' || token.glued || isNever(token.low)) return false
  const { low } = token
  const isKnown = (token.kind & kind.name) !== 0
  const isCapital = hasCase && plain.charAt(token.start) !== low.charAt(0)
  if (isKnown) return (isCapital && !isOfPlace(low, demand)) || isKnownEnough(low, demand)
  if (demand === 'field' && isCapital && low.length === 2 && !isOrdinary(low) && !isAcronym({ plain, hasCase }, token))
    return true
  if (demand === 'known' || low.length < shortestName || low.length > longestName || !letters.test(low) || isPlaceWord(low))
    return false
  if (demand === 'field' && isCapital) return true
  if (isOrdinary(low) || (!isCapital && /.{2}nya$/.test(low))) return false
  const isAllCapitals = isCapital && plain.charAt(token.end - 1) !== low.charAt(low.length - 1)
  if (isAllCapitals && low.length <= acronym && demand !== 'field' && demand !== 'sure') return false
  if (isCapital) return vowel.test(low)
  if (demand === 'proof') return isNameLike(low)
  return vowel.test(low) && !stretched.test(low) && (demand !== 'titled' || (beginnings.test(low) && !verbal.test(low)))
}

// How a word of this country may begin that a person says aloud: not "mhn", "tlong", "bgt".
const beginnings =
  /^(?:[^aeiouy]?[aeiouy]|(?:kh|sy|sh|ny|ng|th|dh|gh|ch|br|pr|tr|dr|kr|gr|cr|fr|bl|kl|gl|fl|sl|st|sr|sw|kw|dw|tw|dj|tj|nj|nc|mb|ph|rh|wh|zh|sk|sp|sm|sn)[^aeiou]?[aeiouy])/

/** A name that is a village too is, where little speaks for the name, the village. */
const isOfPlace = (low: string, demand: Demand): boolean =>
  (demand === 'known' || demand === 'proof') && isPlaceWord(low) && !isOrdinary(low)

const nameEndings =
  /(?:[bcdfgjklmnprstyz][aeiu]?din|iyah|ijah|iah|jah|nah|mah|sih|wati|yati|tini|anto|ono|iman|awan|wan|roh|ullah|hadi|yadi|sin|min|kin|jan|zah|sah|[rsmdj]ri|[rs]mi|[ao]ji|rul|ril|zal|rif|tin|tun|num|sya|nda|kar|hman|hmat|ilah|isah|[aeu]ni|ati|edi|udi|ali|ida|ika|ila|ima|isa|ira|uri|ani|ina|eti|owi|awi)$/
// How a name in small letters may begin: with no affix, and with few consonants.
// A verb of any of the languages spoken here.
const verbal = /^di[a-z]{6,}$|(?:aken|keun|kan|nya)$/
const nameBeginnings = /^(?!n[gy]|g[ak]|di|me|be|ke|se|te|pe|[^aeiou]{3})[a-z]{4,13}$/

/** A word in small letters that no dictionary knows, with the sound of a name of this country: "jumri", "sarkawi". */
export const isNameLike = (low: string): boolean => nameBeginnings.test(low) && nameEndings.test(low) && !stretched.test(low)

function isKnownEnough(low: string, demand: Demand): boolean {
  if (demand === 'field') return true
  if (demand === 'titled' || demand === 'sure') return !wordFirst.has(low)
  return !isOrdinary(low) && !isPlaceWord(low)
}

const minimumLetters = 12
const mostCapitals = 0.6

/** Whether capitals in this text tell anything: not when nearly all of it is in capitals. */
export function casingOf(plain: string): Casing {
  let [capitals, all] = [0, 0]
  for (let i = 0; i < plain.length; i += 1) {
    const code = plain.charCodeAt(i)
    if (code >= 65 && code <= 90) capitals += 1
    else if (code < 97 || code > 122) continue
    all += 1
  }
  return { plain, hasCase: all < minimumLetters || capitals < all * mostCapitals }
}

const shortened = words('m a h hj moh moch mohd muh muhd abd st tb rd ratu tubagus ki kh dr drs hi ahm')

/** "M. Yusuf", "H. Ahmad": a letter or abbreviation that stands for the first part of a name. */
export const isShortened = (casing: Casing, token: Token): boolean =>
  token.is === 'word' &&
  (shortened.has(token.low) || (token.low.length === 1 && casing.hasCase && casing.plain.charAt(token.start) !== token.low))

/** A short word in capitals throughout, in a text that is not: "SMPN", "WNA". */
export const isAcronym = ({ plain, hasCase }: Casing, { start, end, low }: Token): boolean =>
  hasCase && low.length <= acronym && plain.slice(start, end) === low.toUpperCase()

/** A word in no dictionary that has nothing of an affix or of an abbreviation. */
export const isUnheard = (token: Token | undefined): boolean =>
  token?.is === 'word' && nameBeginnings.test(token.low) && !isOrdinary(token.low)
