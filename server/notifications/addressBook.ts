import type { Complaint } from '../complaints/complaint'
import { disclosure } from '../complaints/permissions'
import { localDate } from '../platform/localDate'
import type { Role } from '../staff/officer'
import type { StaffService } from '../staff/service'
import type { UnitService } from '../units/service'
import { unitsAbove } from '../units/unitTree'
import type { Recipient } from './notice'

type Needs = {
  staff: Pick<StaffService, 'holdersOf' | 'officerById' | 'unitsWith'>
  units: Pick<UnitService, 'list'>
  coordinatorUnit: string
}

/**
 * The addresses to write to, as of now. A vacant post's mail goes to the same post of the unit above, at last to the coordinator. Nobody is written
 * to about a complaint that they may not open, such as an oversight complaint about their own unit; nor is the officer `except`.
 */
export function createAddressBook({ staff, units, coordinatorUnit }: Needs) {
  async function holders(unit: string, role: Role, complaint: Complaint, now: Date, except?: string): Promise<string[]> {
    const contacts = (await staff.holdersOf(unit, role, localDate(now))).filter(({ id }) => id !== except)
    const may = await Promise.all(
      contacts.map(async ({ id }) => {
        const officer = await staff.officerById(id)
        return officer !== null && disclosure(officer, complaint) === 'full'
      }),
    )
    return contacts.filter((_, i) => may[i]).map(({ email }) => email)
  }

  async function climb(unit: string, role: Role, complaint: Complaint, now: Date, except?: string): Promise<string[]> {
    const register = await units.list()
    for (const id of unitsAbove(register, unit)) {
      // The Inspektorat's cases are worked on by its inspectors.
      const inspectors = role !== 'supervisor' && register.some(({ _id, kind }) => _id === id && kind === 'inspektorat')
      const found = await holders(id, inspectors ? 'inspector' : role, complaint, now, except)
      if (found.length > 0) return found
    }
    return []
  }

  return async function addressesOf(recipient: Recipient, complaint: Complaint, now: Date, except?: string): Promise<string[]> {
    if (recipient === 'reporter') return complaint.filing.email ? [complaint.filing.email] : []
    const [role, unit] = recipient.split(':') as [Role, string | undefined]
    const posts = role === 'supervisor' ? await staff.unitsWith(role) : unit ? [unit] : []
    const found = new Set((await Promise.all(posts.map((id) => climb(id, role, complaint, now, except)))).flat())
    return found.size > 0 ? [...found] : holders(coordinatorUnit, 'coordinator', complaint, now, except)
  }
}
