import type { MailName, Mails } from '../../server/complaints/mails'
import { at, pupr } from './parts'

const code = 'ADU-7K3M-9QXD-C'
const mine = { code, link: `https://aduan.example/lacak/${code}` }
const work = { code, register: '002317/ADU/2026', link: `https://aduan.example/meja/aduan/${code}`, unit: 'DPUPR' }

export const mailSamples: { [M in MailName]: Mails[M][] } = {
  acknowledgement: [
    { ...mine, unit: 'Diskominfo', receivedAt: at('2026-11-22T20:14'), verifyBy: at('2026-11-26T16:00'), answerBy: at('2026-12-11T16:30') },
    { ...mine, unit: 'Diskominfo', receivedAt: at('2026-11-22T20:14'), verifyBy: null, answerBy: null },
  ],
  question: [
    { ...mine, unit: pupr.name, replyBy: at('2026-12-27T10:20'), withdraws: false },
    { ...mine, unit: null, replyBy: at('2026-12-27T10:20'), withdraws: true },
  ],
  answered: [
    { ...mine, unit: pupr.name, onTime: true, confirmBy: at('2026-12-27T09:05') },
    { ...mine, unit: pupr.name, onTime: false, confirmBy: at('2026-12-27T09:05') },
  ],
  forwarded: [{ ...mine, to: 'Pemerintah Kota Serang' }],
  closed: [
    { ...mine, bySilence: true },
    { ...mine, bySilence: false },
  ],
  archived: [{ ...mine, reason: 'duplicate' }],
  withdrawn: [{ ...mine, askedAt: at('2026-11-27T10:20') }],
  replied: [work],
  reopened: [
    { ...work, answerBy: at('2026-12-28T16:00') },
    { ...work, answerBy: null },
  ],
  assigned: [
    { ...work, followUpBy: at('2026-12-01T16:00'), answerBy: at('2026-12-14T16:00') },
    { ...work, register: null, followUpBy: null, answerBy: null },
  ],
  returned: [{ ...work, to: 'Dinas Perhubungan' }],
  warning: [
    { ...work, clock: 'unit', dueAt: at('2026-12-28T16:00'), days: 3 },
    { ...work, clock: 'followUp', dueAt: at('2026-12-28T16:00'), days: 0 },
  ],
  overdue: [{ ...work, clock: 'followUp', dueAt: at('2026-12-01T16:00') }],
  extended: [
    { ...mine, unit: pupr.name, until: at('2026-12-18T16:30'), from: at('2026-12-11T16:30') },
    { ...mine, unit: null, until: at('2026-12-18T16:30'), from: at('2026-12-11T16:30') },
  ],
  extensionAsked: [{ ...work, days: 5 }],
  extensionGranted: [{ ...work, days: 1, until: at('2026-12-14T16:00'), dueAt: at('2026-12-11T16:30') }],
  extensionRefused: [
    { ...work, answerBy: at('2026-12-11T16:30') },
    { ...work, answerBy: null },
  ],
  reminder: [
    { ...work, clock: 'unit', dueAt: at('2026-12-14T16:00'), days: 1, theirs: true },
    { ...work, clock: 'verification', dueAt: at('2026-12-14T16:00'), days: 2, theirs: true, unit: 'Diskominfo' },
    { ...work, clock: 'followUp', dueAt: at('2026-12-14T16:00'), days: 2, theirs: false },
  ],
  escalation: [
    { ...work, clock: 'unit', dueAt: at('2026-12-14T16:00'), days: 5, theirs: false },
    { ...work, clock: 'resolution', dueAt: at('2026-12-14T16:00'), days: 1, theirs: true },
  ],
}
