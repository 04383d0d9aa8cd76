import { mayAssess, mayReadSheet, mayReview } from '../../server/assessments/permissions'
import { type Role, roles } from '../../server/staff/officer'
import { anOfficer } from '../support/aComplaint'

const who = (test: (role: Role) => boolean): Role[] => roles.filter(test)
const of = (role: Role, unit = 'dpupr') => anOfficer(role, unit)

test('a sheet is read by its unit, by supervisor and coordinator, and by no administrator', () => {
  expect(who((role) => mayReadSheet(of(role), 'dpupr'))).toEqual(['coordinator', 'liaison', 'head', 'supervisor', 'inspector'])
  expect(who((role) => mayReadSheet(of(role, 'dishub'), 'dpupr'))).toEqual(['coordinator', 'supervisor'])
})

test('it is filled in by liaison and head, also for units below theirs, and by the inspectors at the Inspektorat', () => {
  expect(who((role) => mayAssess(of(role), 'dpupr'))).toEqual(['liaison', 'head', 'inspector'])
  expect(who((role) => mayAssess(of(role, 'dishub'), 'dpupr'))).toEqual([])
  expect(mayAssess(anOfficer('head', 'dinkes', { units: ['dinkes', 'pkm-pontang'] }), 'pkm-pontang')).toBe(true)
})

test('it is reviewed by a supervisor, or by another of those who could have filled it in', () => {
  const byOther = { by: 'somebody' }
  expect(who((role) => mayReview(of(role), 'dpupr', byOther))).toEqual(['liaison', 'head', 'supervisor', 'inspector'])
  expect(who((role) => mayReview(of(role, 'dishub'), 'dpupr', byOther))).toEqual(['supervisor'])
})

test('nobody reviews an own word', () => {
  expect(who((role) => mayReview(of(role), 'dpupr', { by: of(role).id }))).toEqual([])
})
