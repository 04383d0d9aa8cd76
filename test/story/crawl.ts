import { type Behind, isList, type Link, linksIn, type List, opened, partOf, turned } from './listed'
import type { Visitor } from './visitors'

export const rooms = ['/ringkasan', '/kepatuhan', '/perbaikan', '/laporan']
export const isRoom = (href: string): boolean =>
  rooms.some((room) => href === room || href.startsWith(`${room}/`) || href.startsWith(`${room}?`))
const windows = ['from=2026-08-17&to=2026-10-03', 'from=2026-10-14&to=2026-10-14', 'from=2024-02-29&to=2026-11-24']
type Found = { links: Link[]; kind: string }
type Crawled = { pages: Map<string, string>; lists: Map<string, Found>; broken: string[] }

/** `/ringkasan/unit/dlh` is a page as `/ringkasan/unit/dishub` is one. */
const kindOf = (path: string): string => path.split('/').slice(0, 3).join('/') + (path.split('/').length > 3 ? '/:id' : '')
const isDeep = process.env.CRAWL === 'deep'
/** Pages of one kind are many: so many of them are looked at, unless one has the time. */
const mostOfAKind = isDeep ? Infinity : 6

/** From the four rooms to what they link to within them: as it is linked, and in another window each time. */
export async function crawl(visitor: Visitor): Promise<Crawled> {
  const lists = new Map<string, Found>()
  const broken: string[] = []
  const queue = [...rooms]
  const met = new Set<string>()
  const ofKind = new Map<string, number>()
  const pages = new Map<string, string>()
  for (let href = queue.shift(); href; href = queue.shift()) {
    const [path, query] = href.split('#')[0]!.split('?') as [string, string?]
    const kind = `${kindOf(path)}${query ? '?' : ''}`
    const count = ofKind.get(kind) ?? 0
    if (met.has(`${path}${query ? '?' : ''}`) || count >= mostOfAKind) continue
    met.add(`${path}${query ? '?' : ''}`)
    ofKind.set(kind, count + 1)
    const hasWindow = !query && /^\/(ringkasan|kepatuhan)/.test(path)
    const another = isDeep ? windows : [windows[met.size % windows.length]!]
    for (const asked of [query, ...(hasWindow ? another : [])]) {
      const address = asked ? `${path}?${asked}` : path
      const html = await opened(visitor, address).catch((error: Error) => (broken.push(error.message), ''))
      pages.set(address, html)
      for (const link of linksIn(html)) {
        if (isList(link.href)) {
          const found = lists.get(link.href) ?? { links: [], kind }
          lists.set(link.href, { ...found, links: [...found.links, link] })
        } else if (isRoom(link.href)) queue.push(link.href)
      }
    }
  }
  return { pages, lists, broken }
}

/** Of each kind of page each measure and part once, of the regency and of a unit, a kecamatan, a category; with time, all. */
export function chosen(lists: Crawled['lists']): [href: string, links: Link[]][] {
  const met = new Set<string>()
  return [...lists].flatMap(([href, { links, kind }]) => {
    const query = new URLSearchParams(href.split('?')[1])
    const subject = ['unit', 'place', 'category', 'class'].find((of) => query.has(of))
    const key = [kind, query.get('indicator'), query.get('part'), subject].join()
    if (met.has(key) && !isDeep) return []
    met.add(key)
    return [[href, links]]
  })
}

/** Opens the list behind an address with its parts, each list once. */
export function reader(visitor: Visitor) {
  const known = new Map<string, Promise<List>>()
  const listOf = (href: string) => {
    const found = known.get(href) ?? turned(visitor, href)
    known.set(href, found)
    return found
  }
  return async (href: string): Promise<Behind> => {
    const linked = await listOf(href)
    const parts: Behind['parts'] = {}
    for (const [to] of linked.said.counts) parts[partOf(to)] = await listOf(to)
    return { linked, parts }
  }
}
