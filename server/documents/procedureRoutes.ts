import { type Request, type Response, Router } from 'express'
import { checked } from '../complaints/schemas'
import { addForm, typedOver } from '../platform/http/formRoute'
import { typedText } from '../platform/http/typed'
import { officerOf } from '../staff/guard'
import type { Draft } from './keeping'
import type { ProcedureContent } from './procedure'
import { type DocumentNeeds, unitOf } from './needs'
import { documentsHref } from './rows'
import { procedureForm } from './schemas'

const view = 'documents/procedureEdit'

/** How to complain to a unit: written, looked at as everybody will see it, published. */
export function procedureRoutes({ keeping: { procedures }, publicScreens, forms }: DocumentNeeds): Router {
  const router = Router()
  const page = (req: Request, res: Response) => forms.procedure(officerOf(res), unitOf(req))

  /** The form with what was typed, or how it will look: nothing is written. */
  async function look(req: Request, res: Response, draft: Draft<ProcedureContent> | null): Promise<null> {
    const asOpened = await page(req, res)
    const values = typedOver(asOpened.values, req.body)
    if (!draft) res.render(view, { ...asOpened, values })
    else res.render('documents/procedurePreview', await publicScreens.preview(unitOf(req), draft, values))
    return null
  }

  addForm(router, {
    path: '/dokumen/:unit/tata-cara',
    view,
    field: 'intro',
    page,
    async save(req, res) {
      const step = typedText((req.body as Record<string, unknown> | undefined)?.step)
      if (step === 'edit') return look(req, res, null)
      const { rev, validFrom, ...content } = checked(procedureForm, req.body)
      const draft = { content, validFrom, validTo: null }
      if (step !== 'save') {
        await procedures.check(officerOf(res), unitOf(req), draft)
        return look(req, res, draft)
      }
      await procedures.publish(officerOf(res), unitOf(req), { rev, ...draft })
      return `${documentsHref(unitOf(req))}?selesai=procedurePublished`
    },
  })

  return router
}
