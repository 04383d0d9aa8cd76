import type { AuditService } from '../audit/service'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { StoredFile } from '../platform/files'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { DocumentAccess } from './accessService'
import { type DocumentContent, type DocumentKind, fileAmong, type UnitDocument } from './document'
import { checkSpan, type Draft, furtherVersion, stampOf, withdrawnFrom } from './keeping'
import { mayKeep } from './permissions'
import type { DocumentStores } from './store'
import { firstKept, lastVersion } from './versions'

type Needs = {
  stores: Pick<DocumentStores, 'documents'>
  access: DocumentAccess
  audit: Pick<AuditService, 'record'>
  clock: Clock
}
/** Of a form that may be sent twice: `request` is the id of what it adds. */
export type NewDocument = Draft<DocumentContent> & { request: string; kind: DocumentKind }
export type Withdrawing = { rev: number; from: string; reason: string }

export type DocumentService = ReturnType<typeof createDocumentService>

/** The documents of a unit: added, followed by versions, withdrawn; nothing is removed. Permission is asked here, of the unit. */
export function createDocumentService({ stores: { documents }, access, audit, clock }: Needs) {
  function checkDate({ date }: DocumentContent): void {
    if (date !== null && date > localDate(clock.now()))
      throw new Refused('invalid', 'documentDateInvalid', { fields: { date: 'documentDateInvalid' } })
  }

  function checkPaper(content: DocumentContent): void {
    if (!content.file && !content.link)
      throw new Refused('invalid', 'fileOrLinkMissing', { fields: { files: 'fileOrLinkMissing' } })
    checkDate(content)
  }

  const record = (officer: Officer, deed: string, { _id, unit, kind, rev }: UnitDocument): Promise<void> =>
    audit.record({ by: officer.id, as: officer.post, deed, target: `document:${_id}`, details: { unit, kind, rev } })

  async function found(unit: string, id: string): Promise<UnitDocument> {
    const document = await documents.get(id)
    if (document?.unit !== unit) throw new Refused('missing', 'documentMissing')
    return document
  }

  async function keep(officer: Officer, document: UnitDocument, rev: number, deed: string): Promise<void> {
    if (!(await documents.replace(document, rev))) throw new Refused('conflict', 'documentChanged')
    await record(officer, deed, document)
  }

  return {
    mayKeep,

    async list(officer: Officer, unit: string): Promise<UnitDocument[]> {
      await access.reading(officer, unit)
      return documents.of([unit])
    },

    /** One document, for a form about it. */
    async toEdit(officer: Officer, unit: string, id: string): Promise<UnitDocument> {
      await access.keeping(officer, unit)
      return found(unit, id)
    },

    async file(officer: Officer, unit: string, file: string): Promise<StoredFile> {
      await access.reading(officer, unit)
      return fileAmong(await documents.of([unit]), file)
    },

    /** Adds a document; the same form sent twice adds one. */
    async add(officer: Officer, unit: string, { request, kind, ...draft }: NewDocument): Promise<void> {
      await access.keeping(officer, unit)
      checkSpan(draft)
      checkPaper(draft.content)
      const document = firstKept({ id: request, unit, kind }, { ...draft, stamp: stampOf(officer, clock.now()) })
      if (await documents.add(document)) return record(officer, 'addDocument', document)
      const there = await documents.get(request)
      if (there?.unit !== unit || lastVersion(there).by !== officer.id) throw new Refused('conflict', 'documentChanged')
    },

    /** A new version; without a file or link of its own it keeps those of the version before. */
    async addVersion(
      officer: Officer,
      unit: string,
      id: string,
      { rev, ...draft }: Draft<DocumentContent> & { rev: number },
    ): Promise<void> {
      await access.keeping(officer, unit)
      const document = await found(unit, id)
      checkDate(draft.content)
      const { file, link } = lastVersion(document)
      const content = draft.content.file || draft.content.link ? draft.content : { ...draft.content, file, link }
      const next = furtherVersion(document, { rev, draft: { ...draft, content }, stamp: stampOf(officer, clock.now()) })
      await keep(officer, next, rev, 'addDocumentVersion')
    },

    async withdraw(officer: Officer, unit: string, id: string, withdrawing: Withdrawing): Promise<void> {
      await access.keeping(officer, unit)
      const now = clock.now()
      const document = withdrawnFrom(await found(unit, id), {
        ...withdrawing,
        stamp: stampOf(officer, now),
        today: localDate(now),
      })
      await keep(officer, document, withdrawing.rev, 'withdrawDocument')
    },
  }
}
