import { nearest } from '../../server/routing/nearest'

const vocabulary =
  'jalan rusak lubang sampah lampu selokan mampet drainase puskesmas rujukan imunisasi sertifikat kartu keluarga bantuan penerangan pantai pantas jembatan irigasi pencemaran disabilitas'.split(
    ' ',
  )
const near = nearest(vocabulary)

describe('the word that was meant', () => {
  test.each([
    ['as it stands', 'sampah', 'sampah'],
    ['a letter missing', 'smpah', 'sampah'],
    ['a letter too many', 'selookan', 'selokan'],
    ['a wrong letter', 'lubamg', 'lubang'],
    ['two neighbours swapped', 'drianase', 'drainase'],
    ['the first two swapped', 'rjujukan', 'rujukan'],
    ['two errors in a long word', 'sertivicat', 'sertifikat'],
    ['two errors in a long word', 'imunissai', 'imunisasi'],
    ['two errors in a long word', 'pencemran', 'pencemaran'],
    ['vowels left out', 'rsk', 'rusak'],
    ['vowels left out', 'jmbtn', 'jembatan'],
    ['some vowels left out', 'pskesms', 'puskesmas'],
    ['two errors in a short word', 'smaph', null],
    ['another first letter', 'nampet', null],
    ['a word of its own', 'pantang', null],
    ['a word of its own', 'rusuk', null],
    ['two that are as near', 'pantam', null],
    ['nothing like it', 'zebracross', null],
    ['too short', 'lp', null],
    ['too long to be a word', 'sampah'.repeat(5_000), null],
  ])('%s: %s is %s', (_how, written, meant) => expect(near(written)).toBe(meant))

  test('is the same when it is asked for twice, and in any order of the vocabulary', () => {
    const other = nearest([...vocabulary].reverse())
    for (const word of ['smpah', 'rsk', 'pantam', 'lubamg']) {
      expect(near(word)).toBe(near(word))
      expect(other(word)).toBe(near(word))
    }
  })
})
