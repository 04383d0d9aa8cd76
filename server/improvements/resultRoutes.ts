import { Router } from 'express'
import { typedText } from '../platform/http/typed'
import type { Kecamatan, Unit } from '../units/unit'
import { namesOf } from '../complaints/naming'
import type { ResultsPage } from './pages'
import type { ResultService } from './resultService'

type Needs = { results: ResultService; units: { list(): Promise<Unit[]>; kecamatan(): Promise<Kecamatan[]> } }

const hrefOf = (page: number | null): string | null => (page === null ? null : page > 1 ? `/hasil?halaman=${page}` : '/hasil')

/** What came of complaints, for everybody. */
export function resultRoutes({ results, units }: Needs): Router {
  const router = Router()

  router.get('/hasil', async (req, res) => {
    const number = /^[1-9]\d{0,3}$/.test(typedText(req.query.halaman)) ? Number(req.query.halaman) : 1
    const { results: found, newer, older } = await results.page(number)
    const names = namesOf(await units.list(), await units.kecamatan())
    const page: ResultsPage = {
      results: found.map(({ _id, theme, published, measured }) => ({
        id: _id,
        text: published!.text,
        on: published!.on,
        unit: names.unit(theme.unit).name,
        category: theme.category,
        kecamatan: theme.kecamatan && names.kecamatan(theme.kecamatan),
        fewer: measured?.verdict === 'fewer',
      })),
      newer: hrefOf(newer),
      older: hrefOf(older),
    }
    res.render('improvements/results', page)
  })

  return router
}
