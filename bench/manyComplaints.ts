import { createChance } from '../server/seed/chance'
import type { Complaint, ComplaintEvent, Filing, Happening } from '../server/complaints/complaint'
import { ComplaintModel } from '../server/complaints/store'
import type { lifeOf } from './lives'
import { hashOf, keyFor, readKey, trackingCode } from '../server/complaints/trackingCode'
import type { Services } from '../server/services'
import { secret } from './serve'

const day = 86_400_000
const units = ['dpupr', 'dishub', 'dinsos', 'dlh', 'dindikbud', 'dinkes', 'disdukcapil', 'kec-ciruas']

export type Filling = {
  days?: number
  openEvery?: number
  ages?: [youngest: number, oldest: number]
  steps?: [least: number, most: number]
  from?: number
  /** A history of its own in place of the plain one. */
  life?: typeof lifeOf
}

/**
 * Puts in complaints of every state with the judged clocks that the product itself would store; received within so many `days`. One of `openEvery` is
 * open: received so many days ago (`ages`), and so many `steps` on its way. They are numbered from `from` on. Gives their codes.
 */
export async function fill(
  services: Services,
  count: number,
  now: Date,
  { days = 700, openEvery = 10, ages = [0, 20], steps: [least, most] = [0, 3], from = 0, life }: Filling = {},
): Promise<string[]> {
  const chance = createChance(count)
  const codes: string[] = []
  for (let i = 0; i < count; i += 500) {
    const batch = await Promise.all(Array.from({ length: Math.min(500, count - i) }, (_, j) => one(from + i + j)))
    await ComplaintModel.collection.insertMany(batch as never[], { ordered: false, writeConcern: { w: 1 } })
    codes.push(...batch.map(({ _id }) => _id))
  }
  return codes

  async function one(i: number): Promise<Complaint> {
    const code = trackingCode(secret, `bench-${count}-${i}`)
    const filing: Filing = {
      text: `Contoh aduan nomor ${i}: jalan di depan sekolah berlubang, tolong ditambal.`,
      kind: 'pengaduan',
      kecamatan: `36.04.${String(1 + (i % 29)).padStart(2, '0')}`,
      desa: null,
      placeDetail: '',
      chosenUnit: null,
      identity: 'named',
      name: 'Warga',
      email: 'warga@contoh.invalid',
    }
    const isOpen = i % openEvery === 0
    const received =
      now.getTime() - (isOpen ? chance.between(...ages) : chance.between(25, days)) * day - chance.between(0, 8) * 3_600_000
    const history = life
      ? life(chance, i, { filing, received, open: isOpen })
      : historyOf(filing, chance.pick(units), received, isOpen ? least + (i % (most + 1 - least)) : 9, i)
    const { after } = await services.door.meaningOf(filing, history, [], now)
    return {
      _id: code,
      version: history.length,
      request: hashOf(code),
      keyHash: hashOf(readKey(keyFor(secret, code))),
      filing,
      history,
      ...after,
      announced: history.length,
    }
  }
}

function historyOf(filing: Filing, unit: string, received: number, steps: number, i: number): ComplaintEvent[] {
  const way: (Happening & { by: string; after: number })[] = [
    { type: 'received', kind: filing.kind, chosenUnit: null, channel: 'web', by: 'reporter', after: 0 },
    { type: 'recorded', register: `${String(i + 1).padStart(6, '0')}/ADU/2026`, by: 'system', after: 0.001 },
    {
      type: 'routed',
      ranked: [{ unit, confidence: 0.7 }],
      decision: 'triage',
      why: 'Menyebut jalan.',
      by: 'system',
      after: 0.001,
    },
    { type: 'verified', by: 'koordinator', after: 0.6 },
    { type: 'assigned', unit, by: 'koordinator', after: 0.61 },
    { type: 'followUpStarted', unit, by: 'penghubung', after: 2 },
    { type: 'answered', unit, text: 'Sudah kami tambal.', files: [], evidence: false, by: 'penghubung', after: 9 },
    { type: 'closed', by: 'reporter', after: 12 },
  ]
  return way
    .slice(0, 3 + Math.min(steps, 5))
    .map(({ after, ...event }, seq) => ({ seq: seq + 1, at: new Date(received + after * day), ...event }) as ComplaintEvent)
}
