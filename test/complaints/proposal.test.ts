import type { Happening } from '../../server/complaints/complaint'
import { markWords } from '../../server/complaints/markWords'
import { namesOf } from '../../server/complaints/naming'
import {
  acceptanceFor,
  deedThatAccepts,
  proposalOf,
  suggestionOf,
  suggestionRow,
  surenessOf,
} from '../../server/complaints/proposal'
import { referenceUnits } from '../../server/seed/referenceData'
import { aComplaint, anOfficer, type Told } from '../support/aComplaint'

const units = referenceUnits()
const names = namesOf(units, [])
const coordinator = anOfficer('coordinator', 'diskominfo')

const routed = (unit: string, confidence = 0.8, more: object = {}): Told =>
  ({
    type: 'routed',
    ranked: [
      { unit, confidence, because: ['lampu?', 'jalan'] },
      { unit: 'dpupr', confidence: 0.1 },
    ],
    decision: 'triage',
    why: 'Mungkin.',
    ...more,
  }) as Happening
const arrival = (...happenings: Told[]) => aComplaint({ happenings })
const acceptance = (complaint: ReturnType<typeof aComplaint>, officer = coordinator) =>
  acceptanceFor(officer, complaint, proposalOf(complaint, names.unitKind))

test.each([
  ['a unit of the regency is given the case', routed('dishub'), 'assign'],
  ['an authority outside is passed the case, with words', routed('outside:pln'), 'forward'],
  [
    'abuse of authority goes to the Inspektorat, whichever unit is named',
    routed('dishub', 0.8, { oversight: true }),
    'oversight',
  ],
  ['the Inspektorat named, by a routing that said no more', routed('inspektorat'), 'oversight'],
  ['the Inspektorat named, but not for abuse of authority', routed('inspektorat', 0.8, { oversight: false }), 'assign'],
])('how a proposal is accepted: %s', (_rule, happening, accept) => {
  expect(acceptance(arrival(happening))).toBe(accept)
})

test.each([
  ['before it was routed', arrival()],
  ['where routing had no idea', arrival(routed('dishub', 0))],
  ['when a unit has the case', arrival(routed('dishub'), { type: 'verified' }, { type: 'assigned', unit: 'dishub' })],
  [
    'when a unit gave it back',
    arrival(
      routed('dishub'),
      { type: 'verified' },
      { type: 'assigned', unit: 'dishub' },
      { type: 'returned', unit: 'dishub', to: 'dpupr', reason: 'Bukan.' },
    ),
  ],
  ['when it is over', arrival(routed('dishub'), { type: 'archived', reason: 'spam', note: '' })],
])('nothing can be accepted %s', (_when, complaint) => {
  expect(acceptance(complaint)).toBeNull()
  expect(suggestionRow(complaint, coordinator, names)).toBeNull()
})

test('only who may assign accepts', () => {
  for (const role of ['supervisor', 'liaison', 'head', 'inspector', 'admin'] as const)
    expect([role, acceptance(arrival(routed('dishub')), anOfficer(role, 'dishub'))]).toEqual([role, null])
})

test('the deed that accepts: classified as it came, in the class of oversight', () => {
  const complaint = arrival(routed('inspektorat'))
  const { kind, category, title } = complaint
  const expected = { kind, class: 'oversight', category, title, oversightUnit: 'inspektorat' }
  const proposal = { unit: 'inspektorat', confidence: 0.8, accept: 'oversight' } as const
  expect(deedThatAccepts(complaint, proposal, units)).toEqual({ deed: 'verify', ...expected })
  const verified = arrival(routed('inspektorat'), { type: 'verified' })
  expect(deedThatAccepts(verified, proposal, units)).toEqual({ deed: 'classify', ...expected })
  expect(() => deedThatAccepts(complaint, proposal, [])).toThrow(expect.objectContaining({ code: 'inspectorateMissing' }))
  expect(deedThatAccepts(complaint, { ...proposal, accept: 'forward' }, units)).toBeNull()
  expect(deedThatAccepts(complaint, { unit: 'dishub', confidence: 1, accept: 'assign' }, [])).toEqual({
    deed: 'assign',
    unit: 'dishub',
  })
})

test('what the coordinator reads: words without marks of the register, and a kind only where it is another', () => {
  const note = suggestionOf(
    arrival(routed('dishub', 0.8, { kind: 'informasi', second: 'dlh', oversight: false })),
    coordinator,
    names,
  )
  expect(note).toMatchObject({
    because: ['lampu', 'jalan'],
    sureness: 'likely',
    kind: 'informasi',
    second: { id: 'dlh' },
    oversight: false,
    accept: 'assign',
  })
  expect(suggestionOf(arrival(routed('dishub', 0.8, { kind: 'pengaduan' })), coordinator, names)).toMatchObject({
    kind: null,
    second: null,
  })
  expect(suggestionOf(arrival(), coordinator, names)).toBeNull()
})

test('beside the first stand only units worth a look, whether it is one of the regency, and what the reporter chose instead', () => {
  const ranked = [
    { unit: 'outside:pln', confidence: 0.01 },
    { unit: 'dishub', confidence: 0.02 },
    { unit: 'dlh', confidence: 0.019 },
  ]
  const chose = (chosenUnit: string | null) =>
    suggestionOf(
      aComplaint({ happenings: [routed('outside:pln', 0.01, { ranked })], filing: { chosenUnit } }),
      coordinator,
      names,
    )
  expect(chose(null)).toMatchObject({
    ranked: [{ unit: { id: 'outside:pln' } }, { unit: { id: 'dishub' } }],
    outside: true,
    chosen: null,
  })
  expect(chose('dlh')).toMatchObject({ chosen: { id: 'dlh' } })
  expect(chose('outside:pln')).toMatchObject({ chosen: null })
  expect(suggestionOf(arrival(routed('dishub')), coordinator, names)).toMatchObject({ outside: false })
})

test('the words that decided leave out what is hidden of the text', () => {
  const because = ['lampu jalan mati', 'Warung Biru', 'gelap', 'Dedi']
  const told = (...more: Told[]) => {
    const filing = { text: 'Di dekat warung biru gelap, kata Pak Dedi', name: 'Dedi Contoh' }
    const ranked = [{ unit: 'dishub', confidence: 0.8, because }]
    return suggestionOf(aComplaint({ filing, happenings: [routed('dishub', 0.8, { ranked }), ...more] }), coordinator, names)!
      .because
  }
  expect(told()).toEqual(['lampu jalan mati', 'Warung Biru', 'gelap'])
  const hides = { type: 'hidden', words: 'dekat warung biru', by: 'koordinator' } as Told
  expect(told(hides)).toEqual(['lampu jalan mati', 'gelap'])
  expect(told(hides, { ...hides, type: 'unhidden', reason: 'Nama tempat.' } as Told)).toContain('Warung Biru')
})

test('what routing is in doubt about is shown in the list and accepted only where it has been read', () => {
  expect(suggestionRow(arrival(routed('dishub', 0.6)), coordinator, names)).toMatchObject({ accept: 'assign' })
  expect(suggestionRow(arrival(routed('dishub', 0.59)), coordinator, names)).toMatchObject({ accept: null, confidence: 0.59 })
  expect(acceptance(arrival(routed('dishub', 0.59)))).toBe('assign')
})

test.each([
  [1, 'sure'],
  [0.9, 'sure'],
  [0.89, 'likely'],
  [0.6, 'likely'],
  [0.59, 'unsure'],
  [0.3, 'unsure'],
  [0.29, 'guess'],
])('a confidence of %d is said as %s', (confidence, word) => {
  expect(surenessOf(confidence)).toBe(word)
})

const said = (text: string, ...words: string[]) =>
  markWords(text, words)
    .map((part) => (part.on ? `[${part.text}]` : part.text))
    .join('')
test.each([
  ['as whole words, in whatever case', said('Lampu jalan mati, lampunya rusak', 'lampu'), '[Lampu] jalan mati, lampunya rusak'],
  ['a phrase over the end of a line', said('lampu\njalan mati', 'lampu jalan'), '[lampu\njalan] mati'],
  ['the longer one of two', said('lampu jalan', 'lampu', 'lampu jalan'), '[lampu jalan]'],
  ['what would be a pattern, as it stands', said('a.b (c) axb', 'a.b', '(c)'), '[a.b] [(c)] axb'],
  ['nothing, without words', said('lampu', '', ' '), 'lampu'],
])('words are marked: %s', (_rule, found, expected) => {
  expect(found).toBe(expected)
})

test('marking takes away nothing, and no time', () => {
  const text = 'a '.repeat(50_000) + 'lampu'
  const parts = markWords(text, ['a a a a a a b', 'lampu'])
  expect(parts.map((part) => part.text).join('')).toBe(text)
  expect(parts.at(-1)).toEqual({ text: 'lampu', on: true })
})
