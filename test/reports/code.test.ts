import { readFingerprint, readVerificationCode, verificationCode } from '../../server/reports/code'

const code = verificationCode('secret', 'report-1')

describe('a verification code', () => {
  test('has its own beginning, a check symbol, and is the same for the same paper', () => {
    expect(code).toMatch(/^BKT-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/)
    expect(verificationCode('secret', 'report-1')).toBe(code)
    expect(verificationCode('secret', 'report-2')).not.toBe(code)
    expect(verificationCode('other', 'report-1')).not.toBe(code)
  })

  test.each([
    ['as printed', code],
    ['in small letters', code.toLowerCase()],
    ['with blanks for dashes', ` ${code.replaceAll('-', ' ')} `],
    ['without its beginning', code.slice(4)],
  ])('is read %s', (_, typed) => expect(readVerificationCode(typed)).toBe(code))

  test.each([
    ['a wrong symbol', code.slice(0, -1) + (code.endsWith('0') ? '1' : '0')],
    ['too short', 'BKT-7K3M'],
    ['nothing', ''],
    ['something else', '<script>alert(1)</script>'],
  ])('is not read with %s', (_, typed) => expect(readVerificationCode(typed)).toBeNull())
})

const sha256 = 'ab'.repeat(32)
test.each([
  ['as printed', sha256, sha256],
  ['in capitals and groups', sha256.toUpperCase().replace(/(.{8})/g, '$1 '), sha256],
  ['not when it is shorter', sha256.slice(1), null],
  ['not with other letters', `g${sha256.slice(1)}`, null],
  ['not when there is none', '', null],
])('a fingerprint is read %s', (_, typed, read) => expect(readFingerprint(typed)).toBe(read))
