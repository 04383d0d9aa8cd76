import type { Chance } from '../server/seed/chance'
import type { ComplaintEvent, Filing, Happening } from '../server/complaints/complaint'
import { categories } from '../server/routing/category'
import type { Officer } from '../server/staff/officer'

const day = 86_400_000

/** Sixty units of the regency, so many complaints each that the first has ten times those of the last. */
export const sixty = [
  ...['dpupr', 'disdukcapil', 'dishub', 'dlh', 'dinsos', 'dindikbud', 'dinkes', 'disnakertrans', 'dpkptb', 'satpolpp'],
  ...Array.from({ length: 50 }, (_, i) => `unit-${String(i + 1).padStart(2, '0')}`),
]

/** Who looks at the numbers of the whole regency. */
export const supervisor: Officer = {
  id: 'pengawas',
  name: 'Bench',
  post: 'p',
  title: 'Pengawas',
  role: 'supervisor',
  unit: 'bagian-organisasi',
  units: ['bagian-organisasi'],
}

type Step = Happening & { by: string; after: number }

/**
 * A life as in three ordinary years: some are passed back, asked about, answered late, rebutted and answered again; most are closed by silence. One that is
 * `open` stops before its answer. Days after receipt.
 */
export function lifeOf(
  chance: Chance,
  i: number,
  { filing, received, open }: { filing: Filing; received: number; open: boolean },
): ComplaintEvent[] {
  const unit = sixty[Math.floor(60 * chance.next() ** 1.6)]!
  const category = chance.pick(categories)
  const steps: Step[] = [
    { type: 'received', kind: filing.kind, chosenUnit: null, channel: 'web', by: 'reporter', after: 0 },
    { type: 'recorded', register: `${String(i + 1).padStart(6, '0')}/ADU/2026`, by: 'system', after: 0.001 },
    { type: 'verified', by: 'koordinator', after: 0.6 },
    {
      type: 'classified',
      kind: filing.kind,
      class: chance.pick(['nonOversight', 'nonOversight', 'normative', 'minor'] as const),
      category,
      title: 'Contoh',
      by: 'koordinator',
      after: 0.6,
    },
    { type: 'assigned', unit, by: 'koordinator', after: 0.61 },
  ]
  let after = 1
  if (chance.happens(0.06)) {
    steps[4] = { type: 'assigned', unit: chance.pick(sixty), by: 'koordinator', after: 0.61 }
    const wrong = (steps[4] as Extract<Step, { type: 'assigned' }>).unit
    steps.push(
      { type: 'returned', unit: wrong, to: unit, reason: '', by: 'penghubung', after: 1.4 },
      { type: 'assigned', unit, by: 'koordinator', after: 1.6 },
    )
    after = 2
  }
  steps.push({ type: 'followUpStarted', unit, by: 'penghubung', after: (after += chance.next() * 6) })
  if (!open) end(steps, unit, after)
  return steps.map(
    ({ after: days, ...event }, seq) => ({ seq: seq + 1, at: new Date(received + days * day), ...event }) as ComplaintEvent,
  )

  function end(all: Step[], to: string, from: number): void {
    let at = from + 1 + chance.next() ** 2 * 24
    const answer = (): Step => ({
      type: 'answered',
      unit: to,
      text: 'Sudah kami tambal.',
      files: [],
      evidence: chance.happens(0.6),
      by: 'penghubung',
      after: at,
    })
    all.push(answer())
    if (chance.happens(0.05)) {
      all.push({ type: 'reopened', reason: 'Belum.', by: 'reporter', after: (at += 2) })
      at += 3
      all.push(answer())
    }
    if (chance.happens(0.4))
      all.push(
        { type: 'closed', by: 'reporter', after: (at += 3) },
        { type: 'rated', rating: chance.pick([2, 3, 4] as const), by: 'reporter', after: at },
      )
    else all.push({ type: 'closed', by: 'system', after: (at += 10) })
  }
}
