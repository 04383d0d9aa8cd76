import mongoose from 'mongoose'
import type { Complaint } from '../../server/complaints/complaint'
import { factSets } from '../../server/indicators/store'
import { localDate } from '../../server/platform/localDate'
import { ComplaintModel } from '../../server/complaints/store'
import { aComplaint, at } from '../support/aComplaint'

export type Answered = {
  category?: Complaint['category']
  unit?: string
  kecamatan?: string
  received: string
  answered: string | null
  text?: string
  confidential?: boolean
  oversight?: boolean
}

let made = 0

/** Complaints received and answered on these local dates, with the facts that are kept of them. */
export async function keep(all: Answered[]): Promise<string[]> {
  const rows = all.map(({ category = 'jalan', unit = 'dpupr', kecamatan = '36.04.01', oversight = false, ...one }) => {
    made += 1
    const code = `ADU-T-${String(made).padStart(4, '0')}`
    const about = {
      code,
      unit,
      category,
      kecamatan,
      oversight,
      kind: 'pengaduan',
      class: oversight ? 'oversight' : 'nonOversight',
    }
    const identity = one.confidential ? ('confidential' as const) : ('named' as const)
    const complaint = aComplaint({
      _id: code,
      request: code,
      filing: { kecamatan, identity, ...(one.text && { text: one.text }) },
      unit,
      holders: [unit],
      category,
      oversight,
      title: `Judul ${code}`,
      receivedAt: at(`${one.received}T09:00`),
    })
    const kept = { version: 1, counted: true, openFrom: null, late: false, stays: [], confidential: identity === 'confidential' }
    return {
      complaint,
      row: { _id: code, ...about, ...kept, receivedAt: complaint.receivedAt, answeredOn: one.answered },
      fact: { _id: `${code}:receipt:0`, of: 'receipt', on: localDate(complaint.receivedAt), ...about },
    }
  })
  await ComplaintModel.collection.insertMany(rows.map(({ complaint }) => complaint) as never)
  await factSets.a.cases.collection.insertMany(rows.map(({ row }) => row) as never)
  await factSets.a.facts.collection.insertMany(rows.map(({ fact }) => fact) as never)
  await projected()
  return rows.map(({ complaint }) => complaint._id)
}

/** Empties what these tests fill. */
export async function forgetThemes(): Promise<void> {
  const names = ['complaints', 'improvements', 'reviews', 'mailings', 'audit', 'indicatorCases.a', 'indicatorFacts.a']
  for (const name of names) await mongoose.connection.collection(name).deleteMany({})
  await projected()
}

/** Tells, as a projection does, that facts have changed. */
const projected = () =>
  mongoose.connection.collection('indicatorState').updateOne({ _id: 'projection' as never }, { $inc: { batches: 1 } })

/** So many alike, received three days before they were answered. */
export const times = (count: number, one: Partial<Answered> & { answered: string }): Answered[] =>
  Array.from({ length: count }, () => ({
    received: localDate(new Date(at(`${one.answered}T09:00`).getTime() - 3 * 86_400_000)),
    ...one,
  }))
