import { createHash, createHmac } from 'node:crypto'
import type { AuditService } from '../audit/service'
import { Refused } from '../errors'
import type { Officer } from './officer'
import type { StaffService } from './service'
import type { StaffStore } from './store'

type Needs = {
  store: Pick<StaffStore, 'officer' | 'officerByFeed' | 'changeOfficer'>
  staff: Pick<StaffService, 'officerById'>
  audit: AuditService
  secret: string
}
export type FeedService = ReturnType<typeof createFeedService>

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * The secret by which a calendar application reads an officer's agenda: 192 bits that say nothing about who it is. It can be shown again, as it follows from
 * the officer and the serial; stored is only the hash by which it is found.
 */
export function createFeedService({ store, staff, audit, secret }: Needs) {
  const tokenOf = (id: string, serial: number): string =>
    createHmac('sha256', secret).update(`feed:${id}:${serial}`).digest('base64url').slice(0, 32)

  async function begin(id: string, serial: number): Promise<string> {
    const token = tokenOf(id, serial)
    if (!(await store.changeOfficer(id, { feed: { serial, hash: hashOf(token) } })))
      throw new Refused('missing', 'officerMissing')
    return token
  }

  return {
    /** The secret of an officer's address; made when it is asked for first. */
    async tokenFor({ id }: Officer): Promise<string> {
      const record = await store.officer(id)
      const serial = record?.feed?.serial ?? 1
      const token = tokenOf(id, serial)
      return record?.feed?.hash === hashOf(token) ? token : begin(id, serial)
    },

    /** From now on another address; the old one is dead at once. */
    async change({ id, post }: Officer): Promise<void> {
      const record = await store.officer(id)
      await begin(id, (record?.feed?.serial ?? 0) + 1)
      await audit.record({ by: id, as: post, deed: 'changeFeed', target: `officer:${id}` })
    },

    /** Whose secret it is, in the post held today; null for anything else, also for one who holds no post any more. */
    async officerOf(token: string): Promise<Officer | null> {
      const record = /^[\w-]{32}$/.test(token) ? await store.officerByFeed(hashOf(token)) : null
      return record && staff.officerById(record._id)
    },
  }
}
