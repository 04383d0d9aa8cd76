import { checked } from '../../server/complaints/schemas'
import { Refused } from '../../server/errors'
import { channelForm, countForm, documentForm, procedureForm } from '../../server/documents/schemas'

const request = '3f0c9c39-6f57-4b8a-9f0a-2f6f2d1f4e11'
const paper = { request, kind: 'sop', title: 'SOP aduan', number: '', date: '', validFrom: '2026-01-01', validTo: '', link: '' }
const faults = (schema: Parameters<typeof checked>[0], input: object): Record<string, string> => {
  try {
    checked(schema, input)
    return {}
  } catch (error) {
    return (error as Refused).details.fields as Record<string, string>
  }
}

it('a form filled in well is read', () => {
  expect(checked(documentForm, paper)).toMatchObject({ title: 'SOP aduan', number: '', date: null, validTo: null, link: null })
})

it.each([
  ['no title', { title: '  ' }, { title: 'documentTitleMissing' }],
  ['a title that is too long', { title: 'x'.repeat(201) }, { title: 'tooLong' }],
  ['a kind that is none', { kind: 'memo' }, { kind: 'documentKindMissing' }],
  ['no first day', { validFrom: '' }, { validFrom: 'beginningMissing' }],
  ['a day that does not exist', { validTo: '2026-02-30' }, { validTo: 'dateMalformed' }],
  ['a year of a typing mistake', { date: '0206-01-08' }, { date: 'dateMalformed' }],
  ['a link without encryption', { link: 'http://jdih.contoh.invalid' }, { link: 'linkInvalid' }],
  ['a link that is a script', { link: 'javascript:alert(1)' }, { link: 'linkInvalid' }],
  ['a request that is none', { request: '../etc' }, { request: 'requestIdInvalid' }],
])('%s is told at the field', (_, over, expected) => expect(faults(documentForm, { ...paper, ...over })).toEqual(expected))

it('a title loses what nobody sees: signs that turn the direction, and line breaks', () => {
  expect(checked(documentForm, { ...paper, title: 'SK\u202Egpj.exe\r\nBcc: x' }).title).toBe('SKgpj.exe Bcc: x')
})

it('a channel needs an address, not hours', () => {
  const channel = { request, kind: 'box', name: 'Kotak saran', address: '', hours: '', validFrom: '2026-01-01', validTo: '' }
  expect(faults(channelForm, channel)).toEqual({ address: 'channelAddressMissing' })
})

describe('a count', () => {
  const count = { month: '2026-10', revision: '0', number: '12', source: 'Buku tamu', reason: '' }
  it.each([
    ['0', 0],
    ['1.204', 1204],
    ['1000000', 1_000_000],
  ])('%s is read', (number, read) => expect(checked(countForm, { ...count, number }).number).toBe(read))
  it.each(['', '-1', '1,5', '1000001', '1e3', 'banyak'])('“%s” is refused', (number) =>
    expect(faults(countForm, { ...count, number })).toEqual({ number: 'countInvalid' }),
  )
  it.each(['2026-13', '2026', '', '2026-1'])('the month “%s” is refused', (month) =>
    expect(faults(countForm, { ...count, month })).toEqual({ month: 'monthMalformed' }),
  )
})

it('the steps of a procedure are its lines, at most fifteen', () => {
  const procedure = {
    rev: '0',
    intro: 'Ceritakan.',
    steps: ' Tulis.\r\n\r\nTunggu. ',
    fee: 'Gratis',
    post: 'p',
    validFrom: '2026-01-01',
  }
  expect(checked(procedureForm, procedure).steps).toEqual(['Tulis.', 'Tunggu.'])
  expect(faults(procedureForm, { ...procedure, steps: 'x\n'.repeat(16) })).toEqual({ steps: 'stepsMany' })
  expect(faults(procedureForm, { ...procedure, steps: ' \n ' })).toEqual({ steps: 'stepsMissing' })
})
