import type { AuditService } from '../audit/service'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { Officer, Post } from '../staff/officer'
import type { DocumentAccess } from './accessService'
import { checkSpan, type Draft, furtherVersion, stampOf } from './keeping'
import { type Procedure, type ProcedureContent, procedureId } from './procedure'
import type { DocumentStores } from './store'
import { firstKept } from './versions'

type Needs = {
  stores: Pick<DocumentStores, 'procedures'>
  access: DocumentAccess
  /** The posts of the unit and of those above it: a puskesmas is answered for by its dinas. */
  postsAround(unit: string): Promise<Post[]>
  audit: Pick<AuditService, 'record'>
  clock: Clock
}

export type ProcedureService = ReturnType<typeof createProcedureService>

/** How to complain to a unit, as published: each publishing is a version of it. */
export function createProcedureService({ stores: { procedures }, access, postsAround, audit, clock }: Needs) {
  async function checkDraft(unit: string, draft: Draft<ProcedureContent>): Promise<void> {
    checkSpan(draft)
    const posts = await postsAround(unit)
    if (!posts.some(({ _id }) => _id === draft.content.post))
      throw new Refused('invalid', 'responsibleMissing', { fields: { post: 'responsibleMissing' } })
  }

  return {
    /** For the form: what is published, if anything, and who may be named as responsible. */
    async toEdit(officer: Officer, unit: string): Promise<{ procedure: Procedure | null; posts: Post[] }> {
      await access.keeping(officer, unit)
      return { procedure: await procedures.get(procedureId(unit)), posts: await postsAround(unit) }
    },

    /** What the form would publish, refused as publishing is. */
    async check(officer: Officer, unit: string, draft: Draft<ProcedureContent>): Promise<void> {
      await access.keeping(officer, unit)
      await checkDraft(unit, draft)
    },

    /** Publishes; `rev` is that of the procedure which the form showed, 0 where there was none. */
    async publish(officer: Officer, unit: string, { rev, ...draft }: Draft<ProcedureContent> & { rev: number }): Promise<void> {
      await access.keeping(officer, unit)
      await checkDraft(unit, draft)
      const stamp = stampOf(officer, clock.now())
      const there = await procedures.get(procedureId(unit))
      if (!there && rev > 0) throw new Refused('conflict', 'documentChanged')
      const next = there
        ? furtherVersion(there, { rev, draft, stamp })
        : firstKept({ id: procedureId(unit), unit, kind: 'procedure' as const }, { ...draft, stamp })
      const written = there ? await procedures.replace(next, rev) : await procedures.add(next)
      if (!written) throw new Refused('conflict', 'documentChanged')
      const details = { rev: next.rev, validFrom: draft.validFrom }
      await audit.record({ by: officer.id, as: officer.post, deed: 'publishProcedure', target: `procedure:${unit}`, details })
    },
  }
}
