import { simpleParser } from 'mailparser'
import { readPdf, readZip } from '../support/paper'

/** Names the field that a text was typed into, so that a leak says where it comes from. */
export type Field = string

const fields: Field[] = []
const twoDigits = (n: number): string => String(n).padStart(2, '0')
const fullWidth = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const nikWritings = [
  (nik: string) => nik,
  (nik: string) => nik.replace(/(.{4})(?=.)/g, '$1 '),
  (nik: string) => nik.replace(/(.{2})(?=.)/g, '$1.'),
  (nik: string) => [...nik].join('\u200b'),
  (nik: string) => fullWidth(nik),
]
const phones = [
  'nol delapan lima 7729 1463 8',
  '0857-7291-4638',
  '+62 857 7291 4638',
  '0857\u200b7291\u200d4638',
  fullWidth('085772914638'),
]

/** What somebody types who tells all about themselves; each field has a number of its own in it, and a writing of its own. */
export function told(field: Field): string {
  const known = fields.indexOf(field)
  const i = known < 0 ? fields.push(field) - 1 : known
  const nik = nikWritings[i % nikWritings.length]!(`36040173918264${twoDigits(i)}`)
  const phone = phones[i % phones.length]!
  return (
    `NIK saya ${nik}, hubungi ${phone} atau rara.kusmawati${twoDigits(i)}@suratku.example, nama saya Kartosuwignyo, ` +
    `mobil A 7391 QZX, rekening BRI 0371 0104 8263 501.`
  )
}

/** As `told`, and shorter: for fields of one line. */
export const toldShortly = (field: Field): string => told(field).split(', nama')[0]!

/** The reporter, whose name stands bare in what is said of the case. */
export const reporter = { name: 'Rarasati Kusumadewi', email: 'rarasati@rumahku.invalid', phone: '+628119990017' }

const signs: [what: string, sign: RegExp, squeezed: boolean][] = [
  ['NIK', /36040173918264(\d\d)/g, true],
  ['telephone', /772914638/g, true],
  ['e-mail', /kusmawati(\d\d)?/g, false],
  ['name', /kartosuwignyo/g, false],
  ['plate', /\ba\W{0,2}7391\W{0,2}qzx/g, false],
  ['account', /037101048263501/g, true],
  ['reporter', /rarasati|kusumadewi/g, false],
  ['reporter’s telephone', /8119990017/g, true],
]

/** What is personal and stands in a text, in whatever writing: `NIK of return.reason`. */
export function standing(text: string, except: readonly string[] = []): string[] {
  const plain = unfolded(text)
  // Digits that are written apart, by whatever signs that are no words.
  const digits = plain.replace(/(?<=\d)[^\p{L}\p{N}<>{}"]{1,4}(?=\d)/gu, '')
  const found = signs.flatMap(([what, sign, squeezed]) =>
    except.includes(what)
      ? []
      : [...(squeezed ? digits : plain).matchAll(sign)].map(([, i]) =>
          i === undefined ? what : `${what} of ${fields[Number(i)]}`,
        ),
  )
  return [...new Set(found)]
}

function unfolded(text: string): string {
  const plain = text
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, code: string) => String.fromCodePoint(parseInt(code, hex ? 16 : 10)))
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/%[\da-f]{2}(%[\da-f]{2})*/gi, (coded) => {
      try {
        return decodeURIComponent(coded)
      } catch {
        return coded
      }
    })
  return plain
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
}

/** What a reader gets to see of a file or page, whatever its sort: of an archive the names and contents of its members. */
export async function wordsIn(name: string, bytes: Buffer): Promise<string> {
  if (/(^|\.)(zip|xlsx)$|^application.*(zip|sheet)/.test(name)) {
    const members = [...(await readZip(bytes))]
    return (await Promise.all(members.map(async ([one, inside]) => `${one}\n${await wordsIn(one, inside)}`))).join('\n')
  }
  if (/pdf$/.test(name)) {
    const { text, title, outline } = await readPdf(bytes)
    return [text, title, ...outline].join('\n')
  }
  return /\.(png|jpe?g)$|^image/.test(name) ? '' : bytes.toString()
}

/** Subject, text and HTML of a mail as its reader sees them. */
export async function wordsOfMail(raw: string): Promise<string> {
  const { subject = '', text = '', html } = await simpleParser(raw)
  return [subject, text, html || ''].join('\n')
}
