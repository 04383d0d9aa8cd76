import type { AuditService } from '../audit/service'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { DocumentAccess } from './accessService'
import { type Channel, type ChannelContent, type ChannelKind, type Count, countId, openIn, standingCounts } from './channel'
import { checkSpan, type Draft, furtherVersion, stampOf, withdrawnFrom } from './keeping'
import type { Withdrawing } from './service'
import type { DocumentStores } from './store'
import { firstKept, lastVersion, versionsIn } from './versions'

type Needs = {
  stores: Pick<DocumentStores, 'channels' | 'counts'>
  access: DocumentAccess
  audit: Pick<AuditService, 'record'>
  clock: Clock
}
export type NewChannel = Draft<ChannelContent> & { request: string; kind: ChannelKind }
/** `revision` is that of the line that the form showed, 0 where the month had none. */
export type NewCount = { month: string; revision: number; number: number; source: string; reason: string }

export type ChannelService = ReturnType<typeof createChannelService>

/** The ways to complain that a unit keeps beside this product, and how many complaints came in by each in a month. */
export function createChannelService({ stores: { channels, counts }, access, audit, clock }: Needs) {
  const record = (officer: Officer, deed: string, channel: Channel, details: Record<string, unknown> = {}): Promise<void> =>
    audit.record({
      by: officer.id,
      as: officer.post,
      deed,
      target: `channel:${channel._id}`,
      details: { unit: channel.unit, ...details },
    })

  async function found(unit: string, id: string): Promise<Channel> {
    const channel = await channels.get(id)
    if (channel?.unit !== unit) throw new Refused('missing', 'channelMissing')
    return channel
  }

  async function keep(officer: Officer, channel: Channel, rev: number, deed: string): Promise<void> {
    if (!(await channels.replace(channel, rev))) throw new Refused('conflict', 'documentChanged')
    await record(officer, deed, channel, { rev: channel.rev })
  }

  return {
    /** One channel with all the lines of its counts. */
    async open(officer: Officer, unit: string, id: string): Promise<{ channel: Channel; counts: Count[] }> {
      await access.reading(officer, unit)
      const channel = await found(unit, id)
      return { channel, counts: (await counts.of([unit])).filter((count) => count.channel === id) }
    },

    async add(officer: Officer, unit: string, { request, kind, ...draft }: NewChannel): Promise<void> {
      await access.keeping(officer, unit)
      checkSpan(draft)
      const channel = firstKept({ id: request, unit, kind }, { ...draft, stamp: stampOf(officer, clock.now()) })
      if (await channels.add(channel)) return record(officer, 'addChannel', channel)
      const there = await channels.get(request)
      if (there?.unit !== unit || lastVersion(there).by !== officer.id) throw new Refused('conflict', 'documentChanged')
    },

    async edit(
      officer: Officer,
      unit: string,
      id: string,
      { rev, ...draft }: Draft<ChannelContent> & { rev: number },
    ): Promise<void> {
      await access.keeping(officer, unit)
      const next = furtherVersion(await found(unit, id), { rev, draft, stamp: stampOf(officer, clock.now()) })
      await keep(officer, next, rev, 'editChannel')
    },

    async withdraw(officer: Officer, unit: string, id: string, withdrawing: Withdrawing): Promise<void> {
      await access.keeping(officer, unit)
      const now = clock.now()
      const next = withdrawnFrom(await found(unit, id), { ...withdrawing, stamp: stampOf(officer, now), today: localDate(now) })
      await keep(officer, next, withdrawing.rev, 'closeChannel')
    },

    /**
     * How many came in by the channel in a month; where a number stands already it is corrected, with a reason, and the old line stays. Throws Refused
     * `invalid` for a month to come or one in which the channel was not open, `conflict` when somebody else has written the month meanwhile.
     */
    async count(officer: Officer, unit: string, id: string, count: NewCount): Promise<void> {
      await access.keeping(officer, unit)
      const channel = await found(unit, id)
      const now = clock.now()
      checkMonth(channel, count.month, localDate(now))
      const lines = (await counts.of([unit], { from: count.month, to: count.month })).filter(({ channel: of }) => of === id)
      const stands = standingCounts(lines).get(count.month)
      if ((stands?.revision ?? 0) !== count.revision) {
        // The same form sent twice is no conflict: what it says stands.
        if (stands?.by === officer.id && stands.number === count.number && stands.revision === count.revision + 1) return
        throw new Refused('conflict', 'countChanged', { number: stands?.number ?? 0 })
      }
      if (stands && !count.reason) throw new Refused('invalid', 'reasonMissing', { fields: { reason: 'reasonMissing' } })
      const revision = count.revision + 1
      const line: Count = {
        ...stampOf(officer, now),
        ...count,
        _id: countId(id, count.month, revision),
        channel: id,
        unit,
        revision,
        reason: stands ? count.reason : null,
      }
      if (!(await counts.add(line))) throw new Refused('conflict', 'countChanged', { number: count.number })
      await record(officer, 'countChannel', channel, { month: count.month, number: count.number, revision })
    },
  }
}

function checkMonth(channel: Channel, month: string, today: string): void {
  const refuse = (code: string) => new Refused('invalid', code, { fields: { month: code } })
  if (month > today.slice(0, 7)) throw refuse('monthFutureInvalid')
  const spans = versionsIn(channel, { from: `${month}-01`, to: `${month}-31` })
  if (!openIn(spans, month)) throw refuse('monthClosedInvalid')
}
