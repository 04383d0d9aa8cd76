import { type Request, Router } from 'express'
import { randomUUID } from 'node:crypto'
import { dayOfDate } from '../calendar/date'
import { checked } from '../complaints/schemas'
import { Refused } from '../errors'
import type { FileStore } from '../platform/files'
import { addForm } from '../platform/http/formRoute'
import { sendFile } from '../platform/http/sendFile'
import { typedText } from '../platform/http/typed'
import { officerOf } from '../staff/guard'
import { spellNames } from './effect'
import { type Deed, improvementStates } from './improvement'
import { improvementHref } from './links'
import { officerDeeds, type OfficerDeed } from './permissions'
import { deedSchemas, linksOf, planOf, proposalSchema, versionSchema } from './schemas'
import type { ImprovementScreens } from './screens'
import type { ImprovementService } from './service'
import { shown } from './shown'
import type { ThemeScreens } from './themeScreens'
import type { ThemeService } from './themeService'

type Needs = {
  improvements: ImprovementService
  themes: Pick<ThemeService, 'keyOf'>
  screens: ImprovementScreens
  themeScreens: ThemeScreens
  files: FileStore
}
type OfficerAct = Extract<Deed, { deed: OfficerDeed }>

const deedNames = ['propose', ...officerDeeds] as const

/** Themes and improvements. Needs the officer before it. */
export function improvementRoutes({ improvements, themes, screens, themeScreens, files }: Needs): Router {
  const router = Router()
  const upload = files.receiveUpload('files')

  /** The date up to which themes are counted; null when none was asked for, or one that has not come. */
  const dateAsked = (req: Request): string | null => {
    const date = typedText(req.query.sampai)
    return dayOfDate(date) !== null && date <= improvements.today() ? date : null
  }

  router.get('/perbaikan', async (req, res) => {
    const state = improvementStates.find((one) => one === req.query.keadaan) ?? null
    const filters = { unit: typedText(req.query.unit).slice(0, 80), state, date: dateAsked(req) }
    res.render('improvements/list', await themeScreens.list(officerOf(res), filters))
  })

  const pageAsked = ({ query: { halaman } }: Request): number => (/^[1-9]\d{0,3}$/.test(typedText(halaman)) ? Number(halaman) : 1)

  router.get('/perbaikan/tema/:id', async (req, res) => {
    const page = pageAsked(req)
    res.render('improvements/theme', await themeScreens.theme(officerOf(res), req.params.id, { date: dateAsked(req), page }))
  })

  addForm(router, {
    path: '/perbaikan/baru',
    view: 'improvements/propose',
    field: 'title',
    page: (req, res) => screens.propose(officerOf(res), typedText(req.body?.theme ?? req.query.tema), requestOf(req)),
    async save(req, res) {
      const key = themes.keyOf(typedText(req.body?.theme))
      // Whose it is not is told so before the fields are looked at.
      await improvements.toPropose(officerOf(res), key)
      const { request, ...fields } = checked(proposalSchema, req.body)
      await improvements.propose(officerOf(res), request, key, planOf(fields))
      return `${improvementHref(request)}?selesai=propose`
    },
  })

  router.get('/perbaikan/:id', async (req, res) => {
    const done = deedNames.find((deed) => deed === req.query.selesai) ?? null
    res.render('improvements/improvement', await screens.improvement(officerOf(res), req.params.id, done))
  })

  router.get('/perbaikan/:id/aduan', async (req, res) => {
    const asked = { spell: spellNames.find((one) => one === req.query.masa) ?? 'before', page: pageAsked(req) }
    res.render('improvements/cases', await themeScreens.effectCases(officerOf(res), req.params.id, asked))
  })

  router.get('/perbaikan/:id/berkas/:file', async (req, res) => {
    const { evidence } = shown(await improvements.open(officerOf(res), req.params.id))
    const file = evidence.find((one) => one.kind === 'file' && one.id === req.params.file)
    if (file?.kind !== 'file') throw new Refused('missing', 'fileMissing')
    await sendFile(res, files, file)
  })

  addForm(
    router,
    {
      path: '/perbaikan/:id/:deed',
      view: 'improvements/deed',
      field: 'text',
      async page(req, res) {
        const [officer, id, deed] = [officerOf(res), String(req.params.id), deedOf(req)]
        const { version } = await improvements.open(officer, id)
        await improvements.mayStill(officer, id, version, deed)
        return screens.deed(officer, id, deed)
      },
      async save(req, res) {
        const [officer, id, deed] = [officerOf(res), String(req.params.id), deedOf(req)]
        const { version } = checked(versionSchema, req.body)
        await improvements.mayStill(officer, id, version, deed)
        await improvements.does(officer, id, version, await actOf(deed, req))
        return `${improvementHref(id)}?selesai=${deed}`
      },
    },
    [upload],
  )

  /** The deed as the form says it, with the files that came with it. */
  async function actOf(deed: OfficerDeed, req: Request): Promise<OfficerAct> {
    if (deed === 'edit') return { deed, plan: planOf(checked(deedSchemas.edit, req.body)) }
    if (deed === 'finish') {
      const { doneOn, note, ...link } = checked(deedSchemas.finish, req.body)
      return { deed, doneOn, note, evidence: [...(await filesOf(req)), ...linksOf(link)] }
    }
    if (deed === 'prove') {
      const link = checked(deedSchemas.prove, req.body)
      const evidence = [...(await filesOf(req)), ...linksOf(link)]
      if (evidence.length === 0) throw new Refused('invalid', 'proofMissing', { fields: { link: 'proofMissing' } })
      return { deed, evidence }
    }
    return { deed, ...checked(deedSchemas[deed], req.body) } as OfficerAct
  }

  const filesOf = async (req: Request) => (await files.storeAll(req.files)).map((file) => ({ kind: 'file' as const, ...file }))

  return router
}

function deedOf(req: Request): OfficerDeed {
  const deed = officerDeeds.find((name) => name === req.params.deed)
  if (!deed) throw new Refused('missing', 'pageMissing')
  return deed
}

const requestOf = (req: Request): string => typedText(req.body?.request) || randomUUID()
