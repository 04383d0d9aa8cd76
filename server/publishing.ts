import type { Connection } from 'mongoose'
import type { Config } from './config'
import { resultHref } from './improvements/links'
import { createImprovementStore } from './improvements/store'
import type { Numbers } from './indicators/numbersService'
import { createPublishedStore } from './indicators/publishedStore'
import { mask } from './masking/mask'
import { createCatalog } from './opendata/catalogService'
import type { Improved } from './opendata/performanceService'
import { createOpenDataService } from './opendata/service'
import { createEditionStore } from './opendata/store'
import type { Clock } from './platform/clock'
import { createTranslator } from './platform/i18n'
import type { SlaService } from './sla/service'
import type { UnitService } from './units/service'

type Needs = { connection: Connection; numbers: Numbers; units: UnitService; sla: SlaService; clock: Clock; config: Config }

const mostImprovements = 500

/** What everybody may know: open data, and how each unit performs. */
export function createPublishing({ connection, numbers, units, sla, clock, config: { baseUrl, dataLicence: licence } }: Needs) {
  const improvements = createImprovementStore(connection)
  const words = { id: createTranslator('id'), en: createTranslator('en') }

  async function improved(): Promise<Improved[]> {
    const found = await improvements.published(0, mostImprovements)
    return found.map(({ _id, unit, published, doneOn }) => ({
      unit,
      text: mask(published!.text).masked,
      on: doneOn ?? published!.on,
      href: resultHref(_id),
    }))
  }

  const openData = createOpenDataService({
    numbers,
    store: createEditionStore(connection),
    units,
    scores: createPublishedStore(connection).all,
    improvements: improved,
    rules: sla.rules,
    words,
    licence,
    baseUrl,
    clock,
  })
  return { openData, dataCatalog: createCatalog({ published: openData.published, words, licence, baseUrl }) }
}
