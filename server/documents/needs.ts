import type { Request } from 'express'
import type { FileStore } from '../platform/files'
import type { DocumentFormScreens } from './formScreens'
import type { ProcedureService } from './procedureService'
import type { PublicScreens } from './publicScreens'
import type { DocumentScreens, Keeping } from './screens'

/** What the officers' routes of this module are given. */
export type DocumentNeeds = {
  keeping: Keeping & { procedures: ProcedureService }
  screens: DocumentScreens
  publicScreens: Pick<PublicScreens, 'preview'>
  forms: DocumentFormScreens
  files: Pick<FileStore, 'receiveUpload' | 'storeAll' | 'open'>
}

/** The unit that the address names. */
export const unitOf = (req: Request): string => String(req.params.unit)
/** The document, channel or entry that the address names. */
export const idOf = (req: Request): string => String(req.params.id)
