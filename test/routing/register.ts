import { chooseUnit } from '../../server/routing/chooseUnit'
import { deliveredModel } from '../../server/routing/delivered'
import { compileRegister } from '../../server/routing/register'
import type { Question } from '../../server/routing/suggest'
import { neighbourPlaces, referencePlaces, referenceUnits } from '../../server/seed/referenceData'

/** The register as delivered, made ready for reading. */
export const deliveredRegister = () => compileRegister(referenceUnits(), referencePlaces(), neighbourPlaces())

/** Routing as delivered: register and model. */
export function deliveredChoice() {
  const index = deliveredRegister()
  return (question: Question, threshold: number) => chooseUnit(index, deliveredModel(), question, threshold)
}
