import { type Request, Router } from 'express'
import { checked } from '../complaints/schemas'
import { addForm } from '../platform/http/formRoute'
import { typedText } from '../platform/http/typed'
import { officerOf } from '../staff/guard'
import { doneOf } from './done'
import { type DocumentNeeds, idOf, unitOf } from './needs'
import { documentsHref } from './rows'
import { channelEditForm, channelForm, countForm, monthSchema, withdrawalForm } from './schemas'

/** The ways to complain that a unit keeps, and their counts. */
export function channelRoutes({ keeping: { channels }, screens, forms }: DocumentNeeds): Router {
  const router = Router()
  const back = (req: Request, done: string): string => `${documentsHref(unitOf(req))}/saluran/${idOf(req)}?selesai=${done}`

  addForm(router, {
    path: '/dokumen/:unit/saluran/baru',
    view: 'documents/channelEdit',
    field: 'name',
    page: (req, res) => forms.channel(officerOf(res), unitOf(req), null),
    async save(req, res) {
      const { request, kind, validFrom, validTo, ...content } = checked(channelForm, req.body)
      await channels.add(officerOf(res), unitOf(req), { request, kind, validFrom, validTo, content })
      return `${documentsHref(unitOf(req))}/saluran/${request}?selesai=channelAdded`
    },
  })

  addForm(router, {
    path: '/dokumen/:unit/saluran/:id/ubah',
    view: 'documents/channelEdit',
    field: 'name',
    page: (req, res) => forms.channel(officerOf(res), unitOf(req), idOf(req)),
    async save(req, res) {
      const { rev, validFrom, validTo, ...content } = checked(channelEditForm, req.body)
      await channels.edit(officerOf(res), unitOf(req), idOf(req), { rev, validFrom, validTo, content })
      return back(req, 'channelEdited')
    },
  })

  addForm(router, {
    path: '/dokumen/:unit/saluran/:id/tutup',
    view: 'documents/withdraw',
    field: 'reason',
    page: (req, res) => forms.withdrawChannel(officerOf(res), unitOf(req), idOf(req)),
    async save(req, res) {
      await channels.withdraw(officerOf(res), unitOf(req), idOf(req), checked(withdrawalForm, req.body))
      return back(req, 'channelClosed')
    },
  })

  addForm(router, {
    path: '/dokumen/:unit/saluran/:id/hitung',
    view: 'documents/count',
    field: 'number',
    page: (req, res) => forms.count(officerOf(res), unitOf(req), idOf(req), monthOf(req)),
    async save(req, res) {
      await channels.count(officerOf(res), unitOf(req), idOf(req), checked(countForm, req.body))
      return back(req, 'counted')
    },
  })

  router.get('/dokumen/:unit/saluran/:id', async (req, res) => {
    res.render('documents/channel', await screens.channel(officerOf(res), unitOf(req), idOf(req), doneOf(req.query.selesai)))
  })

  return router
}

/** The month asked for, by the address or by the form that was sent; null when there is none that can be read. */
function monthOf(req: Request): string | null {
  const sent = (req.body ?? {}) as Record<string, unknown>
  const read = monthSchema.safeParse(typedText(sent.month) || typedText(req.query.bulan))
  return read.success ? read.data : null
}
