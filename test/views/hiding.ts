import type { HiddenPage, OriginalPage, OwnHiddenPage } from '../../server/complaints/hiding'
import { at, markup } from './parts'

const hidden: HiddenPage = {
  code: 'ADU-7K3M-9QXD-2C',
  register: '002214/ADU/2026',
  title: `Jalan berlubang di Kadikaran ${markup}`,
  text: `Saya [nama disamarkan], NIK [NIK disamarkan]. Jalan di depan [disamarkan] berlubang. Hubungi [nomor telepon disamarkan]. ${markup}`,
  placeDetail: `Depan [disamarkan] ${markup}`,
  mayHide: true,
  marks: [
    {
      seq: 4,
      words: `warung biru milik tetangga ${markup}`,
      at: at('2026-11-24T09:12'),
      by: { kind: 'officer', name: `Dedi ${markup}`, title: 'Penghubung DPUPR' },
    },
    { seq: 6, words: 'pertigaan pasar', at: at('2026-11-25T10:00'), by: { kind: 'officer', name: null, title: 'Koordinator' } },
  ],
  done: null,
  values: { why: '', words: '', reason4: '', reason6: '' },
  errors: {},
}
const original: OriginalPage = {
  code: hidden.code,
  register: hidden.register,
  title: hidden.title,
  reason: `Mencari rumah pelapor. ${markup}`,
  text: `Saya Siti, NIK 3604012345678901. ${markup}`,
  placeDetail: 'Depan warung biru',
  history: [
    {
      type: 'replied',
      at: at('2026-12-10T07:50'),
      by: { kind: 'reporter', name: null, title: null },
      text: `Hubungi 0812 3456 7890. ${markup}`,
      open: true,
      unit: null,
      to: null,
      role: null,
      reason: null,
      rating: null,
      clock: null,
      days: null,
      moves: [],
      files: [],
    },
  ],
}

const own: OwnHiddenPage = {
  code: hidden.code,
  key: 'KT5W-2HPE-8RNX',
  texts: [hidden.text, `Depan [disamarkan] ${markup}`],
  marks: [{ words: `warung biru milik tetangga ${markup}`, at: at('2026-11-24T09:12') }],
  left: 29,
  done: true,
  values: { words: '' },
  errors: {},
}

export const hidingSamples = {
  'citizen/hidden': {
    marked: own,
    first: { ...own, marks: [], left: 30, done: false } satisfies OwnHiddenPage,
    nowhere: { ...own, done: false, errors: { words: 'wordsNotYours' }, values: { words: `Warung ${markup}` } } satisfies OwnHiddenPage,
    full: { ...own, left: 0, done: false } satisfies OwnHiddenPage,
  },
  'desk/hidden': {
    marked: hidden,
    hid: { ...hidden, done: 'hide' } satisfies HiddenPage,
    tookBack: { ...hidden, marks: [], done: 'unhide' } satisfies HiddenPage,
    reader: { ...hidden, mayHide: false, marks: [], placeDetail: '' } satisfies HiddenPage,
    noReason: { ...hidden, errors: { why: 'originalReasonMissing' }, values: { ...hidden.values, why: markup } } satisfies HiddenPage,
    nowhere: { ...hidden, errors: { words: 'wordsNowhere' }, values: { ...hidden.values, words: `Warung ${markup}` } } satisfies HiddenPage,
    noReasonToTakeBack: { ...hidden, errors: { reason4: 'unhideReasonMissing' }, values: { ...hidden.values, reason4: 'x' } } satisfies HiddenPage,
  },
  'desk/original': { read: original, bare: { ...original, placeDetail: '', history: [] } satisfies OriginalPage },
}
