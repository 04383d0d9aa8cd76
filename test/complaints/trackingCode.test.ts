import fc from 'fast-check'
import { keyFor, readKey, readTrackingCode, trackingCode } from '../../server/complaints/trackingCode'

const secret = 'a secret of the tests, long enough for this'
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('the tracking code', () => {
  test('has nine symbols of 32, which is 45 bits, and a check symbol', () => {
    expect(trackingCode(secret, 'a')).toMatch(/^ADU-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/)
  })

  test('is the same for the same request, and another for another request, attempt or secret', () => {
    const codes = [
      trackingCode(secret, 'a'),
      trackingCode(secret, 'b'),
      trackingCode(secret, 'a', 1),
      trackingCode(`${secret}!`, 'a'),
    ]
    expect(trackingCode(secret, 'a')).toBe(codes[0])
    expect(new Set(codes).size).toBe(4)
  })

  test.each<[rule: string, typed: (code: string) => string]>([
    ['lower case', (code) => code.toLowerCase()],
    ['without dashes', (code) => code.replaceAll('-', '')],
    ['without ADU', (code) => code.slice(4)],
    ['with spaces', (code) => ` ${code.replaceAll('-', ' ')} `],
    ['with letters that look like digits', (code) => code.slice(0, 4) + code.slice(4).replaceAll('0', 'O').replaceAll('1', 'l')],
  ])('is read %s', (_, typed) => {
    for (let i = 0; i < 50; i += 1) {
      const code = trackingCode(secret, String(i))
      expect(readTrackingCode(typed(code))).toBe(code)
    }
  })

  test('any one wrong symbol is caught before the look-up', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(9), fc.nat(31), (request, place, symbol) => {
        const bare = trackingCode(secret, request).replaceAll('-', '').slice(3)
        const typed = bare.slice(0, place) + symbols[symbol] + bare.slice(place + 1)
        expect(readTrackingCode(typed) === null).toBe(typed !== bare)
      }),
    )
  })

  test('any two neighbours swapped are caught', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(8), (request, place) => {
        const bare = trackingCode(secret, request).replaceAll('-', '').slice(3)
        const typed = bare.slice(0, place) + bare[place + 1] + bare[place] + bare.slice(place + 2)
        expect(readTrackingCode(typed) === null).toBe(typed !== bare)
      }),
    )
  })

  test.each(['', 'ADU', 'ADU-7K3M', 'ADU-UUUU-UUUU-UU', '../../etc', 'ADU-7K3M-9QXD-CCC'])('"%s" is none', (typed) => {
    expect(readTrackingCode(typed)).toBeNull()
  })
})

describe('the key', () => {
  test('follows from the code and the secret, with 60 bits', () => {
    const code = trackingCode(secret, 'a')
    expect(keyFor(secret, code)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(keyFor(secret, code)).toBe(keyFor(secret, code))
    expect(keyFor(`${secret}!`, code)).not.toBe(keyFor(secret, code))
  })

  test('is compared as typed in any case and with look-alikes', () => {
    expect(readKey('kt5w 2hpe 8rno')).toBe('KT5W2HPE8RN0')
  })
})
