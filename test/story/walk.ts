import { linksIn } from './listed'
import type { Visitor } from './visitors'

/** What somebody got to see under an address, and in the head of the answer; `status` as it was answered. */
export type Seen = { href: string; status: number; words: string }
type Pattern = { path: string; form: RegExp }

const papers = /pdf|zip|sheet|image/
const heads = ['location', 'content-disposition', 'refresh', 'link', 'set-cookie']
/** Of these each is looked at; of other pages that are made alike, one. */
const eachOfThem = ['/meja/aduan/:code', '/lacak/:code', '/perbaikan/:id']
/** The end of the address says what is done. */
const byDeed = /\/:deed$/

/** Reads addresses by the routes (`GET /meja/aduan/:code`) that answer them. */
export function atlas(routes: readonly string[]) {
  const patterns = routes
    .filter((route) => route.startsWith('GET '))
    .map((route): Pattern => ({ path: route.slice(4), form: formOf(route.slice(4)) }))
  const patternOf = (href: string): string | null => patterns.find(({ form }) => form.test(href.split(/[?#]/)[0]!))?.path ?? null

  function sortOf(href: string): string {
    const [path, query = ''] = href.split('#')[0]!.split('?') as [string, string?]
    const pattern = patternOf(href) ?? path
    if (eachOfThem.includes(pattern)) return path
    const deed = byDeed.test(pattern) ? path.split('/').at(-1)! : ''
    return [pattern, deed, ...[...new URLSearchParams(query).keys()].sort()].join()
  }

  return {
    /** Routes that nothing of what was seen was answered by. */
    unseen(seen: readonly Seen[]): string[] {
      const opened = new Set(seen.filter(({ status }) => status === 200).map(({ href }) => patternOf(href)))
      return patterns.map(({ path }) => path).filter((path) => !opened.has(path))
    },

    /** All that a visitor reaches by links from these addresses, among the addresses that fit. */
    async walk(visitor: Visitor, from: readonly string[], within: RegExp): Promise<Seen[]> {
      const seen: Seen[] = []
      const queue = [...from]
      const met = new Set<string>()
      for (let href = queue.shift(); href; href = queue.shift()) {
        const sort = from.includes(href) ? href : sortOf(href)
        if (met.has(sort)) continue
        met.add(sort).add(sortOf(href))
        const one = await look(visitor, href)
        seen.push(one.seen)
        queue.push(...one.links.filter((to) => within.test(to)))
      }
      return seen
    },
  }
}

const formOf = (path: string): RegExp => new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+?')}$`)

async function look(visitor: Visitor, href: string): Promise<{ seen: Seen; links: string[] }> {
  const answer = await visitor.get(href)
  const type = answer.headers.get('content-type') ?? ''
  const head = heads.map((name) => answer.headers.get(name) ?? '').join('\n')
  const bytes = Buffer.from(await answer.arrayBuffer())
  // Papers are few, slow to read, and read by themselves.
  const words = papers.test(type) ? '' : bytes.toString()
  const links = type.includes('html') ? linksIn(words).map((link) => link.href) : []
  return { seen: { href, status: answer.status, words: `${head}\n${words}` }, links }
}

/** Rooms in which something stands that somebody wrote; in the others only numbers, looked at by one officer. */
export const toldRooms = /^\/(meja|ringkasan\/daftar|perbaikan|perutean|dokumen\/dpupr|lacak|hasil|kinerja\/dpupr|aduan)/
export const anywhere = /^\/(?!\/)/
export const open = [
  '/',
  '/aduan/baru',
  '/lacak',
  '/hasil',
  '/kinerja/dpupr',
  '/data',
  '/layanan',
  '/periksa',
  '/alive',
  '/ready',
]
const views = ['all', 'late', 'soon', 'paused', 'new', 'answered', 'ended'].map((view) => `/meja?view=${view}`)
export const desks = [
  ...views,
  '/meja/agenda',
  '/perbaikan',
  '/perbaikan/tinjauan',
  '/dokumen/dpupr/pembinaan',
  '/perutean',
].concat(['answers', 'backlog.all'].map((indicator) => `/ringkasan/daftar?indicator=${indicator}`))
export const rooms = [
  '/ringkasan',
  '/pantauan',
  '/kepatuhan',
  '/penilaian',
  '/dokumen',
  '/laporan',
  '/laporan/register',
  '/register',
].concat(['/kalender', '/batas-waktu', '/simulasi', '/akun', '/akun/kalender', '/simulasi/daftar.csv?bulan=6&unit=5'])

/** Opened by nobody here: of what there is none, and what is the reporter’s own, who gave it. */
export const unseen =
  `/aduan/baru/foto/:kept /lacak/:code/tanda-terima /lacak/:code/berkas/:file /lacak/:code/foto/:photo /buka/:code/:key /lacak/:code/samaran
  /layanan/:unit /layanan/:unit/berkas/:file /data/bulan/:file /meja/aduan/:code/berkas/:file /meja/aduan/:code/foto/:photo
  /penilaian/:unit/:year/:item/bukti/:file /perbaikan/:id/berkas/:file /dokumen/:unit/dokumen/:id/versi /dokumen/:unit/dokumen/:id/cabut
  /dokumen/:unit/berkas/:file /dokumen/:unit/saluran/:id/ubah /dokumen/:unit/saluran/:id/tutup /dokumen/:unit/saluran/:id/hitung
  /dokumen/:unit/saluran/:id /dokumen/:unit/pembinaan/berkas/:file /perutean/model/:version /kalender/:id/bergeser/:run`.split(
    /\s+/,
  )
