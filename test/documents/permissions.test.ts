import { mayAnnul, mayCoach, mayKeep, mayRead } from '../../server/documents/permissions'
import { mayEnterSurveys, mayReadSurveys } from '../../server/surveys/permissions'
import type { Officer, Role } from '../../server/staff/officer'

const officer = (role: Role, units: string[]): Officer => ({
  id: `${role}-1`,
  name: 'Sari',
  post: 'p',
  title: 'Jabatan',
  role,
  unit: units[0]!,
  units,
})
const cases: [who: Officer, unit: string, read: boolean, keep: boolean, coach: boolean][] = [
  [officer('liaison', ['dinkes', 'puskesmas-pontang']), 'puskesmas-pontang', true, true, false],
  [officer('liaison', ['dinkes']), 'dpupr', false, false, false],
  [officer('head', ['dinkes', 'puskesmas-pontang']), 'puskesmas-pontang', true, true, true],
  [officer('head', ['dinkes']), 'dpupr', false, false, false],
  [officer('supervisor', ['bagian-organisasi']), 'dpupr', true, false, true],
  [officer('supervisor', ['bagian-organisasi']), 'bagian-organisasi', true, false, true],
  [officer('coordinator', ['diskominfo']), 'dpupr', true, false, true],
  [officer('inspector', ['inspektorat']), 'inspektorat', true, true, true],
  [officer('inspector', ['inspektorat']), 'dpupr', false, false, false],
  [officer('admin', ['diskominfo']), 'diskominfo', false, false, false],
]

test.each(cases.map(([who, unit, ...may]) => [who.role, unit, who, may] as const))(
  '%s and the documents of %s',
  (_, unit, who, may) => {
    expect([mayRead(who, unit), mayKeep(who, unit), mayCoach(who, unit)]).toEqual(may)
    expect([mayReadSurveys(who, unit), mayEnterSurveys(who, unit)]).toEqual(may.slice(0, 2))
  },
)

test('an entry is annulled by who wrote it, or by a supervisor', () => {
  const head = officer('head', ['dpupr'])
  const entry = { unit: 'dpupr', by: head.id }
  expect(mayAnnul(head, entry)).toBe(true)
  expect(mayAnnul({ ...head, id: 'another' }, entry)).toBe(false)
  expect(mayAnnul({ ...head, role: 'liaison' }, entry)).toBe(false)
  expect(mayAnnul(officer('supervisor', []), entry)).toBe(true)
  expect(mayAnnul(officer('coordinator', []), entry)).toBe(false)
})
