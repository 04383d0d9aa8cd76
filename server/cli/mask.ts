import { z } from 'zod'
import { Refused } from '../errors'
import { mask as maskText } from '../masking/mask'
import { answerLines } from './lineStream'

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

/** `aduan mask`: each text with its personal data hidden, as the public would see it, and where they stood (UTF-16 offsets). */
export async function mask(): Promise<void> {
  await answerLines((value) => {
    const line = lineSchema.safeParse(value)
    if (!line.success) {
      const [issue] = line.error.issues
      throw new Refused('invalid', 'lineMalformed', { reason: `${issue?.path.join('.') || 'line'}: ${issue?.message}` })
    }
    const { id, text } = line.data
    return JSON.stringify({ id, ...maskText(text) })
  })
}
