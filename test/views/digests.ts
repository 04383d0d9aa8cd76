import type { DailyMail, WatchMail, WeeklyMail } from '../../server/digests/mails'
import type { WatchesPage, WatchRow } from '../../server/digests/pages'
import { watchable } from '../../server/digests/watch'
import { at, markup, units } from './parts'

const row: WatchRow = {
  id: '1f',
  indicator: 'onTime.unit',
  unitOfMeasure: 'share',
  unit: `Dinas PUPR ${markup}`,
  side: 'below',
  value: 0.8,
  window: 'month',
  state: 'fired',
  last: { value: 0.774, n: 62 },
  evaluatedOn: '2026-11-24',
  firedOn: '2026-11-24',
  unseen: true,
  few: false,
  counted: true,
  href: '/ringkasan/daftar?indicator=onTime.unit&unit=dpupr',
}
const page: WatchesPage = {
  rows: [
    row,
    { ...row, id: '2f', indicator: 'p90.resolution', unitOfMeasure: 'days', unit: null, side: 'above', value: 14, window: 'quarter', state: 'calm', last: { value: 11, n: 240 }, firedOn: null, unseen: false },
    { ...row, id: '3f', indicator: 'rating', unitOfMeasure: 'mean', value: 3, state: 'waiting', last: { value: 2.5, n: 4 }, few: true, firedOn: null, unseen: false },
    { ...row, id: '4f', indicator: 'overdue', unitOfMeasure: 'count', counted: false, side: 'above', value: 1, state: 'lost', last: null, unseen: false },
    { ...row, id: '5f', indicator: 'backlog.all', unitOfMeasure: 'count', counted: false, side: 'above', value: 100, state: 'waiting', last: null, evaluatedOn: null, firedOn: null, unseen: false },
  ],
  most: 20,
  indicators: watchable,
  units,
  everything: true,
  letters: [
    { id: 'weekly', on: true },
    { id: 'watch', on: false },
  ],
  done: null,
  undo: null,
  values: { indicator: '', unit: '', side: 'below', value: '', window: 'month' },
  errors: {},
  details: {},
}

export const digestSamples = {
  'digests/watches': {
    first: page,
    empty: { ...page, rows: [], everything: false, letters: [{ id: 'daily', on: true }], values: { ...page.values, indicator: 'onTime.unit', unit: 'dpupr' } },
    removed: { ...page, done: 'removed', undo: '9f' },
    added: { ...page, done: 'added' },
    full: { ...page, rows: Array.from({ length: 20 }, (_, i) => ({ ...row, id: String(i), unseen: false })), done: 'back' },
    wrong: {
      ...page,
      values: { indicator: '', unit: 'x', side: '', value: markup, window: '' },
      errors: { indicator: 'watchIndicatorMissing', unit: 'watchUnitUnknown', side: 'watchSideMissing', value: 'watchValueInvalid', window: 'watchWindowMissing' },
    },
  },
} satisfies { 'digests/watches': Record<string, WatchesPage> }

const share = { share: 0.774, part: 48, n: 62, low: 0.656, high: 0.86 }
const weekly: WeeklyMail = {
  from: '2026-11-16',
  to: '2026-11-22',
  received: 1043,
  answered: 51,
  closed: 44,
  onTime: { ...share, share: 0.86 },
  overdue: 7,
  overdueLink: 'https://aduan.example/ringkasan/daftar?indicator=overdue&from=2026-11-23&to=2026-11-23',
  target: 0.95,
  judged: 4,
  below: [{ unit: 'DPUPR', ...share }],
  changes: [
    { unit: 'DPUPR', before: { ...share, share: 0.91 }, after: share, sure: true },
    { unit: 'Dishub', before: share, after: { ...share, share: 0.8 }, sure: false },
  ],
  improvements: 2,
  improvementsLink: 'https://aduan.example/perbaikan',
  link: 'https://aduan.example/ringkasan?from=2026-11-16&to=2026-11-22',
  settings: 'https://aduan.example/pantauan',
}
const daily: DailyMail = {
  date: '2026-11-24',
  unit: 'Dinas PUPR',
  sections: [
    { id: 'late', date: null, isTomorrow: false, rows: [{ number: '002317/ADU/2026', unit: 'DPUPR', dues: [{ what: 'unit', at: at('2026-11-20T16:30') }] }], more: true },
    {
      id: 'today',
      date: '2026-11-24',
      isTomorrow: false,
      rows: [
        { number: '002318/ADU/2026', unit: null, dues: [{ what: 'followUp', at: at('2026-11-24T16:00') }, { what: 'unit', at: at('2026-11-24T16:00') }] },
        { number: '002319/ADU/2026', unit: 'DPUPR', dues: [{ what: 'silence', at: at('2026-11-24T16:00') }] },
      ],
      more: false,
    },
    { id: 'next', date: '2026-11-25', isTomorrow: true, rows: [{ number: '002320/ADU/2026', unit: 'DPUPR', dues: [{ what: 'lapse', at: at('2026-11-25T09:00') }] }], more: false },
  ],
  waiting: 3,
  waitingMore: false,
  link: 'https://aduan.example/meja/agenda',
  settings: 'https://aduan.example/pantauan',
}
const watch: WatchMail = {
  indicator: 'onTime.unit',
  unitOfMeasure: 'share',
  unit: 'DPUPR',
  side: 'below',
  value: 0.8,
  now: 0.774,
  n: 62,
  from: '2026-11-01',
  link: 'https://aduan.example/ringkasan/daftar?indicator=onTime.unit&unit=dpupr',
  settings: 'https://aduan.example/pantauan',
}

export const digestMails = {
  weekly: [weekly, { ...weekly, onTime: null, overdue: 0, target: null, below: [], changes: [], improvements: null }, { ...weekly, below: [], improvements: 0 }, { ...weekly, below: [], judged: 0, changes: [] }, { ...weekly, below: Array.from({ length: 12 }, () => weekly.below[0]!) }],
  daily: [daily, { ...daily, sections: daily.sections.slice(0, 1), waiting: 100, waitingMore: true }],
  watch: [watch, { ...watch, indicator: 'p90.unit', unitOfMeasure: 'days', unit: null, side: 'above', value: 14, now: 16 }, { ...watch, indicator: 'overdue', unitOfMeasure: 'count', side: 'above', value: 5, now: 7, n: 7, from: null }],
} satisfies { weekly: WeeklyMail[]; daily: DailyMail[]; watch: WatchMail[] }
