import express, { type Request, type Response, Router } from 'express'
import { Refused } from '../errors'
import { typedText } from '../platform/http/typed'
import type { Clock } from '../platform/clock'
import { receiveUpload, type Uploaded, uploadedFiles } from '../platform/upload'
import type { Officer } from '../staff/officer'
import { type DeedWord, editOf, isDeedWord, type Typed, typedFrom } from './forms'
import { toIcal } from './ical'
import type { CalendarCheckPage } from './pages'
import type { CalendarScreens } from './screens'
import type { CalendarService, Draft, Upon } from './service'

type Needs = { calendars: CalendarService; screens: CalendarScreens; clock: Clock }
type Asked = { upon: Upon; word: DeedWord; typed: Typed }

/** Put there by the guard, before which nobody comes here. */
const officerOf = (res: Response): Officer => res.locals.officer as Officer
const numberOf = (value: unknown): number => (/^\d{1,6}$/.test(typedText(value)) ? Number(value) : 0)
const texts = (query: Request['query']): Typed => ({ date: typedText(query.date), period: typedText(query.period) })

/** A day or a period is taken away without a form: what it would bring about is shown at once. */
const withoutForm = (word: DeedWord): boolean => word === 'hapus-hari' || word === 'hapus-masa'

/**
 * The calendars: read by every officer, changed by coordinator and administrator in two steps, form and check. Needs the officer before it.
 */
export function createCalendarRoutes({ calendars, screens, clock }: Needs): Router {
  const router = Router()
  // The days of an import travel through its form: two thousand of them, percent-encoded.
  const form = express.urlencoded({ extended: false, limit: '3mb', parameterLimit: 50 })

  router.get('/kalender', async (_req, res) => {
    res.render('calendar/list', await screens.list(officerOf(res)))
  })

  router.get('/kalender/:id.ics', async (req, res) => {
    const { record } = await calendars.entry(officerOf(res), req.params.id)
    res.attachment(`kalender-${record._id}.ics`)
    res.type('text/calendar; charset=utf-8').send(toIcal(record, clock.now()))
  })

  router.get('/kalender/:id', async (req, res) => {
    const done = req.query.selesai === '1'
    const page = await screens.calendar(officerOf(res), req.params.id, { year: numberOf(req.query.tahun), done })
    // Read again by itself while cases are being counted anew; as a header, so that it needs no script.
    if (page.running) res.set('Refresh', '5')
    res.render('calendar/calendar', page)
  })

  router.get('/kalender/:id/bergeser/:run', async (req, res) => {
    const { id, run } = req.params
    res.render('calendar/moved', await screens.moved(officerOf(res), { id, run, cursor: typedText(req.query.sesudah) }))
  })

  router.use('/kalender/:id/ubah/:deed', (req, res, next) => {
    if (!calendars.mayEdit(officerOf(res))) throw new Refused('forbidden', 'calendarEdit')
    if (!isDeedWord(req.params.deed)) throw new Refused('missing', 'pageMissing')
    next()
  })

  router.get('/kalender/:id/ubah/:deed', async (req, res) => {
    const [id, word, query] = [req.params.id, req.params.deed as DeedWord, texts(req.query)]
    const opened = await screens.edit(officerOf(res), { id, word, query })
    if (!withoutForm(word)) return res.render('calendar/edit', opened)
    await check(res, { upon: { id, base: opened.base }, word, typed: typedFrom(word, opened.values) })
  })

  router.post('/kalender/:id/ubah/:deed', form, receiveUpload('file'), async (req, res) => {
    const body = (req.body ?? {}) as Record<string, unknown>
    const word = req.params.deed as DeedWord
    const asked: Asked = { upon: { id: String(req.params.id), base: numberOf(body.base) }, word, typed: typedFrom(word, body) }
    try {
      await step(req, res, typedText(body.step), asked)
    } catch (error) {
      if (!(error instanceof Refused && (error.details.fields || error.kind === 'conflict'))) throw error
      await again(res, asked, error)
    }
  })

  async function step(req: Request, res: Response, which: string, asked: Asked): Promise<void> {
    const { upon, word, typed } = asked
    if (which === 'save') {
      await calendars.save(officerOf(res), upon, editOf(word, typed))
      return res.redirect(303, `/kalender/${encodeURIComponent(upon.id)}?selesai=1`)
    }
    if (which === 'edit') return edit(res, asked, {})
    const file = word === 'impor' ? fileOf(req) : undefined
    if (!file) return check(res, asked)
    const { added, past, there, far, skipped } = await calendars.readFile(officerOf(res), upon, {
      text: file.buffer.toString('utf8'),
      source: sourceOf(typed),
    })
    const left = { past: past.length, there: there.length, far: far.length, skipped }
    await check(res, { ...asked, typed: { ...typed, days: JSON.stringify(added) } }, { left })
  }

  async function check(
    res: Response,
    { upon, word, typed }: Asked,
    said: Partial<Pick<CalendarCheckPage, 'left' | 'overtaken'>> = {},
  ): Promise<void> {
    const draft: Draft = await calendars.draft(officerOf(res), upon, editOf(word, typed))
    res.render('calendar/check', await screens.check({ id: upon.id, word, typed }, draft, said))
  }

  /** The form, or what a form-less deed would bring about, with everything typed: what is wrong, or that somebody else was first. */
  async function again(res: Response, asked: Asked, { kind, code, details }: Refused): Promise<void> {
    const overtaken = kind === 'conflict'
    res.status(overtaken ? 409 : 422)
    const errors = (details.fields ?? {}) as Record<string, string>
    if (!withoutForm(asked.word)) return edit(res, asked, { overtaken, errors, details })
    if (!overtaken) throw new Refused(kind, code, {})
    const { base } = await screens.edit(officerOf(res), { id: asked.upon.id, word: asked.word, query: asked.typed })
    await check(res, { ...asked, upon: { ...asked.upon, base } }, { overtaken })
  }

  async function edit(
    res: Response,
    { upon: { id, base }, word, typed }: Asked,
    said: { overtaken?: boolean; errors?: Record<string, string>; details?: Record<string, unknown> },
  ): Promise<void> {
    // What was typed is kept; only after another's change is it about to be put upon what stands there now.
    const page = { values: typed, ...(said.overtaken ? {} : { base }), ...said }
    res.render('calendar/edit', await screens.edit(officerOf(res), { id, word, query: typed }, page))
  }

  return router
}

/** The limit of an iCalendar file is less than that of an upload. */
function fileOf({ files }: Request): Uploaded | undefined {
  try {
    return uploadedFiles(files)[0]
  } catch (error) {
    const tooLarge = error instanceof Refused && error.code === 'fileTooLarge'
    throw tooLarge ? new Refused('invalid', 'icalTooLarge', { fields: { file: 'icalTooLarge' } }) : error
  }
}

function sourceOf({ source = '' }: Typed): string {
  if (source.trim() === '') throw new Refused('invalid', 'sourceMissing', { fields: { source: 'sourceMissing' } })
  return source
}
