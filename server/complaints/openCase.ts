import type { DueMove } from '../sla/change'
import type { Complaint } from './complaint'

/** What is read of many open cases at once: enough to judge them, and to know who may see that they exist. Nothing that anybody wrote. */
export type OpenCase = Pick<
  Complaint,
  | '_id'
  | 'state'
  | 'unit'
  | 'holders'
  | 'kind'
  | 'class'
  | 'category'
  | 'oversight'
  | 'register'
  | 'receivedAt'
  | 'dueAt'
  | 'clocks'
> & {
  filing: Pick<Complaint['filing'], 'identity' | 'chosenUnit'>
  history: { at: Date; type: string; unit?: string; days?: number; moves?: DueMove[] }[]
}

export const openFields = {
  state: 1,
  unit: 1,
  holders: 1,
  kind: 1,
  class: 1,
  category: 1,
  oversight: 1,
  register: 1,
  receivedAt: 1,
  dueAt: 1,
  clocks: 1,
  'filing.identity': 1,
  'filing.chosenUnit': 1,
  'history.at': 1,
  'history.type': 1,
  'history.unit': 1,
  'history.days': 1,
  'history.moves': 1,
} as const
