import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Complaint, Filing } from '../../server/complaints/complaint'
import type { OfficerDeed } from '../../server/complaints/permissions'
import { ComplaintModel } from '../../server/complaints/store'
import type { Services } from '../../server/services'
import { aFiling } from '../support/aComplaint'
import { type OfficerName, usernames } from './visitors'

export type Case = { complaint: Complaint; key: string }
type Fields = Record<string, unknown>

/** What each deed's form sends when it is filled in well. */
export const fieldsOf: Record<OfficerDeed, Record<string, string>> = {
  verify: { kind: 'pengaduan', class: 'nonOversight', category: 'jalan', title: 'Judul dari koordinator' },
  classify: { kind: 'pengaduan', class: 'nonOversight', category: 'jalan', title: 'Judul lain dari koordinator' },
  assign: { unit: 'bpbd', note: '' },
  return: { to: 'dlh', reason: 'Bukan bagian kami.' },
  forward: { to: 'outside:pln', reason: 'Ini wewenang PLN.' },
  startFollowUp: { note: '' },
  ask: { text: 'Di sebelah mana?' },
  answer: { text: 'Sudah kami kerjakan.' },
  askExtension: { days: '3', reason: 'Aspal datang Senin.', text: 'Kami selesaikan minggu depan.' },
  extend: { reason: 'Aspal datang Senin.', text: 'Kami selesaikan minggu depan.' },
  refuseExtension: { reason: 'Masih bisa tepat waktu.' },
  archive: { reason: 'spam', note: '' },
}

export const oversight = { ...fieldsOf.verify, class: 'oversight', category: 'kepegawaian', oversightUnit: 'inspektorat' }

/** Cases brought to where they are by the services themselves. */
export function aCaseWorker(services: Services) {
  async function does(name: OfficerName, code: string, deed: OfficerDeed, fields: Fields = fieldsOf[deed]): Promise<void> {
    const officer = (await services.staff.officerById(usernames[name]))!
    const { version } = (await services.store.get(code))!
    await services.complaints.does(officer, code, version, { deed, ...fields } as never)
  }

  return {
    does,

    /** With the photo that the reporter sent along, when there is one. */
    async filed(filing: Partial<Filing> = {}, photo?: Buffer): Promise<Case> {
      const requestId = randomUUID()
      const { held } = await services.photos.add(requestId, [], photo ? [photo] : [])
      const { photos } = await services.photos.of(requestId, held)
      const { complaint, key } = await services.file(aFiling(filing), requestId, photos)
      await services.recordAndRoute([complaint._id])
      return { complaint: (await services.store.get(complaint._id))!, key }
    },

    async aPicture() {
      const buffer = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'gray' } })
        .png()
        .toBuffer()
      return services.files.storeAll([{ originalname: 'bukti.png', buffer }] as never)
    },

    reporterDoes: ({ complaint, key }: Case, act: { deed: string } & Fields) =>
      services.complaints.reporterDoes(complaint._id, key, act as never),

    now: async ({ complaint, key }: Case): Promise<Case> => ({ complaint: (await services.store.get(complaint._id))!, key }),

    /** Puts a case back to what it was, so that the next visitor finds it as the table says. */
    async putBack({ complaint }: Case): Promise<void> {
      await ComplaintModel.collection.replaceOne({ _id: complaint._id as never }, complaint as never)
    },
  }
}
