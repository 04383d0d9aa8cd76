import { z } from 'zod'

/** A page of the list; whatever is no such number is the first. */
export const pageNumber = z.coerce.number().int().min(1).max(1_000).catch(1)
