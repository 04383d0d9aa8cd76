import compression from 'compression'
import type { RequestHandler } from 'express'

const compress = compression()

/** Compresses pages; the answer to a form is a redirect or short, and not worth it. */
export const compressPages: RequestHandler = (req, res, next) => (req.method === 'GET' ? compress(req, res, next) : next())
