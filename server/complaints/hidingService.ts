import type { AuditService } from '../audit/service'
import { Refused } from '../errors'
import { mask } from '../masking/mask'
import type { Officer } from '../staff/officer'
import type { Complaint } from './complaint'
import type { Door } from './door'
import { ownMarksLeft, standsIn, standsInOwn } from './hiding'
import { marksIn } from './masked'
import { mayHide, mayReadOriginal } from './permissions'
import type { ComplaintService } from './service'

type Needs = {
  complaints: Pick<ComplaintService, 'see' | 'track' | 'opens'>
  door: Pick<Door, 'pass'>
  audit: Pick<AuditService, 'record'>
}
export type HidingService = ReturnType<typeof createHiding>

/** What is hidden in the texts of a case: reading the original, marking more, taking a mark back. Each is written down. */
export function createHiding({ complaints, door, audit }: Needs) {
  const record = (officer: Officer, code: string, deed: string, details: Record<string, unknown> = {}): Promise<void> =>
    audit.record({ by: officer.id, as: officer.post, deed, target: `complaint:${code}`, details })

  async function readAs(officer: Officer, code: string, may: typeof mayHide): Promise<Complaint> {
    const complaint = await complaints.see(officer, code)
    if (!may(officer, complaint)) throw new Refused('forbidden', 'originalForbidden')
    return complaint
  }

  return {
    /** The case for its page of hidden words; that the words which people marked were shown is recorded. @throws Refused `missing`, `forbidden` */
    async open(officer: Officer, code: string): Promise<{ complaint: Complaint; mayHide: boolean }> {
      const complaint = await readAs(officer, code, mayReadOriginal)
      const may = mayHide(officer, complaint)
      if (may && marksIn(complaint.history).length > 0) await record(officer, code, 'readMarks')
      return { complaint, mayHide: may }
    },

    /** Refuses, before a form is looked at, who may not. @throws Refused `missing`, `forbidden` */
    async refuseUnless(deed: 'read' | 'hide', officer: Officer, code: string): Promise<void> {
      await readAs(officer, code, deed === 'read' ? mayReadOriginal : mayHide)
    },

    /** What was written as it was written. Recorded with the reason before it is given: no trace, no sight. @throws Refused `missing`, `forbidden` */
    async original(officer: Officer, code: string, reason: string): Promise<Complaint> {
      const complaint = await readAs(officer, code, mayReadOriginal)
      await record(officer, code, 'readOriginal', { reason: mask(reason).masked })
      return complaint
    },

    /** @throws Refused `missing`, `forbidden`; `invalid` when the words stand nowhere; `conflict` when they are hidden already */
    async hide(officer: Officer, code: string, words: string): Promise<void> {
      const complaint = await readAs(officer, code, mayHide)
      if (!standsIn(complaint, words)) throw new Refused('invalid', 'wordsNowhere', { fields: { words: 'wordsNowhere' } })
      await door.pass(complaint, { deed: 'hide', words }, { by: officer.id, post: officer.title })
      await record(officer, code, 'hideWords')
    },

    /** The reporter marks more of what they wrote; only officers take a mark back. @throws Refused `missing`, `forbidden`; `invalid` when the words stand nowhere in it, or too many are marked; `conflict` when they are hidden already */
    async hideOwn(code: string, key: string, words: string): Promise<void> {
      const complaint = await complaints.track(code)
      if (!complaints.opens(complaint, key)) throw new Refused('forbidden', 'keyWrong')
      const at = (refusal: string) => new Refused('invalid', refusal, { fields: { words: refusal } })
      if (!standsInOwn(complaint, words)) throw at('wordsNotYours')
      if (ownMarksLeft(complaint) === 0) throw at('marksTooMany')
      await door.pass(complaint, { deed: 'hide', words }, { by: 'reporter' })
    },

    /** Takes the mark of that event back. @throws Refused `missing`, `forbidden`; `conflict` when nothing is hidden by it any more */
    async unhide(officer: Officer, code: string, seq: number, reason: string): Promise<void> {
      const complaint = await readAs(officer, code, mayHide)
      const mark = marksIn(complaint.history).find((one) => one.seq === seq)
      if (!mark) throw new Refused('conflict', 'notHidden')
      await door.pass(complaint, { deed: 'unhide', words: mark.words, reason }, { by: officer.id, post: officer.title })
      await record(officer, code, 'unhideWords', { mark: seq, reason: mask(reason).masked })
    },
  }
}
