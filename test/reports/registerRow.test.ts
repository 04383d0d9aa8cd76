import { createTranslator } from '../../server/platform/i18n'
import { addFollowUp, noFollowUp, registerRow } from '../../server/reports/registerRow'
import { columnIds, registerWords, textOf } from '../../server/reports/registerTable'
import { aClock, at } from '../support/aComplaint'
import { answeredBy, aRegisteredCase, assignedTo, classifiedAs, october, personal } from './support'

const now = at('2026-11-10T10:00')
const cellsOf = registerWords(createTranslator('id'), {
  unitName: (id) => `Dinas ${id}`,
  placeName: (code) => `Kecamatan ${code}`,
})
const lineOf = (one: Parameters<typeof registerRow>[0]) => columnIds.map((id) => textOf(cellsOf(registerRow(one, now), id)))

describe('a row of the register', () => {
  test('tells what an officer summed up, and when what was done', () => {
    const stopped = {
      stoppedAt: at('2026-10-09T10:00'),
      verdict: 'onTime',
      verdictAt: at('2026-10-09T10:00'),
      open: false,
    } as const
    const clocks = [
      aClock({ clock: 'verification', startedAt: at('2026-10-05T09:00'), ...stopped, stoppedAt: at('2026-10-05T12:00') }),
      aClock({
        clock: 'resolution',
        startedAt: at('2026-10-05T09:00'),
        dueAt: at('2026-10-23T16:00'),
        elapsedDays: 4,
        ...stopped,
      }),
    ]
    const one = aRegisteredCase({
      happenings: [classifiedAs('Jalan berlubang'), assignedTo('dpupr'), answeredBy('dpupr'), { type: 'closed', by: 'reporter' }],
      clocks,
    })
    expect(lineOf(one)).toEqual([
      one.register,
      '2026-10-05 09:00',
      'Aplikasi ini',
      'Pengaduan',
      'Tidak berkadar pengawasan',
      expect.stringMatching(/jalan/i),
      'Jalan berlubang',
      'Kecamatan 36.04.01',
      'Dinas dpupr',
      'Dengan nama',
      '2026-10-05 12:00',
      '',
      '2026-10-23 16:00',
      '2026-10-09 10:00',
      '4',
      'tepat waktu',
      'Selesai',
      'Dikonfirmasi pelapor',
      expect.stringContaining('2026-10-05'),
      '0',
    ])
  })

  test('leaves out the words of the reporter where nobody has summed up, and words and place of what is secret', () => {
    const unread = aRegisteredCase({ happenings: [assignedTo('dpupr')] })
    const secret = aRegisteredCase({
      filing: { identity: 'confidential' },
      happenings: [classifiedAs('Rahasia'), assignedTo('dpupr')],
    })
    const oversight = aRegisteredCase({ happenings: [classifiedAs('Pungli', 'oversight'), assignedTo('inspektorat')] })
    expect(
      [unread, secret, oversight].map((one) => registerRow(one, now)).map(({ title, kecamatan }) => [title, kecamatan]),
    ).toEqual([
      [null, '36.04.01'],
      [null, null],
      [null, null],
    ])
  })

  test('never tells who the reporter is', () => {
    const all = october().map(lineOf).flat().join('\n')
    for (const word of personal) expect(all).not.toContain(word)
  })

  test('calls a running case late once it has fallen due', () => {
    const clocks = (dueAt: string) => [aClock({ clock: 'resolution', dueAt: at(dueAt) })]
    expect(registerRow(aRegisteredCase({ clocks: clocks('2026-11-09T16:00') }), now).verdict).toBe('late')
    expect(registerRow(aRegisteredCase({ clocks: clocks('2026-11-11T16:00') }), now).verdict).toBe('running')
    expect(registerRow(aRegisteredCase(), now).verdict).toBe('void')
  })
})

describe('the follow-up', () => {
  test('counts each case once, by the last word', () => {
    const sum = noFollowUp()
    for (const one of october()) addFollowUp(sum, registerRow(one, now))
    expect(sum).toEqual({ all: 10, none: 6, waiting: 1, confirmed: 1, silent: 1, reopened: 1, reopenedOnce: 1 })
  })

  test('of a case that was rebutted and answered again is that of its last answer, and still once rebutted', () => {
    const again = aRegisteredCase({
      happenings: [
        assignedTo('dpupr'),
        answeredBy('dpupr'),
        { type: 'reopened', reason: 'Belum', by: 'reporter' },
        answeredBy('dpupr'),
      ],
    })
    expect(registerRow(again, now)).toMatchObject({ outcome: 'waiting', reopened: 1 })
  })
})

test.each([
  ['an address', 'Tulis ke a.b@contoh.co.id ya', 'Tulis ke [surel disamarkan] ya'],
  ['a telephone number', 'Telepon 0812-9876-5432.', 'Telepon [nomor telepon disamarkan].'],
  ['an identity number', 'NIK 3604120107850003', 'NIK [NIK disamarkan]'],
  ['the name of the reporter', 'Rumah Wahyuningsih kebanjiran', 'Rumah [nama disamarkan] kebanjiran'],
  ['what was marked', 'Dekat warung biru di pasar kebanjiran', 'Dekat [disamarkan] di pasar kebanjiran'],
  ['no date and no money', 'Dimintai Rp150.000 pada 17-08-26', 'Dimintai Rp150.000 pada 17-08-26'],
])('a summary is shown without %s', (_, title, shown) => {
  const classified = {
    type: 'classified',
    by: 'sari',
    kind: 'pengaduan',
    class: 'nonOversight',
    category: 'lainnya',
    title,
  } as const
  const one = aRegisteredCase({
    filing: { name: 'Sri Wahyuningsih' },
    happenings: [classified, { type: 'hidden', words: 'warung biru' }],
  })
  expect(registerRow(one, now).title).toBe(shown)
})
