import { namesOf } from '../../server/complaints/naming'
import { pauseNotes } from '../../server/complaints/pauseNote'
import type { PauseNote } from '../../server/complaints/pages'
import type { Pause } from '../../server/sla/pause'
import { aComplaint, at, type Told } from '../support/aComplaint'

const names = namesOf([], [], { siti: 'Siti' })
const assigned: Told[] = [{ type: 'verified' }, { type: 'assigned', unit: 'dpupr' }]
const ask = (when: string, text: string): Told => ({
  type: 'asked',
  unit: 'dpupr',
  text,
  at: when,
  by: 'siti',
  post: 'Penghubung',
})
const answer = (when: string): Told => ({
  type: 'answered',
  unit: 'dpupr',
  text: 'Sudah.',
  files: [],
  evidence: false,
  at: when,
  by: 'siti',
})
const pause = (reason: Pause['reason'], from: string, to: string | null): Pause => ({
  reason,
  from: at(from),
  to: to === null ? null : at(to),
  days: 2,
})
const note = (happenings: Told[], one: Pause): PauseNote =>
  pauseNotes(aComplaint({ happenings: [...assigned, ...happenings] }), [one], names)[0]!

const monday = '2026-11-30T10:00'
const friday = '2026-12-04T10:00'

describe('a pause as people are told it', () => {
  test('names who asked, and what, in their words', () => {
    expect(note([ask(monday, 'Yang mana?')], pause('question', monday, null))).toEqual({
      ...pause('question', monday, null),
      unit: 'dpupr',
      by: { kind: 'officer', name: 'Siti', title: 'Penghubung' },
      questions: ['Yang mana?'],
      end: null,
    })
  })

  test('holds all questions that were open together, and none of another pause', () => {
    const happenings = [ask('2026-11-26T10:00', 'Lama?'), { type: 'replied', text: 'Ya', at: '2026-11-27T10:00' } as Told]
    const more = [ask(monday, 'Satu?'), ask('2026-12-01T10:00', 'Dua?'), { type: 'replied', text: 'Itu', at: friday } as Told]
    expect(note([...happenings, ...more], pause('question', monday, friday)).questions).toEqual(['Satu?', 'Dua?'])
  })

  test.each<[string, Told[], Pause, PauseNote['end']]>([
    ['the reply', [ask(monday, '?'), { type: 'replied', text: 'Ini', at: friday }], pause('question', monday, friday), 'replied'],
    ['an answer without a reply', [ask(monday, '?'), answer(friday)], pause('question', monday, friday), 'answered'],
    ['nothing: it lapsed', [ask(monday, '?')], pause('question', monday, '2026-12-30T10:00'), 'lapsed'],
    [
      'the end of the complaint',
      [ask(monday, '?'), { type: 'withdrawn', reason: '', at: friday }],
      pause('question', monday, friday),
      'ended',
    ],
    [
      'the end of the holding, for the clock of the unit',
      [ask(monday, '?'), { type: 'returned', unit: 'dpupr', to: 'dlh', reason: 'Bukan kami', at: friday }],
      pause('question', monday, friday),
      'ended',
    ],
    [
      'the reopening',
      [answer(monday), { type: 'reopened', reason: 'Belum', at: friday }],
      pause('answer', monday, friday),
      'reopened',
    ],
  ])('is ended by %s', (_, happenings, one, wanted) => {
    expect(note(happenings, one).end).toBe(wanted)
  })

  test('after an answer names who gave it, and no question', () => {
    const happenings: Told[] = [ask('2026-11-27T10:00', '?'), answer(monday), { type: 'reopened', reason: 'Belum', at: friday }]
    expect(note(happenings, pause('answer', monday, friday))).toMatchObject({
      unit: 'dpupr',
      by: { name: 'Siti' },
      questions: [],
    })
  })
})
