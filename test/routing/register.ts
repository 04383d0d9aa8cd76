import { compileRegister } from '../../server/routing/suggest'
import { neighbourPlaces, referencePlaces, referenceUnits } from '../../server/seed/referenceData'

/** The register as delivered, made ready for reading. */
export const deliveredRegister = () => compileRegister(referenceUnits(), referencePlaces(), neighbourPlaces())
