import { afterFailure, type Attempts, lockedUntil, noAttempts } from '../../server/staff/lockout'

const now = new Date('2026-11-27T03:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

describe('failed attempts lock a user name', () => {
  test.each<[string, number, number | null]>([
    ['the first four do not', 0, null],
    ['nor the fourth', 3, null],
    ['the fifth locks for 15 minutes', 4, 15],
    ['the sixth does not lock at once', 5, null],
    ['the tenth locks for 30 minutes', 9, 30],
    ['the fifteenth for an hour', 14, 60],
    ['the thirty-fifth for 16 hours', 34, 16 * 60],
    ['the fortieth for a day', 39, 24 * 60],
    ['and never longer', 499, 24 * 60],
  ])('%s', (_rule, failures, locked) => {
    const after = afterFailure({ failures, lockedUntil: null }, now)
    expect(after).toEqual({ failures: failures + 1, lockedUntil: locked === null ? null : minutes(locked) })
  })

  test('five failures in a row from the beginning lock', () => {
    let attempts: Attempts = noAttempts
    for (let made = 0; made < 5; made++) attempts = afterFailure(attempts, now)
    expect(lockedUntil(attempts, now)).toEqual(minutes(15))
  })

  test('an attempt during the lock neither counts nor lengthens it', () => {
    const locked = { failures: 5, lockedUntil: minutes(15) }
    expect(afterFailure(locked, minutes(14))).toEqual(locked)
  })

  test('the lock ends at its very end', () => {
    const locked = { failures: 5, lockedUntil: minutes(15) }
    expect(lockedUntil(locked, minutes(14))).toEqual(minutes(15))
    expect(lockedUntil(locked, minutes(15))).toBeNull()
  })
})
