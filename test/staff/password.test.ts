import { passwordFault, passwordFrom } from '../../server/staff/password'

describe('a password is taken when it is long and says more than the obvious', () => {
  test.each<[string, string, string | null]>([
    ['eleven characters are too few', 'kucing-bobo', 'passwordTooShort'],
    ['twelve are enough', 'kucing-bobok', null],
    ['letters outside the alphabet count as one each', 'ñandú-vuelaá', null],
    ['more than 128 are too many', 'ab-cd-ef'.repeat(17), 'passwordTooLong'],
    ['not the user name', 'siti.aminah.k', 'passwordIsName'],
    ['not the user name with figures around it', '1siti.aminah.k1', 'passwordIsName'],
    ['nor in capitals', 'SITI.AMINAH.K', 'passwordIsName'],
    ['not one character repeated', 'aaaaaaaaaaaaaa', 'passwordTooCommon'],
    ['not figures alone', '123456789012', 'passwordTooCommon'],
    ['not common words and figures', 'Password123456', 'passwordTooCommon'],
    ['not the name of the place', 'kabupatenserang2026', 'passwordTooCommon'],
    ['no capital, figure or sign is demanded', 'perahu besar berlayar', null],
    ['a user name inside a long sentence does no harm', 'siti.aminah.k pergi ke pasar', null],
  ])('%s', (_rule, password, fault) => {
    expect(passwordFault(password, 'siti.aminah.k')).toBe(fault)
  })
})

describe('a password that is given out', () => {
  test('is four groups of four without look-alikes', () => {
    expect(passwordFrom(Array.from({ length: 16 }, (_, at) => at))).toBe('abcd-efgh-jkmn-pqrs')
    expect(passwordFrom(Array.from({ length: 16 }, (_, at) => at + 15))).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/)
  })
  test('leaves out bytes that would favour some letters', () => {
    expect(passwordFrom([255, 248, ...Array<number>(16).fill(0)])).toBe('aaaa-aaaa-aaaa-aaaa')
  })
  test('is not made of too few bytes', () => {
    expect(() => passwordFrom([1, 2, 3])).toThrow(RangeError)
  })
})
