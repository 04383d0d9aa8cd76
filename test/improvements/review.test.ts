import { haveMoved, isOver, lastOver, type Minutes, printOf, readMonth, reviewStateOf } from '../../server/improvements/review'
import { at } from '../support/aComplaint'

const figure = (numerator: number) => ({ numerator, denominator: 20, value: numerator / 20 })
const minutes = (onTime: number, overdue: number): Minutes => ({
  unit: 'dpupr',
  month: '2026-10',
  numbers: [
    { id: 'onTime.unit', figure: figure(onTime) },
    { id: 'overdue', figure: figure(overdue) },
  ],
  themes: [],
  improvements: [],
})
const words = { notes: 'a', agreed: 'b' }

describe('minutes', () => {
  test('have another fingerprint with another number, note or agreement', () => {
    const prints = [
      printOf(minutes(15, 1), words),
      printOf(minutes(16, 1), words),
      printOf(minutes(15, 1), { ...words, notes: 'c' }),
      printOf(minutes(15, 1), { ...words, agreed: 'c' }),
    ]
    expect(new Set(prints).size).toBe(4)
    expect(printOf(minutes(15, 1), words)).toBe(prints[0])
  })

  test('have moved when a number of the month is another, not when other cases are overdue by now', () => {
    expect(haveMoved(minutes(15, 1), minutes(15, 1))).toBe(false)
    expect(haveMoved(minutes(15, 1), minutes(15, 9))).toBe(false)
    expect(haveMoved(minutes(15, 1), minutes(16, 1))).toBe(true)
  })
})

test('a month is over on the day after its last, and read only as a month', () => {
  expect([isOver('2026-10', '2026-10-31'), isOver('2026-10', '2026-11-01'), lastOver('2026-01-15')]).toEqual([
    false,
    true,
    '2025-12',
  ])
  expect(['2026-10', '2026-13', '2026-1', 'x'].map(readMonth)).toEqual(['2026-10', null, null, null])
})

test('a review is not begun, written, signed, then seen', () => {
  const mark = { at: at('2026-11-05T10:00'), by: 'x', post: 'y' }
  const signed = { ...mark, print: 'p', minutes: minutes(1, 1) }
  expect([null, { signed: null, seen: null }, { signed, seen: null }, { signed, seen: mark }].map(reviewStateOf)).toEqual([
    'none',
    'draft',
    'signed',
    'seen',
  ])
})
