import type { Complaint } from '../complaints/complaint'
import { maskerFor } from '../complaints/masked'
import { type Names, namesOf } from '../complaints/naming'
import { disclosure } from '../complaints/permissions'
import { Refused } from '../errors'
import { addressOf } from '../indicators/links'
import { kindOf, type Window } from '../indicators/period'
import { inWords } from '../indicators/windowView'
import type { Officer } from '../staff/officer'
import type { UnitService } from '../units/service'
import { mistakesHref } from './links'
import type { MistakeRow, MistakesPage } from './pages'
import { mayListMistakes } from './permissions'
import type { Confusion, Mistaken, RecordStore } from './recordStore'

type Needs = {
  records: Pick<RecordStore, 'mistaken'>
  complaints: { getMany(codes: string[]): Promise<Complaint[]> }
  units: Pick<UnitService, 'list' | 'kecamatan'>
}
export type RoutingMistakes = ReturnType<typeof createRoutingMistakes>

const rowsOnPage = 50

/** The complaints behind each pair of units that routing takes for each other. */
export function createRoutingMistakes({ records, complaints, units }: Needs) {
  return {
    /** @throws Refused `forbidden` `routingForbidden`; `missing` `unitUnknown` */
    async page(officer: Officer, pair: Confusion, { window, page }: { window: Window; page: number }): Promise<MistakesPage> {
      if (!mayListMistakes(officer)) throw new Refused('forbidden', 'routingForbidden')
      const [register, places] = await Promise.all([units.list(), units.kecamatan()])
      const named = (id: string) => {
        const unit = register.find(({ _id }) => _id === id)
        if (!unit) throw new Refused('missing', 'unitUnknown')
        return { id, name: unit.name }
      }
      const [suggested, truth] = [named(pair.suggested), named(pair.truth)]
      const skip = (page - 1) * rowsOnPage
      const { total, rows } = await records.mistaken(window, pair, { skip, limit: rowsOnPage })
      const read = new Map((await complaints.getMany(rows.map(({ _id }) => _id))).map((one) => [one._id, one]))
      const names = namesOf(register, places)
      return {
        suggested,
        truth,
        shown: inWords(window, kindOf(window)),
        total,
        first: skip + 1,
        rows: rows.map((row) => rowOf(officer, row, read.get(row._id), names)),
        newer: page > 1 ? mistakesHref(pair, window, page - 1) : null,
        older: skip + rows.length < total ? mistakesHref(pair, window, page + 1) : null,
        back: `${addressOf('/perutean', window)}#tertukar`,
      }
    },
  }
}

/** Words, number and link only of a complaint that is this officer's to read. */
function rowOf(
  officer: Officer,
  { _id, day, mille, truthBy }: Mistaken,
  complaint: Complaint | undefined,
  names: Names,
): MistakeRow {
  const isRead = complaint !== undefined && disclosure(officer, complaint) === 'full'
  return {
    code: isRead ? _id : null,
    register: isRead ? complaint.register : null,
    title: isRead ? maskerFor(complaint, 'officer')(complaint.title) : null,
    kecamatan: names.kecamatan(complaint?.filing.kecamatan ?? ''),
    day,
    confidence: mille / 1000,
    truthBy,
  }
}
