import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { StoredFile } from '../platform/files'
import { localDate } from '../platform/localDate'
import type { Unit } from '../units/unit'
import type { DocumentAccess } from './accessService'
import { fileAmong } from './document'
import { type DocumentEvidence } from './evidence'
import type { DocumentEvidenceService } from './evidenceService'
import type { Draft } from './keeping'
import type { PublishedListPage, PublishedPage, PublishedProcedure, ProcedurePreviewPage } from './pages'
import type { ProcedureContent } from './procedure'
import { documentsHref, publishedHref, shownFile, unitName } from './rows'
import type { DocumentStores } from './store'
import { versionOn } from './versions'

type Needs = {
  stores: Pick<DocumentStores, 'procedures' | 'documents'>
  access: Pick<DocumentAccess, 'ofOurs'>
  evidence: DocumentEvidenceService
  units: { assignable(): Promise<Unit[]> }
  clock: Clock
}
export type PublicScreens = ReturnType<typeof createPublicScreens>

/** What everybody may read of how to complain to a unit. A notice (maklumat) is made to be read by everybody; other documents are for officers. */
export function createPublicScreens({ stores, access, evidence, units, clock }: Needs) {
  const today = () => localDate(clock.now())

  async function around(unit: string): Promise<Pick<PublishedProcedure, 'channels' | 'notices'>> {
    const day = { from: today(), to: today() }
    const [channels, documents] = await Promise.all([evidence.channels(unit, day), evidence.at(unit, day)])
    return {
      channels: channels.map(({ kind, name, address, hours }) => ({ kind, name, address, hours })),
      notices: documents.filter(isNotice).map(({ title, number, file, link }) => ({
        title,
        number,
        link,
        file: file && shownFile(file, publishedHref(unit)),
      })),
    }
  }

  return {
    /** Throws Refused `missing` when the unit has published nothing that holds today. */
    async published(id: string): Promise<PublishedPage> {
      const unit = await access.ofOurs(id)
      const procedure = await evidence.procedure(id, today())
      if (!procedure) throw new Refused('missing', 'procedureMissing')
      return { unit: unitName(unit), today: today(), procedure, ...(await around(id)) }
    },

    /** A notice in force; any other file is nobody's here. */
    async file(id: string, file: string): Promise<StoredFile> {
      const notices = (await stores.documents.of([id])).filter(({ kind }) => kind === 'notice')
      const held = notices.flatMap((notice) => versionOn(notice, today())?.version ?? [])
      return fileAmong([{ versions: held }], file)
    },

    async list(): Promise<PublishedListPage> {
      const all = await units.assignable()
      const procedures = await stores.procedures.of(all.map(({ _id }) => _id))
      const open = new Set(procedures.filter((procedure) => versionOn(procedure, today())).map(({ unit }) => unit))
      const shown = all.filter(({ _id }) => open.has(_id)).map(unitName)
      return { open: shown, others: all.length - shown.length }
    },

    /** How a draft will look once it holds. Whoever shows it has asked for permission. */
    async preview(
      id: string,
      { content, validFrom }: Draft<ProcedureContent>,
      values: ProcedurePreviewPage['values'],
    ): Promise<ProcedurePreviewPage> {
      const unit = await access.ofOurs(id)
      const { intro, steps, fee, post } = content
      const [limits, responsible] = await Promise.all([
        evidence.limitsOn(id, validFrom),
        evidence.responsibleOn(id, post, validFrom),
      ])
      const procedure = { version: 0, intro, steps, fee, limits, responsible, from: validFrom, to: null }
      const shown = { unit: unitName(unit), procedure, ...(await around(id)) }
      return { unit: shown.unit, shown, values, action: `${documentsHref(id)}/tata-cara` }
    },
  }
}

const isNotice = ({ kind }: Pick<DocumentEvidence, 'kind'>): boolean => kind === 'notice'
