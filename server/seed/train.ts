import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deliveredExamples } from '../routing/delivered'
import { pack } from '../routing/learned'
import { compileRegister } from '../routing/register'
import { train } from '../routing/training'
import { neighbourPlaces, referencePlaces, referenceUnits } from './referenceData'

/** `npm run train`: learns the delivered model anew from the delivered examples and register, and writes it beside them. */
function trainDelivered(): void {
  const steps = train(deliveredExamples(), compileRegister(referenceUnits(), referencePlaces(), neighbourPlaces()))
  for (;;) {
    const { value, done } = steps.next()
    if (!done) continue
    writeFileSync(join('server', 'routing', 'data', 'model.json'), `${JSON.stringify(pack(value), null, 1)}\n`)
    return
  }
}

trainDelivered()
