import { z } from 'zod'
import { Refused } from '../errors'
import { chooseUnit } from '../routing/chooseUnit'
import { deliveredModel } from '../routing/delivered'
import { findPlace } from '../routing/placeNames'
import { compileRegister } from '../routing/register'
import { usualThreshold } from '../routing/trust'
import { neighbourPlaces, referencePlaces, referenceUnits } from '../seed/referenceData'
import { answerLines } from './lineStream'

const placeSchema = z.union([z.string(), z.object({ kecamatan: z.string().nullish(), desa: z.string().nullish() })])
const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string(), place: placeSchema.nullish() })

/** `aduan route`: the units each text may be for, by the register as delivered; needs no database. */
export async function route(): Promise<void> {
  const kecamatan = referencePlaces()
  const index = compileRegister(referenceUnits(), kecamatan, neighbourPlaces())
  const model = deliveredModel()
  await answerLines((value) => {
    const { id, text, place } = read(value)
    const { ranked, decision, why, kind, oversight } = chooseUnit(
      index,
      model,
      { text, place: findPlace(kecamatan, place) },
      usualThreshold,
    )
    const units = ranked.map(({ unit, name, confidence }) => ({ unit, name, confidence }))
    return JSON.stringify({ id, ranked: units, decision, why, kind, oversight })
  })
}

type Line = { id: string | number; text: string; place: string | null }

function read(value: unknown): Line {
  const line = lineSchema.safeParse(value)
  if (!line.success) {
    const [issue] = line.error.issues
    throw new Refused('invalid', 'lineMalformed', { reason: `${issue?.path.join('.') || 'line'}: ${issue?.message}` })
  }
  const { id, text, place } = line.data
  return { id, text, place: typeof place === 'string' ? place : (place?.kecamatan ?? place?.desa ?? null) }
}
