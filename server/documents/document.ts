import { Refused } from '../errors'
import type { StoredFile } from '../platform/files'
import type { Kept } from './versions'

/** What the Ombudsman asks to see of the handling of complaints: the decree that names the officers, the procedure in writing, the published notice. */
export const documentKinds = ['decree', 'sop', 'notice', 'other'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** `number` and `date` are those on the paper. It is either a file that we keep, or a link to where it is published. */
export type DocumentContent = { title: string; number: string; date: string | null; file: StoredFile | null; link: string | null }
export type UnitDocument = Kept<DocumentContent, DocumentKind>

/** A file of one of these documents, of any version. Throws Refused `missing` when it belongs to none of them. */
export function fileAmong(documents: readonly Pick<UnitDocument, 'versions'>[], id: string): StoredFile {
  const file = documents.flatMap(({ versions }) => versions.map((version) => version.file)).find((one) => one?.id === id)
  if (!file) throw new Refused('missing', 'fileMissing')
  return file
}
