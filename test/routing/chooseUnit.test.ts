import { deliveredChoice } from './register'

const choose = deliveredChoice()
const road = 'Jalan kabupaten di Kadikaran rusak parah, banyak lubang dan aspal mengelupas, mohon segera ditambal'

describe('a complaint', () => {
  test.each([
    ['is assigned when its text is clear and the citizen did not choose', road, null, 'dpupr', 'assign', 'certain'],
    ['is assigned when the citizen chose the same unit', road, 'dpupr', 'dpupr', 'assign', 'certain'],
    ['waits when the citizen chose another unit', road, 'dishub', 'dpupr', 'triage', 'contradicted'],
    [
      'waits when it belongs to an outside authority',
      'Listrik PLN padam terus, gardu dan trafo meledak',
      null,
      'outside:pln',
      'triage',
      'outside',
    ],
    [
      'waits when it is of an oversight kind',
      'Oknum petugas dukcapil minta uang 100 ribu supaya KTP cepat jadi',
      null,
      'inspektorat',
      'triage',
      'oversight',
    ],
    [
      'in Kota Serang is that city’s, whatever it is about',
      'Sampah di Kasemen kota serang menumpuk tidak diangkut',
      null,
      'outside:kota-serang',
      'triage',
      'outside',
    ],
    [
      'about a school of the province is the province’s',
      'SMAN 1 Kragilan menarik uang gedung dari siswa baru',
      null,
      'outside:provinsi-banten',
      'triage',
      'outside',
    ],
  ])('%s', (_rule, text, chosenUnit, unit, decision, key) => {
    const choice = choose({ text, chosenUnit }, 0.8)
    expect([choice.ranked[0]!.unit, choice.decision, choice.reason.key]).toEqual([unit, decision, key])
  })

  test('waits below the threshold of the coordinator', () => {
    expect(choose({ text: road }, 0.8).decision).toBe('assign')
    expect(choose({ text: road }, 1).decision).toBe('triage')
  })

  test('that says nothing points to nobody', () => {
    const { ranked, decision, why } = choose({ text: 'tolong pak' }, 0.8)
    expect([ranked.length >= 3, decision, why]).toEqual([true, 'triage', 'Isinya belum menunjuk ke unit mana pun.'])
    expect(ranked[0]!.confidence).toBeLessThan(0.3)
  })

  test('about a counter goes to the kecamatan or puskesmas of the place', () => {
    const puskesmas = 'antre di puskesmas lama sekali, obat habis dan petugas pendaftaran jutek'
    expect(choose({ text: puskesmas, place: { kecamatan: '36.04.12' } }, 0.8).ranked[0]!.unit).toBe('pkm-pontang')
    expect(choose({ text: `${puskesmas} di puskesmas nyompok` }, 0.8).ranked[0]!.unit).toBe('pkm-nyompok')
    expect(choose({ text: puskesmas }, 0.8).ranked[0]!.unit).toBe('dinkes')
  })

  test('tells why in one sentence', () => {
    expect(choose({ text: 'sampah menumpuk tidak diangkut' }, 0.5).why).toMatch(
      /^Diteruskan ke Dinas Lingkungan Hidup karena menyebut “.+”\.$/,
    )
  })

  test.each(['', '   ', '🙂🙂', '<script>alert(1)</script>', 'a'.repeat(100_000), '١٢٣ jalan rusak', '\u0000\uFFFF'])(
    'of any shape is read without an error',
    (text) => {
      expect(choose({ text }, 0.8).ranked.length).toBeGreaterThanOrEqual(3)
    },
  )
})
