import type { Express, Response } from 'express'

type Done = (error: Error | null, html?: string) => void

/** Shows a page as the name of its template and its model, so that a test of what is shown needs no words. */
export function showingModels(app: Express, { failing = false } = {}): Express {
  app.response.render = function (this: Response, view: string, model?: object, done?: Done) {
    const html = JSON.stringify({ view, ...model })
    if (done) done(failing ? new Error('the template is broken') : null, html)
    else this.type('json').send(html)
  } as Response['render']
  return app
}
