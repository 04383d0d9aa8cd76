import { masked, maskerFor, marksIn } from '../../server/complaints/masked'
import { aComplaint } from '../support/aComplaint'

const text = 'Saya Sri Wahyuningsih, NIK 3604012345678901, dekat warung biru, hubungi 0812 3456 7890.'
const filing = { text, placeDetail: 'telp 0812 3456 7890', name: 'Sri Wahyuningsih' }
const mark = (words: string) => ({ type: 'hidden' as const, words, by: 'sari' })
const unmark = (words: string) => ({ type: 'unhidden' as const, words, reason: 'Nama tempat umum.', by: 'sari' })

describe('what is marked to be hidden', () => {
  test.each([
    ['nothing at first', [], []],
    ['what somebody has marked, in that order', [mark('warung biru'), mark('pasar')], ['warung biru', 'pasar']],
    ['once, however often', [mark('warung biru'), mark('warung biru')], ['warung biru']],
    ['not what was taken back', [mark('warung biru'), unmark('warung biru')], []],
    ['again when marked again', [mark('a b'), unmark('a b'), mark('a b')], ['a b']],
  ])('is %s', (_, happenings, expected) => {
    expect(marksIn(aComplaint({ happenings }).history).map(({ words }) => words)).toEqual(expected)
  })
})

describe('a complaint that is masked', () => {
  const complaint = aComplaint({
    filing,
    happenings: [
      { type: 'assigned', unit: 'dpupr', note: 'hubungi 0812 3456 7890' },
      { type: 'replied', text: 'Kirim ke sri@contoh.co.id' },
      {
        type: 'answered',
        unit: 'dpupr',
        text: text,
        files: [{ id: 'f', name: 'KTP 3604012345678901.jpg', type: 'image/jpeg', bytes: 1 }],
        evidence: true,
      },
      { type: 'reopened', reason: 'KK 3604012345678902 belum jadi' },
      mark('warung biru'),
    ],
  })
  const shown = masked(complaint, 'public')

  test('holds nothing personal in any of its texts', () => {
    const { name: _, email: __, ...rest } = shown.filing
    const all = JSON.stringify({ ...shown, filing: rest })
    expect(all).not.toMatch(/36040123|3456 7890|sri@|Wahyuningsih|warung biru/i)
    expect(all.match(/disamarkan\]/g)!.length).toBeGreaterThan(10)
  })

  test('is the same but for its texts', () => {
    const bare = ({ title: _, filing: __, history, ...rest }: typeof shown) => ({
      ...rest,
      types: history.map(({ type }) => type),
    })
    expect(bare(shown)).toEqual(bare(complaint))
    expect(shown.filing.name).toBe('Sri Wahyuningsih')
  })

  test('masked again is the same', () => expect(masked(shown, 'public')).toEqual(shown))

  test('hides the same whatever the text', () => {
    expect(maskerFor(complaint)('Sri Wahyuningsih di Warung Biru')).not.toMatch(/Wahyuningsih/)
  })
})
