import type { Officer, Role } from '../staff/officer'

const readers: readonly Role[] = ['coordinator', 'supervisor', 'admin']

/** Who routes, who supervises and who keeps the system reads how well routing does; numbers only, of no single case. */
export const mayReadRouting = ({ role }: Officer): boolean => readers.includes(role)

/** The cases behind a number are for those who read cases: not for the administrator of the system. */
export const mayListMistakes = ({ role }: Officer): boolean => readers.includes(role) && role !== 'admin'
