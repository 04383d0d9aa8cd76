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

export const modelForm = z.object({
  reason: z.string('modelReasonMissing').trim().min(1, 'modelReasonMissing').max(500, 'tooLong'),
})
