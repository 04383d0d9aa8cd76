import { isCutFrom, summaryOf } from '../../server/complaints/fold'
import { aComplaint } from '../support/aComplaint'

describe('the fold of a history', () => {
  test('a request for information is of the class with the short limit until it is classified', () => {
    expect(aComplaint({ filing: { kind: 'informasi' } }).class).toBe('information')
    expect(aComplaint({ filing: { kind: 'aspirasi' } }).class).toBe('nonOversight')
  })

  test('the last assignment holds; a return leaves nobody; all who held are remembered in order', () => {
    const happenings = [
      { type: 'verified' as const },
      { type: 'assigned' as const, unit: 'dishub' },
      { type: 'returned' as const, unit: 'dishub', to: 'dpupr', reason: 'jalan' },
    ]
    expect(aComplaint({ happenings })).toMatchObject({ state: 'verified', unit: null, holders: ['dishub'] })
    const again = [...happenings, { type: 'assigned' as const, unit: 'dpupr' }, { type: 'assigned' as const, unit: 'dishub' }]
    expect(aComplaint({ happenings: again })).toMatchObject({ state: 'assigned', unit: 'dishub', holders: ['dishub', 'dpupr'] })
  })

  test('a reopened answer no longer stands', () => {
    const happenings = [
      { type: 'assigned' as const, unit: 'dpupr' },
      { type: 'answered' as const, unit: 'dpupr', text: 'x', files: [], evidence: false },
      { type: 'reopened' as const, reason: 'belum' },
    ]
    expect(aComplaint({ happenings })).toMatchObject({ state: 'inProgress', phase: 'open', answeredAt: null })
  })

  test.each([
    ['a long text is cut at a word', 'kata '.repeat(40), /^(kata )+kata…$/],
    ['one word without an end is cut all the same', 'a'.repeat(200), /^a{79}…$/],
    [
      'an identity number does not get into a summary',
      'NIK saya 3604012345678901 tolong',
      /^NIK saya \[NIK disamarkan\] tolong$/,
    ],
    ['nor does a telephone number', 'hubungi 0812-3456-7890 ya', /^hubungi \[nomor telepon disamarkan\] ya$/],
    ['lines become one', 'satu\n\ndua', /^satu dua$/],
  ])('the first summary: %s', (_, text, expected) => {
    const summary = summaryOf(text)
    expect(summary).toMatch(expected)
    expect(summary.length).toBeLessThanOrEqual(80)
  })
})

describe('whether a title is the reporter’s own words', () => {
  const text = 'Saya Budi, NIK 3604012345678901, jalan di depan pasar berlubang dalam sekali sejak bulan lalu, tolong ditambal.'
  test.each([
    ['as it is cut today', summaryOf(text, ['Budi']), true],
    ['as an earlier version cut it', 'Saya Budi, NIK …, jalan di depan pasar berlubang dalam…', true],
    ['hidden by other rules', 'Saya [nama disamarkan], NIK [NIK disamarkan], jalan di depan…', true],
    ['the whole text', text, true],
    ['what an officer wrote', 'Jalan berlubang di depan pasar', false],
    ['words that only stand somewhere in it', 'jalan di depan pasar', false],
    ['its first words without a sign that there is more', 'Saya Budi', false],
  ])('%s', (_, title, expected) => expect(isCutFrom(title, text)).toBe(expected))

  test('the name of the reporter does not get into a summary', () => {
    expect(summaryOf('Rumah wahyuningsih kebanjiran', ['Sri Wahyuningsih'])).toBe('Rumah [nama disamarkan] kebanjiran')
  })
})
