import { type Request, Router } from 'express'
import { checked } from '../complaints/schemas'
import { Refused } from '../errors'
import { addForm } from '../platform/http/formRoute'
import { typedText } from '../platform/http/typed'
import { officerOf } from '../staff/guard'
import { reviewHref } from './links'
import { readMonth } from './review'
import type { ReviewScreens } from './reviewScreens'
import type { ReviewService } from './reviewService'
import { reviewSchema, versionSchema } from './schemas'

const steps = ['keep', 'sign', 'acknowledge'] as const

/** The monthly reviews. Needs the officer before it. */
export function reviewRoutes({ reviews, reviewScreens }: { reviews: ReviewService; reviewScreens: ReviewScreens }): Router {
  const router = Router()

  router.get('/perbaikan/tinjauan', async (req, res) => {
    res.render('improvements/reviews', await reviewScreens.list(officerOf(res), readMonth(typedText(req.query.bulan))))
  })

  addForm(router, {
    path: '/perbaikan/tinjauan/:unit/:month',
    view: 'improvements/review',
    field: 'notes',
    page(req, res) {
      const done = steps.find((step) => step === req.query.selesai) ?? null
      return reviewScreens.review(officerOf(res), String(req.params.unit), monthOf(req), done)
    },
    async save(req, res) {
      const [officer, unit, month] = [officerOf(res), String(req.params.unit), monthOf(req)]
      const step = steps.find((one) => one === req.body?.step)
      if (!step) throw new Refused('invalid', 'requestMalformed')
      const { version } = checked(versionSchema, req.body)
      if (step === 'acknowledge') await reviews.acknowledge(officer, unit, month, version)
      else await reviews[step](officer, unit, month, version, checked(reviewSchema, req.body))
      return `${reviewHref(unit, month)}?selesai=${step}`
    },
  })

  return router
}

function monthOf(req: Request): string {
  const month = readMonth(String(req.params.month))
  if (!month) throw new Refused('missing', 'pageMissing')
  return month
}
