import { z } from 'zod'

/** What the forms about routing may say. Messages are refusal codes. */

/** The coordinator's threshold as a percentage on the form. */
export const thresholdForm = z.object({
  threshold: z
    .string('thresholdInvalid')
    .trim()
    .regex(/^\d{1,3}$/, 'thresholdInvalid')
    .transform(Number)
    .pipe(z.number().min(50, 'thresholdInvalid').max(100, 'thresholdInvalid')),
})

/** Which two units, and which page of their list: `?usulan=dpupr&benar=dishub&halaman=2`. */
export const mistakesAsked = z.object({
  usulan: z.string('unitUnknown').max(80, 'unitUnknown'),
  benar: z.string('unitUnknown').max(80, 'unitUnknown'),
  halaman: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})

export const modelForm = z.object({
  reason: z.string('modelReasonMissing').trim().min(1, 'modelReasonMissing').max(500, 'tooLong'),
})
