import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { Refused } from '../../errors'
import { typedText } from './typed'

/** What every form's template is given: `overtaken` when somebody else was first, and what is shown is what was typed. */
export type FormPage = {
  values: Record<string, string | string[]>
  errors: Record<string, string>
  details: Record<string, unknown>
  overtaken: boolean
}

/**
 * A form: its page, which asks whether the looker may have it, and what sending it does, which gives the address to go to, or null when it has answered itself.
 * `field` is the one at fault when none is named.
 */
export type FormRoute = {
  path: string
  view: string
  field: string
  page(req: Request, res: Response): Promise<FormPage>
  save(req: Request, res: Response): Promise<string | null>
}

export const emptyForm = { errors: {}, details: {}, overtaken: false }

/** Shows a form, and answers when it is sent: away to where it leads, or itself again with all that was typed: 422 when it is refused, 409 when overtaken. */
export function addForm(router: Router, { path, view, field, page, save }: FormRoute, upload: RequestHandler[] = []): void {
  const parse = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 100 })

  router.get(path, async (req, res) => res.render(view, await page(req, res)))

  router.post(path, parse, ...upload, async (req, res) => {
    try {
      const to = await save(req, res)
      if (to !== null) res.redirect(303, to)
    } catch (error) {
      if (!(error instanceof Refused) || !['invalid', 'conflict'].includes(error.kind)) throw error
      const again = await page(req, res)
      const overtaken = error.kind === 'conflict'
      const fields = (error.details.fields ?? (overtaken ? {} : { [field]: error.code })) as Record<string, string>
      const typed = typedOver(again.values, req.body)
      const values = overtaken ? { ...typed, ...fresh(again.values) } : typed
      const shown = { ...again, values, errors: fields, details: error.details, overtaken }
      res.status(overtaken ? 409 : 422).render(view, shown)
    }
  })
}

/** Whoever has been told that somebody else was first sends upon what is there now. */
const fresh = (values: FormPage['values']): FormPage['values'] =>
  Object.fromEntries(['rev', 'revision'].flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])))

/**
 * What was typed, in the fields that the form has; where a field was not sent, as it was. A list is sent once for each tick, or not at all; from
 * a form with files its name comes without the brackets that it has in the page.
 */
export function typedOver(values: FormPage['values'], body: unknown): FormPage['values'] {
  const sent = (body ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (Array.isArray(value)) return [name, [sent[name] ?? sent[`${name}[]`] ?? []].flat().map(typedText)]
      return [name, sent[name] === undefined ? value : typedText(sent[name])]
    }),
  )
}
