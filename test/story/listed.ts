import type { Visitor } from './visitors'

/**
 * What a page says about the list behind a link: so many rows (`count`), or a part of a whole (`share`); where it carries no mark, what stands beside it:
 * in its row of a table, else in the link itself.
 */
export type Link = {
  href: string
  text: string
  count: number | null
  share: [part: number, whole: number] | null
  beside: string
}

export type Part = 'all' | 'numerator' | 'rest'
export type Row = { code: string | null; amounts: number[]; days: number | null }
/** A whole list, all its pages turned: what it says of itself, and its rows. */
export type List = {
  title: string
  said: { counts: [href: string, count: number][]; total: number; sums: number[] }
  rows: Row[]
  pages: number
}

/** Lists of what a number is made of: of cases, and of a recurring theme. */
export const isList = (href: string): boolean => href.startsWith('/ringkasan/daftar?') || href.startsWith('/perbaikan/tema/')
export const partOf = (href: string): Part => (/[?&]part=(numerator|rest)/.exec(href)?.[1] as Part | undefined) ?? 'all'

/** Every link of a page, with what it is marked with. */
export function linksIn(html: string): Link[] {
  return html.split(/(?=<tr\b)|(?<=<\/tr>)/).flatMap((piece) => linksOf(piece, piece.startsWith('<tr') ? textOf(piece) : null))
}

function linksOf(html: string, row: string | null): Link[] {
  return [...html.matchAll(/<a\b([^>]*)>(.*?)<\/a>/gs)].flatMap(([, tag, inner]) => {
    const marks = new Map([...tag!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, plain(value!)]))
    const href = marks.get('href')
    if (!href) return []
    const share = marks.get('data-share')?.split('/').map(Number)
    return [
      {
        href,
        text: textOf(inner!),
        count: marks.has('data-count') ? Number(marks.get('data-count')) : null,
        share: share ? [share[0]!, share[1]!] : null,
        beside: row ?? textOf(inner!),
      },
    ]
  })
}

/** A number as Indonesian pages write it: `1.234,5`. */
export const numberIn = (text: string): number => Number(text.replaceAll('.', '').replace(',', '.').replace('−', '-'))

/** Opens a list and turns all its pages. @throws Error when one of them does not open, or says that it begins elsewhere than it does */
export async function turned(visitor: Visitor, href: string): Promise<List> {
  let list: List | null = null
  for (let next: string | undefined = href; next;) {
    const html: string = await opened(visitor, next)
    const page = pageOf(html)
    list ??= { ...page, rows: [], pages: 0 }
    if (page.rows.length > 0 && page.first !== list.rows.length + 1) throw new Error(`${next} begins with ${page.first}`)
    list.rows.push(...page.rows)
    list.pages += 1
    next = linkTo(html, 'next')
  }
  return list!
}

/** The text of a page that opens. @throws Error when it does not, or shows what no page may show */
export async function opened(visitor: Visitor, href: string): Promise<string> {
  const answer = await visitor.get(href)
  const html = await answer.text()
  if (answer.status !== 200) throw new Error(`${href} answers ${answer.status}`)
  if (!answer.headers.get('content-type')?.includes('html')) return ''
  const wrong = /\b(NaN|undefined|Infinity)\b|\[object /.exec(textOf(html.replace(/<(style|script)\b.*?<\/\1>/gs, '')))
  if (wrong) throw new Error(`${href} shows ${wrong[0]}`)
  return html
}

const linkTo = (html: string, rel: 'next' | 'prev'): string | undefined => {
  const paging = /<nav class="paging".*?<\/nav>/s.exec(html)?.[0] ?? ''
  const found = new RegExp(`<a[^>]*href="([^"]*)"[^>]*rel="${rel}"`).exec(paging)
  return found ? plain(found[1]!) : undefined
}

function pageOf(html: string): Omit<List, 'pages'> & { first: number } {
  const [first = 0, , total = 0] = numbersIn(textOf(/<caption id="daftar">(.*?)<\/caption>/s.exec(html)?.[1] ?? ''))
  const sums = [...html.matchAll(/data-sum="\w+">([^<]*)</g)].map(([, text]) => numberIn(text!))
  const nav = /<nav class="filters.*?<\/nav>/s.exec(html)?.[0] ?? ''
  const counts = [...nav.matchAll(/<a href="([^"]*)".*?<span class="num">([^<]*)<\/span>/gs)]
  const body = /<caption id="daftar">.*?<tbody>(.*?)<\/tbody>/s.exec(html)?.[1] ?? ''
  return {
    title: textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)![1]!),
    said: { counts: counts.map(([, href, count]) => [plain(href!), numberIn(count!)]), total, sums },
    rows: body
      .split('<tr>')
      .slice(1)
      .map((row) => rowOf(row, sums.length)),
    first,
  }
}

function rowOf(row: string, amounts: number): Row {
  const cells = [...row.matchAll(/<td class="num">(.*?)<\/td>/gs)].map(([, cell]) =>
    numberIn(textOf(cell!.replace(/<span.*?<\/span>/gs, ''))),
  )
  return {
    code: /\/meja\/aduan\/([\w-]+)"/.exec(row)?.[1] ?? null,
    amounts: amounts > 0 ? cells.slice(-amounts) : [],
    days: amounts === 0 ? (cells.at(-1) ?? null) : null,
  }
}

const numbersIn = (text: string): number[] => (text.match(/\d[\d.]*/g) ?? []).map(numberIn)
const textOf = (html: string): string =>
  plain(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
const plain = (text: string): string =>
  text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The whole list behind a link, and its two parts where it has them. */
export type Behind = { linked: List; parts: Partial<Record<Part, List>> }

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)
const sumsOf = ({ rows, said }: List): number[] => said.sums.map((_, i) => sum(rows.map(({ amounts }) => amounts[i] ?? NaN)))

/** Where a number and the list behind it disagree, in words; nothing when they add up. */
export function disagreements(link: Link, { linked, parts }: Behind): string[] {
  const all = parts.all ?? linked
  const found: string[] = []
  const same = (what: string, said: number | undefined, is: number) => {
    if (said !== is) found.push(`${what}: says ${said}, is ${is}`)
  }
  same('rows of the list', linked.said.total, linked.rows.length)
  for (const [href, count] of linked.said.counts) same(`part ${partOf(href)}`, count, parts[partOf(href)]!.rows.length)
  sumsOf(all).forEach((total, i) => same(`sum ${i}`, all.said.sums[i], total))
  if (link.count !== null) same('number', link.count, linked.rows.length)
  const [part, whole] = madeOf(all, parts)
  if (link.share) {
    same('part', link.share[0], part)
    same('whole', link.share[1], whole)
  }
  if (link.count === null && !link.share && !isSaidBeside(link.beside, [linked.rows.length, part, part / whole, rankOf(linked)]))
    found.push(`beside it stands ${link.beside}, it is ${linked.rows.length} or ${part} of ${whole}`)
  if (parts.numerator && parts.rest) same('both parts', all.rows.length, parts.numerator.rows.length + parts.rest.rows.length)
  return found
}

/** Part and whole by the rows: of a mean the sum and the number of its rows, of a ratio the first sum and both, else two numbers of rows. */
function madeOf(all: List, parts: Behind['parts']): [number, number] {
  const sums = sumsOf(all)
  if (sums.length === 1) return [sums[0]!, all.rows.length]
  if (sums.length === 2) return [sums[0]!, sum(sums)]
  return [parts.numerator?.rows.length ?? all.rows.length, all.rows.length]
}

/** Of a rank: the days that its title tells. */
const rankOf = ({ title }: List): number => numbersIn(title.split(':').at(-1)!)[0] ?? NaN

/** Whether one of these is written there, as far as it is rounded there, itself or in per cent; also when there is no number at all. */
function isSaidBeside(text: string, numbers: number[]): boolean {
  const written = text.match(/\d[\d.]*(,\d+)?/g) ?? []
  const isWritten = (one: string): boolean => {
    const within = 0.5 * 10 ** -(one.split(',')[1]?.length ?? 0) + 1e-9
    return numbers.some((number) => [number, number * 100].some((is) => Math.abs(is - numberIn(one)) <= within))
  }
  return written.length === 0 || written.some(isWritten)
}
