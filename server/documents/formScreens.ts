import { randomUUID } from 'node:crypto'
import { dateOfDay, dayOfDate } from '../calendar/date'
import type { Clock } from '../platform/clock'
import { emptyForm } from '../platform/http/formRoute'
import { localDate } from '../platform/localDate'
import type { Officer, Post } from '../staff/officer'
import { standingCounts } from './channel'
import type { CoachingService } from './coachingService'
import type { DocumentEvidenceService } from './evidenceService'
import type {
  ChannelFormPage,
  CoachingFormPage,
  CountPage,
  DocumentFormPage,
  Option,
  ProcedureFormPage,
  WithdrawPage,
} from './pages'
import { countLine, documentsHref, shownFile, unitName } from './rows'
import type { ProcedureService } from './procedureService'
import type { Keeping } from './screens'
import { lastVersion } from './versions'

type Needs = {
  keeping: Keeping & { procedures: ProcedureService; coaching: CoachingService }
  evidence: Pick<DocumentEvidenceService, 'limitsOn'>
  clock: Clock
  fileMax: number
}
export type DocumentFormScreens = ReturnType<typeof createDocumentFormScreens>

const optionOf = ({ _id, title }: Post): Option => ({ id: _id, name: title })

/** The forms of documents as they are opened. Each asks whether the officer may have it. */
export function createDocumentFormScreens({ keeping, evidence, clock, fileMax }: Needs) {
  const { access, documents, channels, procedures, coaching } = keeping
  const today = () => localDate(clock.now())

  return {
    async document(officer: Officer, unitId: string, id: string | null): Promise<DocumentFormPage> {
      const unit = unitName(await access.keeping(officer, unitId))
      const found = id === null ? null : await documents.toEdit(officer, unitId, id)
      const last = found && lastVersion(found)
      const values = {
        request: randomUUID() as string,
        rev: String(found?.rev ?? 0),
        kind: found?.kind ?? '',
        title: last?.title ?? '',
        number: last?.number ?? '',
        date: '',
        validFrom: today(),
        validTo: '',
        link: last?.link ?? '',
      }
      const document = found && last && { id: found._id, kind: found.kind, title: last.title, version: last.version }
      const file = last?.file ? shownFile(last.file, documentsHref(unitId)) : null
      return { ...emptyForm, unit, document, file, fileMax, values }
    },

    async withdrawDocument(officer: Officer, unitId: string, id: string): Promise<WithdrawPage> {
      const unit = unitName(await access.keeping(officer, unitId))
      const found = await documents.toEdit(officer, unitId, id)
      const values = { rev: String(found.rev), from: today(), reason: '' }
      const at = documentsHref(unitId)
      return {
        ...emptyForm,
        unit,
        what: 'document',
        name: lastVersion(found).title,
        action: `${at}/dokumen/${id}/cabut`,
        back: at,
        values,
      }
    },

    async channel(officer: Officer, unitId: string, id: string | null): Promise<ChannelFormPage> {
      const unit = unitName(await access.keeping(officer, unitId))
      const found = id === null ? null : (await channels.open(officer, unitId, id)).channel
      const last = found && lastVersion(found)
      const values = {
        request: randomUUID() as string,
        rev: String(found?.rev ?? 0),
        kind: found?.kind ?? '',
        name: last?.name ?? '',
        address: last?.address ?? '',
        hours: last?.hours ?? '',
        validFrom: today(),
        validTo: last?.validTo ?? '',
      }
      return { ...emptyForm, unit, channel: found && last && { id: found._id, kind: found.kind, name: last.name }, values }
    },

    async withdrawChannel(officer: Officer, unitId: string, id: string): Promise<WithdrawPage> {
      const unit = unitName(await access.keeping(officer, unitId))
      const { channel } = await channels.open(officer, unitId, id)
      const values = { rev: String(channel.rev), from: today(), reason: '' }
      const at = `${documentsHref(unitId)}/saluran/${id}`
      return { ...emptyForm, unit, what: 'channel', name: lastVersion(channel).name, action: `${at}/tutup`, back: at, values }
    },

    /** `asked` is a month; without one it is the last that is over. */
    async count(officer: Officer, unitId: string, id: string, asked: string | null): Promise<CountPage> {
      const unit = unitName(await access.keeping(officer, unitId))
      const { channel, counts } = await channels.open(officer, unitId, id)
      const month = asked ?? dateOfDay(dayOfDate(`${today().slice(0, 7)}-01`)! - 1).slice(0, 7)
      const stands = standingCounts(counts).get(month)
      const values = {
        month,
        revision: String(stands?.revision ?? 0),
        number: stands ? String(stands.number) : '',
        source: stands?.source ?? '',
        reason: '',
      }
      const shown = stands ? countLine(stands, (by) => by) : null
      return { ...emptyForm, unit, channel: { id, name: lastVersion(channel).name }, month, stands: shown, values }
    },

    async procedure(officer: Officer, unitId: string): Promise<ProcedureFormPage> {
      const unit = unitName(await access.keeping(officer, unitId))
      const { procedure, posts } = await procedures.toEdit(officer, unitId)
      const last = procedure && lastVersion(procedure)
      const values = {
        rev: String(procedure?.rev ?? 0),
        intro: last?.intro ?? '',
        steps: last?.steps.join('\n') ?? '',
        fee: last?.fee ?? 'Gratis',
        post: last?.post ?? posts.find(({ unit: of, role }) => of === unitId && role === 'liaison')?._id ?? '',
        validFrom: today(),
      }
      const tomorrow = dateOfDay(dayOfDate(today())! + 1)
      const limits = await evidence.limitsOn(unitId, today())
      return { ...emptyForm, unit, posts: posts.map(optionOf), limits, published: procedure !== null, tomorrow, values }
    },

    async coaching(officer: Officer, unitId: string): Promise<CoachingFormPage> {
      const { unit, posts } = await coaching.toAdd(officer, unitId)
      const values = {
        request: randomUUID() as string,
        date: today(),
        topic: '',
        subject: '',
        coached: [] as string[],
        agreed: '',
        link: '',
      }
      return { ...emptyForm, unit: unitName(unit), posts: posts.map(optionOf), coach: officer.title, fileMax, values }
    },

    async annul(officer: Officer, unitId: string, id: string): Promise<WithdrawPage> {
      const { unit, entry } = await coaching.toAnnul(officer, unitId, id)
      const at = `${documentsHref(unitId)}/pembinaan`
      return {
        ...emptyForm,
        unit: unitName(unit),
        what: 'coaching',
        name: entry.subject,
        action: `${at}/${id}/batalkan`,
        back: at,
        values: { rev: '0', from: '', reason: '' },
      }
    },
  }
}
