import { explainable, toExplain } from '../../server/complaints/clockView'
import { aClock } from '../support/aComplaint'

const clocks = (['verification', 'resolution', 'followUp', 'unit'] as const).map((clock) => aClock({ clock }))
const before = clocks.slice(0, 2)

test('clocks are offered once each, what the unit is asked first', () => {
  expect(explainable({ clocks: [...clocks, aClock({ clock: 'unit' })] })).toEqual([
    'unit',
    'resolution',
    'followUp',
    'verification',
  ])
})

test.each([
  ['the one that was asked for', clocks, 'followUp', true, 'followUp'],
  ['the unit’s own, when it is theirs', clocks, null, true, 'unit'],
  ['the one that the reporter is told, to everybody else', clocks, null, false, 'resolution'],
  ['that one too when nobody holds the case', before, null, true, 'resolution'],
  ['the usual one when one is asked for that there is not', before, 'unit', false, 'resolution'],
  ['the usual one for a made-up name', clocks, '__proto__', false, 'resolution'],
  ['nothing where nothing is judged', [], null, true, null],
] as const)('explained is %s', (_, of, wanted, isMine, expected) => {
  expect(toExplain({ clocks: [...of] }, wanted, isMine)).toBe(expected)
})
