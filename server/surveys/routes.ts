import { type Request, type Response, Router } from 'express'
import { checked } from '../complaints/schemas'
import { addForm, emptyForm } from '../platform/http/formRoute'
import { officerOf } from '../staff/guard'
import type { Unit } from '../units/unit'
import type { SurveyFormPage, SurveyPage } from './pages'
import { periodSchema, surveyForm } from './schemas'
import type { SurveyResult, SurveyService } from './service'
import { elements, indexOf, type Survey } from './survey'

type Needs = { surveys: SurveyService; staff: { namesOf(ids: string[]): Promise<Record<string, string>> } }

const hrefOf = (unit: string): string => `/dokumen/${encodeURIComponent(unit)}/skm`

/** The surveys of a unit. Needs the officer before it. */
export function createSurveyRoutes({ surveys, staff }: Needs): Router {
  const router = Router()
  const unitOf = (req: Request): string => String(req.params.unit)

  router.get('/dokumen/:unit/skm', async (req, res) => {
    const { unit, results, lines, scale, mayEnter } = await surveys.open(officerOf(res), unitOf(req))
    const names = await staff.namesOf([...new Set(lines.map(({ by }) => by))])
    const written = ({ at, by, as }: Survey) => ({ who: names[by] ?? by, as, at })
    const page: SurveyPage = {
      unit: nameOf(unit),
      rows: results.map((result) => ({ ...rowOf(result), rated: result.rated, written: written(result) })),
      lines: lines
        .map((line) => ({ ...line, index: indexOf(line.means), written: written(line) }))
        .sort((a, b) => b.at.getTime() - a.at.getTime()),
      bands: scale.map((band, i) => ({ ...band, to: i === 0 ? 10_000 : scale[i - 1]!.from - 1 })),
      mayEnter,
      done: req.query.selesai === 'survey',
    }
    res.render('surveys/page', page)
  })

  addForm(router, {
    path: '/dokumen/:unit/skm/isi',
    view: 'surveys/edit',
    field: 'from',
    page: (req, res) => formPage(req, res),
    async save(req, res) {
      await surveys.enter(officerOf(res), unitOf(req), checked(surveyForm, req.body))
      return `${hrefOf(unitOf(req))}?selesai=survey`
    },
  })

  /** The form of a period: that of the address, or of what was sent. */
  async function formPage(req: Request, res: Response): Promise<SurveyFormPage> {
    const sent = (req.body ?? {}) as Record<string, unknown>
    const period = periodSchema.safeParse(sent.from === undefined ? { from: req.query.dari, to: req.query.sampai } : sent)
    const { unit, survey } = await surveys.toEnter(officerOf(res), unitOf(req), period.success ? period.data : null)
    const values = {
      from: survey?.from ?? '',
      to: survey?.to ?? '',
      revision: String(survey?.revision ?? 0),
      respondents: survey ? String(survey.respondents) : '',
      source: survey?.source ?? '',
      link: survey?.link ?? '',
      reason: '',
      ...Object.fromEntries(elements.map((id) => [id, survey ? typedMean(survey.means[id]) : ''])),
    }
    return { ...emptyForm, unit: nameOf(unit), corrects: survey !== null, elements, values }
  }

  return router
}

const nameOf = ({ _id, name, shortName }: Unit) => ({ id: _id, name, shortName })

/** Thousandths as they are typed: 3456 is 3,456. */
const typedMean = (thousandths: number): string => (thousandths / 1000).toFixed(3).replace('.', ',').replace(/,?0+$/, '')

const rowOf = ({ unit, from, to, respondents, index, band, means, weakest, source, link }: SurveyResult) => ({
  from,
  to,
  respondents,
  index,
  band: band && { letter: band.letter, label: band.label },
  elements: elements.map((id) => ({ id, mean: means[id], weakest: weakest.includes(id) })),
  source,
  link,
  editHref: `${hrefOf(unit)}/isi?dari=${from}&sampai=${to}`,
})
