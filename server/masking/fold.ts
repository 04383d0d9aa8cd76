/** A text in plain letters and digits. `from` and `to` tell for each unit where it stood in the text; null when nothing was changed. */
export type Folded = { plain: string; from: number[] | null; to: number[] | null }

// Letters of other scripts that look like Latin ones; NFKC leaves them as they are.
const lookAlikes = new Map(
  [
    ..."АAаaВBЕEеeКKкkМMНHОOоoРPрpСCсcТTУYуyХXхxІIіiЈJјjЅSѕsΑAΒBΕEΖZΗHΙIιiΚKΜMΝNΟOοoΡPρpΤTΥYΧXօoՕOıiЗ3з3б6Ø0ø0ⓐ@Ⓐ@。.｡.ƖI’'‘'ʼ'`'´'＇'",
  ].reduce<[string, string][]>((pairs, letter, i, all) => (i % 2 === 0 ? [...pairs, [letter, all[i + 1]!]] : pairs), []),
)
const digit = /^\p{Nd}$/u
const unseen = /^[\p{Cf}\p{M}\u115F\u1160\u3164\uFFA0]$/u
const upon = /^\p{M}$/u
// Digits in circles that NFKC does not know: where each row of 1 to 9 begins.
const circled = [0x2776, 0x2780, 0x278a, 0x24f5]
const known = new Map<string, string>()
const mostKnown = 4_096

/** What a reader sees of a text: full-width, mathematical and foreign digits as 0–9, accents off, format and zero-width characters left out. */
export function fold(text: string): Folded {
  if (isPlain(text)) return { plain: text, from: null, to: null }
  const parts: string[] = []
  const [from, to]: [number[], number[]] = [[], []]
  let [at, passed] = [0, 0]
  for (const letter of text) {
    if (at < passed) {
      at += letter.length
      continue
    }
    const markup = letter === '<' || letter === '&' ? markupAt(text, at) : 0
    passed = at + markup
    const seen =
      markup > 0
        ? seenOf(text.slice(at, passed))
        : letter < '\u007f'
          ? letter < ' ' && !isSpace(letter)
            ? ''
            : letter
          : seenAs(letter)
    // What is set upon a sign, as the frame of a keycap, is hidden with it.
    if (seen === '' && to.length > 0 && to.at(-1) === at && upon.test(letter)) to[to.length - 1] = at + letter.length
    for (let i = 0; i < seen.length; i += 1) {
      from.push(at)
      to.push(at + Math.max(letter.length, markup))
    }
    parts.push(seen)
    at += letter.length
  }
  return { plain: parts.join(''), from, to }
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code > 126 || code < 9 || (code > 13 && code < 32) || code === 96 || code === 60 || code === 38) return false
  }
  return true
}

const longestMarkup = 90
const tag =
  /^<\/?(?:b|i|u|s|p|a|br|hr|em|li|ul|ol|td|tr|th|div|span|font|strong|small|big|sub|sup|code|pre|mark|wbr|img|table|h[1-6])(?:[ /][^<>]{0,80})?>/i
const entity = /^&(?:nbsp|commat|amp|ensp|emsp|thinsp|shy|zwnj|zwj|quot|lt|gt|#\d{1,6}|#x[\da-f]{1,6});/i

// What a link holds is personal itself.
const telling = /@|\d{5}/

/** How long the HTML tag or entity is that stands here, or 0: a reader of the page sees at most a space. */
function markupAt(text: string, at: number): number {
  const piece = text.slice(at, at + longestMarkup)
  const markup = (tag.exec(piece) ?? entity.exec(piece))?.[0] ?? ''
  return markup.startsWith('<') && telling.test(markup) ? 0 : markup.length
}

const coded = /^&#(x?)([\da-f]+);$/i

/** The sign that an HTML entity stands for when it is a number, else a space. */
function seenOf(markup: string): string {
  const [, hex, digits] = coded.exec(markup) ?? []
  const code = digits === undefined ? 0 : parseInt(digits, hex ? 16 : 10)
  return code > 32 && code < 0x11_0000 ? seenAs(String.fromCodePoint(code)) : markup === '&commat;' ? '@' : ' '
}

const isSpace = (letter: string): boolean => letter >= '\t' && letter <= '\r'

function seenAs(letter: string): string {
  const before = known.get(letter)
  if (before !== undefined) return before
  const seen = look(letter)
  if (known.size < mostKnown) known.set(letter, seen)
  return seen
}

function look(letter: string): string {
  const alike = lookAlikes.get(letter)
  if (alike) return alike
  if (unseen.test(letter) || letter === '\u007f') return ''
  const code = letter.codePointAt(0)!
  if (code >= 0x80 && code < 0xa0) return ' '
  if (code === 0x3007) return '0'
  const row = circled.find((first) => code >= first && code < first + 9)
  if (row !== undefined) return String(code - row + 1)
  // A space after what NFKC writes out: "⒈" is a digit and a dot.
  const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '')
  return [...plain].map((one) => (digit.test(one) ? valueOf(one) : (lookAlikes.get(one) ?? one))).join('')
}

/** The decimal digits of a script stand in a row from 0 to 9. */
function valueOf(one: string): string {
  const code = one.codePointAt(0)!
  if (code < 0x80) return one
  let zero = code
  while (digit.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
