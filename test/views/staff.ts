import type { ErrorPage } from '../../server/platform/views'
import type { AccountPage, ResumePage, ShortcutsPage, SignInPage } from '../../server/staff/pages'
import { at, markup } from './parts'

const signIn: SignInPage = { username: '', next: '', error: null, lockedUntil: null, kept: null }
const kept = {
  action: '/meja/aduan/ADU-7K3M-9QXD-C/answer',
  fields: [
    { name: 'version', value: '8' },
    { name: 'text', value: `Sudah kami tambal. ${markup}` },
  ],
}
const account: AccountPage = { errors: {}, details: {}, username: 'penghubung.dpupr', mustChange: false, changed: true }
const error: ErrorPage = { code: 'notNow', details: {}, requestId: 'b6e0c1f2', text: null, back: '/' }

export const staffSamples = {
  'staff/signIn': {
    first: signIn,
    wrong: { ...signIn, username: markup, error: 'signInFailed' },
    locked: { ...signIn, username: 'rina', error: 'signInLocked', lockedUntil: at('2026-12-17T09:20') },
    tooMany: { ...signIn, error: 'signInTooMany' },
    signedOut: { ...signIn, error: 'signedOut', kept },
  },
  'staff/resume': { one: { kept, back: '/meja' } },
  'staff/account': {
    changed: account,
    wrong: { ...account, changed: false, mustChange: true, errors: { current: 'passwordWrong', password: 'passwordTooShort', again: 'passwordsDiffer' } },
  },
  'staff/shortcuts': { on: { on: true, changed: false }, off: { on: false, changed: true } },
  'errors/notFound': { page: { ...error, code: 'pageMissing' }, complaint: { ...error, code: 'complaintUnknown' } },
  'errors/forbidden': { one: { ...error, code: 'deedForbidden', back: '/meja' } },
  'errors/conflict': { one: { ...error, text: `Tulisan saya ${markup}` } },
  'errors/invalid': { one: { ...error, code: 'requestTooLarge' } },
  'errors/tooOften': { one: { ...error, code: 'tooManyTries', details: { count: 1, retryAfter: 12 } }, many: { ...error, code: 'codesTriedTooOften', details: { count: 9, retryAfter: 540 } } },
  'errors/broken': { one: { ...error, code: 'broken' } },
  'errors/unavailable': { one: { ...error, code: 'unavailable', text: `Tulisan saya ${markup}` } },
} satisfies {
  'staff/signIn': Record<string, SignInPage>
  'staff/resume': Record<string, ResumePage>
  'staff/account': Record<string, AccountPage>
  'staff/shortcuts': Record<string, ShortcutsPage>
  [error: `errors/${string}`]: Record<string, ErrorPage>
}
