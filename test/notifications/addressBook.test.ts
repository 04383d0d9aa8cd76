import { createAddressBook } from '../../server/notifications/addressBook'
import type { Recipient } from '../../server/notifications/notice'
import type { Unit } from '../../server/units/unit'
import { aComplaint, anOfficer, at } from '../support/aComplaint'

const officers = [anOfficer('head', 'dpupr'), anOfficer('liaison', 'dpupr'), anOfficer('coordinator', 'diskominfo')]
const units = ['dpupr', 'diskominfo'].map((_id) => ({ _id, parent: null, kind: 'dinas' }) as Unit)
const staff = {
  unitsWith: async () => [],
  holdersOf: async (unit: string, role: string) =>
    officers
      .filter((one) => one.unit === unit && one.role === role)
      .map(({ id, name }) => ({ id, name, email: `${id}@serangkab.invalid` })),
  officerById: async (id: string) => officers.find((one) => one.id === id) ?? null,
}
const addressesOf = createAddressBook({ staff, units: { list: async () => units }, coordinatorUnit: 'diskominfo' })
const complaint = aComplaint({ happenings: [{ type: 'assigned', unit: 'dpupr' }] })

test.each<[rule: string, recipient: Recipient, asker: string | undefined, addresses: string[]]>([
  ['the head of the unit is asked what the liaison asks for', 'head:dpupr', 'liaison.dpupr', ['head.dpupr@serangkab.invalid']],
  ['what the head asks for goes to the coordinator', 'head:dpupr', 'head.dpupr', ['coordinator.diskominfo@serangkab.invalid']],
  ['who is not named is not left out', 'head:dpupr', undefined, ['head.dpupr@serangkab.invalid']],
])('nobody is asked to grant their own request: %s', async (_, recipient, asker, addresses) => {
  expect(await addressesOf(recipient, complaint, at('2026-12-01T09:00'), asker)).toEqual(addresses)
})
