import { summaryOf } from '../../server/complaints/fold'
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
    ['an identity number does not get into a summary', 'NIK saya 3604012345678901 tolong', /^NIK saya … tolong$/],
    ['nor does a telephone number', 'hubungi 0812-3456-7890 ya', /^hubungi … ya$/],
    ['lines become one', 'satu\n\ndua', /^satu dua$/],
  ])('the first summary: %s', (_, text, expected) => {
    const summary = summaryOf(text)
    expect(summary).toMatch(expected)
    expect(summary.length).toBeLessThanOrEqual(80)
  })
})
