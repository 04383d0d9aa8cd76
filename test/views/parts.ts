import type { Kecamatan } from '../../server/units/unit'

/** What a user might write to do harm; every user text of the samples carries it. */
export const markup = '<script>alert(1)</script>'

/** Local time of Jakarta. */
export const at = (local: string) => new Date(`${local}:00+07:00`)

export const pupr = { id: 'dpupr', name: 'Dinas Pekerjaan Umum dan Penataan Ruang', shortName: 'DPUPR' }
export const units = [
  { id: 'disdukcapil', name: 'Dinas Kependudukan dan Pencatatan Sipil' },
  { id: 'dpupr', name: pupr.name },
  { id: 'dishub', name: 'Dinas Perhubungan' },
]
export const kecamatan: Kecamatan[] = [
  {
    code: '36.04.09',
    name: 'Ciruas',
    desa: [
      { code: '36.04.09.2001', name: 'Citerep' },
      { code: '36.04.09.2003', name: 'Kadikaran' },
    ],
  },
  { code: '36.04.10', name: 'Kramatwatu', desa: [{ code: '36.04.10.2001', name: 'Harjatani' }] },
]

const names: Record<string, string> = { '2026-12-24': 'Cuti bersama Natal', '2026-12-25': 'Hari Raya Natal' }
type Kind = 'start' | 'counted' | 'paused' | 'weekend' | 'closed' | 'ahead' | 'after'

/** Six weeks from 23 November 2026: received on the 22nd, paused 27 November to 9 December, answered on 17 December, due on the 28th. */
export const strip = Array.from({ length: 42 }, (_, i) => {
  const date = new Date(Date.UTC(2026, 10, 23 + i)).toISOString().slice(0, 10)
  return { date, kind: kindOf(date, i), n: counted(date), due: date === '2026-12-28', today: date === '2026-12-21', stop: date === '2026-12-17', name: names[date], ...(kindOf(date, i) === 'paused' && { pause: 'question' as const }) }
})

function kindOf(date: string, i: number): Kind {
  if (i % 7 > 4) return 'weekend'
  if (names[date]) return 'closed'
  if (i === 0) return 'start'
  if (date >= '2026-11-27' && date < '2026-12-10') return 'paused'
  return date <= '2026-12-17' ? 'counted' : 'after'
}

function counted(date: string): number | null {
  const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-12-10', '2026-12-11', '2026-12-14', '2026-12-15', '2026-12-16', '2026-12-17']
  if (date === '2026-11-23') return 0
  return days.includes(date) ? days.indexOf(date) + 1 : null
}

/** Drawn by the gallery, where they can be looked at. */
export const twoPhotos = ['/foto/1.jpg', '/foto/2.jpg']
