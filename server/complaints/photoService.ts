import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Refused } from '../errors'
import { cleanPhoto } from '../platform/cleanFile'
import type { Clock } from '../platform/clock'
import type { FileStore } from '../platform/files'
import type { Complaint, Photo } from './complaint'
import { keptAs, mostPhotos, photosOf, smallKeptAs } from './photo'
import type { HeldPhoto, PhotoStore } from './photoStore'
import { requestOf, trackingCode } from './trackingCode'

const hour = 3_600_000
/** A form that was begun may be sent with its photos for so long; what was not sent is thrown away an hour later, so that nobody sends what is being thrown away. */
const heldFor = 24 * hour
const keptFor = 25 * hour
const perReading = 100

type Needs = {
  store: PhotoStore
  files: Pick<FileStore, 'keep' | 'remove' | 'open' | 'hasRoom'>
  complaintOf: (code: string) => Promise<Complaint | null>
  clock: Clock
  secret: string
}
/** `small`: a square, for pages that show several. */
export type Size = 'full' | 'small'
export type PhotoService = ReturnType<typeof createPhotos>

/** Photos that citizens send along: held aside while the form is filled in, and named by the complaint when it is filed. */
export function createPhotos({ store, files, complaintOf, clock, secret }: Needs) {
  let turn: Promise<unknown> = Promise.resolve()

  /** One picture is drawn at a time: anybody may send them, and each takes memory. */
  function clean(content: Buffer): ReturnType<typeof cleanPhoto> {
    const mine = turn.then(() => cleanPhoto(content))
    turn = mine.catch(() => undefined)
    return mine
  }

  async function hold(requestId: string, content: Buffer): Promise<string> {
    const { bytes, small, looks } = await clean(content)
    const request = requestOf(requestId)
    const id = createHash('sha256').update(bytes).digest('hex')
    const _id = keptAs(request, id)
    // The row first: what lies on disk without one would stay there for ever.
    await store.hold({ _id, request, code: trackingCode(secret, requestId), id, looks, at: clock.now() })
    await files.keep(_id, bytes)
    await files.keep(smallKeptAs(_id), small)
    return id
  }

  const open = (kept: string, size: Size): Promise<Readable> => files.open(size === 'small' ? smallKeptAs(kept) : kept)

  /** The complaint that was filed from the form which holds this. */
  async function filedFrom({ code, request }: Pick<HeldPhoto, 'code' | 'request'>): Promise<Complaint | null> {
    const complaint = await complaintOf(code)
    return complaint?.request === request ? complaint : null
  }

  return {
    /**
     * Holds what was sent besides what the form holds already. `held`: all that it holds now, in order; `refused`: why one of them is not among these, null when none was refused. The others are kept all the same.
     */
    async add(
      requestId: string,
      held: readonly string[],
      sent: readonly Buffer[],
    ): Promise<{ held: string[]; refused: string | null }> {
      if (held.length + sent.length > mostPhotos) return { held: [...held], refused: 'tooManyPhotos' }
      if (sent.length > 0 && !(await files.hasRoom())) return { held: [...held], refused: 'photoNoRoom' }
      const all = new Set(held)
      let refused: string | null = null
      for (const content of sent)
        try {
          all.add(await hold(requestId, content))
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          refused = error.code
        }
      return { held: [...all], refused }
    },

    /** The photos that a form holds, in its order. `areGone`: some of them are no longer held, and no complaint was filed from the form either. */
    async of(requestId: string, ids: readonly string[]): Promise<{ photos: Photo[]; areGone: boolean }> {
      const request = requestOf(requestId)
      const since = new Date(clock.now().getTime() - heldFor)
      const rows = await store.held(
        ids.map((id) => keptAs(request, id)),
        since,
      )
      const byId = new Map(rows.map(({ id, looks }) => [id, { id, looks }]))
      const photos = ids.flatMap((id) => byId.get(id) ?? [])
      if (photos.length === ids.length) return { photos, areGone: false }
      return { photos, areGone: !(await filedFrom({ code: trackingCode(secret, requestId), request })) }
    },

    /** A photo that a form holds, by where it is kept. @throws Refused `missing` when nothing is held there, or it belongs to a complaint by now */
    async openHeld(kept: string, size: Size): Promise<Readable> {
      const [row] = await store.held([kept], new Date(clock.now().getTime() - heldFor))
      if (!row || (await filedFrom(row))) throw new Refused('missing', 'fileMissing')
      return open(row._id, size)
    },

    /** A photo of a complaint; the caller has asked whether the looker may see it. @throws Refused `missing` */
    open: ({ request }: Pick<Complaint, 'request'>, { id }: Photo, size: Size): Promise<Readable> =>
      open(keptAs(request, id), size),

    /** Throws away what was held for forms that were never sent, a day and an hour after; what a complaint names stays. Harmless to repeat. */
    async sweep(): Promise<void> {
      const before = new Date(clock.now().getTime() - keptFor)
      for (;;) {
        const old = await store.heldBefore(before, perReading)
        for (const row of old) {
          const complaint = await filedFrom(row)
          const isNamed = complaint !== null && photosOf(complaint).some(({ id }) => id === row.id)
          if (!isNamed) await Promise.all([files.remove(row._id), files.remove(smallKeptAs(row._id))])
          await store.letGo(row)
        }
        if (old.length < perReading) return
      }
    },
  }
}
