const words = (list: string): string[] => list.split(/\s+/)

const exactHosts = words('live proton mail me aol gmx zoho')
const hosts = words('gmail yahoo ymail hotmail outlook icloud rocketmail protonmail yandex')
// As they sound.
const heardHosts = words(
  'jimail jimeil jimel jimell gimel gimeil gimail gemail gmeil gmel jmail yahu yahuu yahuw yaho hotmel hotmeil autluk autlok outluk otluk aiklaud iklaud ymel yimel roketmail',
)
const meant = new Set(words('email mail imail cloud gamis'))

/** Every form of a word with one letter left out, doubled, exchanged with its neighbour, or replaced or added. */
function mistyped(word: string): string[] {
  const forms: string[] = []
  for (let i = 0; i < word.length; i += 1) {
    const [before, here, behind] = [word.slice(0, i), word.charAt(i), word.slice(i + 1)]
    forms.push(before + behind, before + here + here + here + behind)
    if (behind) forms.push(before + behind.charAt(0) + here + behind.slice(1))
    for (const one of 'abcdefghijklmnopqrstuvwxyz') forms.push(before + one + behind, before + here + one + behind)
  }
  return forms.filter((form) => form.length > 3 && !meant.has(form))
}

/** The endings of a host, with their mistypings. */
export const endings: ReadonlySet<string> = new Set(
  words(
    'com co id net org go ac sch my web or biz info desa ponpes mil edu me cc io kom con cpm vom comm coom cim cm coml cok xom don ko ned online shop store site xyz app dev asia tv gov us uk sg au jp dotcom dotcoid',
  ),
)
/** Those that may stand behind a space alone. */
export const plainEndings: ReadonlySet<string> = new Set(words('com kom con co net org dotcom dotcoid'))

const dotsInside = ['', 'dot', 'titik', 'ttk']
const endingsInside = ['com', 'kom', 'con', 'cim', 'cm', 'coid', 'co', 'net']

/** What a word says of the host of an address: `known` host, with its ending written together, and with the sign written together. */
export type HostWord = { isEnded: boolean; hasSign: boolean }

export const hostWords: ReadonlyMap<string, HostWord> = (() => {
  const all = new Map<string, HostWord>()
  const put = (word: string, as: HostWord) => {
    if (!all.has(word)) all.set(word, as)
  }
  for (const host of [...hosts, ...heardHosts, ...exactHosts]) put(host, { isEnded: false, hasSign: false })
  for (const host of [...hosts, ...heardHosts]) {
    for (const sign of ['at', 'et', 'a']) put(sign + host, { isEnded: false, hasSign: true })
    for (const ending of endingsInside)
      for (const dot of dotsInside) {
        put(host + dot + ending, { isEnded: true, hasSign: false })
        for (const sign of ['at', 'et']) put(sign + host + dot + ending, { isEnded: true, hasSign: true })
      }
  }
  for (const host of hosts) for (const form of mistyped(host)) put(form, { isEnded: false, hasSign: false })
  return all
})()

/** The hosts by their right names, as a word for the address itself: "gmail saya …". */
export const hostNames: ReadonlySet<string> = new Set(
  words('gmail yahoo ymail hotmail outlook icloud gmailnya yahoonya gmailku yahooku'),
)

/** The sign in words. `alone`: it needs no more; `with`: said beside it ("tanda at", "at sign", "a keong", "a bulat"). */
export const signs = {
  alone: new Set(words('at et aet ett ed ad add att aat eet ate eth atsign keong arobas')),
  with: new Set(words('a tanda simbol lambang pakai pake sign keong bulat bunder bundar bulet bengkok')),
}

/** The dot in words. */
export const dots: ReadonlySet<string> = new Set(words('. , dot titik ttk dott tik titk doot koma point · •'))

/** Words for a stroke between two pieces of a name. */
export const strokes: ReadonlySet<string> = new Set(
  words('underscore underskor underskore anderskor strip setrip dash minus min garis hyphen'),
)
/** Two words for a stroke: "garis bawah". */
export const doubleStrokes: ReadonlySet<string> = new Set(
  words('garis+bawah under+score garis+datar garis+tengah tanda+hubung tanda+strip tanda+minus garis+miring'),
)

/** Words that announce an address. */
export const mailLabels: ReadonlySet<string> = new Set(
  words(
    'email emailnya emailku emailna emaile surel surelnya surele imel imelnya imelna imele imail mail elektronik gmail gmailnya akun',
  ),
)

/** Words between the one that announces an address and the address. */
export const fillers: ReadonlySet<string> = new Set(
  words(
    `saya sy sya aku ku gw gue kami nya adalah adl yaitu ialah ini itu ke di lewat via pakai pake pada sih ya yg yang aktif resmi pribadi kantor baru lama bisa dihubungi anak istri suami
    ibu bapak abdi kula kulo kule isun nyaeta alamat tolong balas kirim hubungi dan atau sama tulis ketik kalau kalo dari untuk buat dengan dgn melalui jawab kabari wa hp mohon`,
  ),
)

/** All words that may stand in an address, so that others are passed over with one look. */
export const mailWords: ReadonlySet<string> = new Set([
  ...hostWords.keys(),
  ...endings,
  ...hostNames,
  ...words('dot titik ttk dott tik titk doot koma point'),
  ...signs.alone,
])
