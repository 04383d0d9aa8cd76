import mongoose from 'mongoose'
import type { Complaint } from '../server/complaints/complaint'
import { ComplaintModel } from '../server/complaints/store'
import { likenessOf } from '../server/duplicates/likeness'
import { createSimilar } from '../server/duplicates/service'
import { createLikenessStore, type Kept } from '../server/duplicates/store'
import { type Chance, createChance } from '../server/seed/chance'
import sample from '../server/seed/data/sampleTexts.json'
import type { Services } from '../server/services'
import { onProduct } from './onProduct'
import type { Place, Row } from './row'

const many = Number(process.env.BENCH_LIKENESSES ?? 1_000_000)
const lookUps = 1_000
const lastKept = 10_000
const dayMs = 86_400_000
const days = 5 * 365
const batch = 1_000
/** So long ago at most was sent what is sent again; time takes away from older ones. */
const recently = 30

/** A look-up as a citizen's last step makes it, its copies among them, where a million complaints of five years are known; and what the index weighs. */
export const benchDuplicates = (place: Place): Promise<Row[]> =>
  onProduct(place, async (services) => {
    const now = new Date()
    const store = createLikenessStore(mongoose.connection)
    // An index that is there already makes filling many times slower, and is not what is measured.
    await mongoose.connection.collection('likenesses').dropIndexes()
    await fillUp(0, many - lastKept, now, store.keep)
    await store.ready()
    let keeping = 0
    await fillUp(many - lastKept, many, now, async (kept) => {
      const start = performance.now()
      await store.keep(kept)
      keeping += performance.now() - start
    })
    const { p50, p99, found } = await lookedUp(services, now)
    const { size, storageSize, totalIndexSize } = await sizes()
    const name = (what: string) => `${what} among ${many.toLocaleString('en')} complaints`
    return [
      { name: name('similar cases at filing, p99'), value: p99, unit: 'ms', aim: 50, atMost: true },
      { name: name('similar cases at filing, median'), value: p50, unit: 'ms', aim: null },
      { name: name('copies with a word less that are found'), value: 100 * found, unit: '%', aim: 95 },
      { name: name('likenesses kept'), value: lastKept / (keeping / 1000), unit: 'complaints/s', aim: null },
      { name: name('index of likenesses'), value: totalIndexSize / 2 ** 20, unit: 'MiB', aim: null },
      { name: name('likenesses themselves, stored'), value: storageSize / 2 ** 20, unit: 'MiB', aim: null },
      { name: 'a likeness and its part of the index', value: (size + totalIndexSize) / many, unit: 'bytes', aim: null },
    ]
  })

const wordsOfAll = sample.texts.map(({ text }) => text.split(/\s+/))
const syllables = ['ci', 'ka', 'ra', 'pa', 'mang', 'su', 'ber', 'ta', 'lo', 'nang', 'jaya', 'du', 'wang', 'ki', 'len', 'sin']

/** A text of two others' halves with a name of its own in it; the same number tells the same text and place. */
function draftOf(i: number) {
  const chance = createChance(i)
  const [first, second] = [chance.pick(wordsOfAll), chance.pick(wordsOfAll)]
  const words = [...first.slice(0, 4 + (i % 12)), nameOf(chance), nameOf(chance), ...second.slice(-8)]
  const kecamatan = `36.04.${String(chance.between(1, 29)).padStart(2, '0')}`
  const desa = chance.happens(0.6) ? `${kecamatan}.${chance.between(2001, 2011)}` : null
  return { text: words.join(' '), placeDetail: '', kecamatan, desa }
}
const nameOf = (chance: Chance): string => Array.from({ length: chance.between(2, 4) }, () => chance.pick(syllables)).join('')

async function fillUp(from: number, to: number, now: Date, keep: (kept: Kept[]) => Promise<void>): Promise<void> {
  for (let i = from; i < to; i += batch) {
    const all = Array.from({ length: Math.min(batch, to - i) }, (_, j) => complaintOf(i + j, now))
    await ComplaintModel.collection.insertMany(all.map(({ complaint }) => complaint) as never[], { ordered: false })
    await keep(all.map(({ kept }) => kept))
    if (i % 100_000 === 0) process.stderr.write(`${i} likenesses\n`)
  }
}

/** What look-ups read of a complaint: enough to decide who may see it. One of two is known to the public. */
function complaintOf(i: number, now: Date): { complaint: Partial<Complaint>; kept: Kept } {
  const draft = draftOf(i)
  const at = new Date(now.getTime() - (1 - i / many) * days * dayMs)
  const code = `ADU-${i}`
  const classified = { seq: 2, at, by: 'koordinator', type: 'classified' } as Complaint['history'][number]
  const complaint = {
    _id: code,
    version: 2,
    filing: { ...draft, kind: 'pengaduan', chosenUnit: null, identity: 'anonymous' } as Complaint['filing'],
    history: i % 2 === 0 ? [classified] : [],
    title: 'Aduan contoh',
    state: 'closed',
    unit: 'dpupr',
    category: 'jalan',
    oversight: false,
    register: `${i}/ADU`,
    receivedAt: at,
  } as const
  const likeness = likenessOf({ ...draft, category: 'jalan', at })
  return { complaint: complaint as Partial<Complaint>, kept: { code, version: 2, answered: true, likeness } }
}

/** Every other draft is one that is known, with a word less; how many of those it finds that it should: public, and of the last month. */
async function lookedUp(services: Services, now: Date): Promise<{ p50: number; p99: number; found: number }> {
  const failed: unknown[] = []
  const similar = createSimilar({
    ...services,
    store: createLikenessStore(mongoose.connection),
    complaints: services.store,
    report: (error) => failed.push(error),
  })
  const recent = await mongoose.connection
    .collection<{ _id: string; day: number }>('likenesses')
    .find({ day: { $gt: now.getTime() / dayMs - recently } }, { projection: { _id: 1 }, limit: lookUps * 2 })
    .toArray()
  const known = recent.map(({ _id }) => Number(_id.slice(4))).filter((i) => i % 2 === 0)
  const took: number[] = []
  let found = 0
  for (let i = 0; i < lookUps; i += 1) {
    const original = i % 2 === 0 ? known[(i / 2) % known.length]! : null
    const draft = draftOf(original ?? many + i)
    const words = draft.text.split(' ')
    const text = original === null ? draft.text : words.filter((_, j) => j !== 2).join(' ')
    const start = performance.now()
    const cases = await similar.forFiling({ ...draft, text })
    took.push(performance.now() - start)
    if (cases.some(({ code }) => code === `ADU-${original}`)) found += 1
  }
  if (failed.length > 0) throw failed[0]
  took.sort((a, b) => a - b)
  return { p50: took[lookUps / 2]!, p99: took[Math.ceil(lookUps * 0.99) - 1]!, found: found / (lookUps / 2) }
}

async function sizes(): Promise<{ size: number; storageSize: number; totalIndexSize: number }> {
  return (await mongoose.connection.db!.command({ collStats: 'likenesses' })) as never
}
