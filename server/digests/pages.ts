import type { Letter } from './preference'
import type { MeasureId } from '../indicators/indicator'
import type { UnitOfMeasure } from '../indicators/measure'
import type { Watch } from './watch'

/** `unit` is its name, null the regency; `few`: too few cases to say anything; `href` leads to the number. */
export type WatchRow = Pick<
  Watch,
  'indicator' | 'side' | 'value' | 'window' | 'state' | 'last' | 'evaluatedOn' | 'firedOn' | 'unseen'
> & {
  id: string
  unit: string | null
  unitOfMeasure: UnitOfMeasure
  few: boolean
  /** Whether it is counted over the window; else it is told as of now. */
  counted: boolean
  href: string
}

/**
 * views/digests/watches; POST /pantauan with the values, /pantauan/surat with a tick for each letter, /pantauan/<id>/hapus, /pantauan/<id>/kembali.
 * `everything`: the regency may be watched. `undo`: what was just removed. `values.value` in percent for shares.
 */
export type WatchesPage = {
  rows: WatchRow[]
  most: number
  indicators: readonly MeasureId[]
  units: { id: string; name: string }[]
  everything: boolean
  letters: { id: Letter; on: boolean }[]
  done: 'added' | 'removed' | 'back' | 'letters' | null
  undo: string | null
  values: { indicator: string; unit: string; side: string; value: string; window: string }
  errors: Record<string, string>
  details: Record<string, unknown>
}
