import type { Readable } from 'node:stream'
import type { Clock } from '../platform/clock'
import type { FileStore, StoredFile } from '../platform/files'
import { localDate } from '../platform/localDate'
import type { Rules } from '../sla/rules'
import type { Post } from '../staff/officer'
import { type Check, checklistOf } from './checklist'
import { monthsOf } from './channel'
import { coachingIn, shownCoaching } from './coaching'
import { documentKinds } from './document'
import {
  type ChannelEvidence,
  channelEvidence,
  type CoachingEvidence,
  type DocumentEvidence,
  documentEvidence,
  type ProcedureEvidence,
  procedureEvidence,
  webEvidence,
  writtenBy,
} from './evidence'
import { type Limit, type ProcedureContent, procedureId, publishedClasses } from './procedure'
import type { DocumentStores } from './store'
import { type InForce, versionOn, type Window } from './versions'

type Needs = {
  stores: DocumentStores
  files: Pick<FileStore, 'open'>
  staff: {
    namesOf(ids: string[]): Promise<Record<string, string>>
    holderOf(post: string, date: string): Promise<{ name: string } | null>
  }
  postsAround(unit: string): Promise<Post[]>
  rules: () => Promise<Pick<Rules, 'policyFor'>>
  /** How many complaints the product received for a unit in each month; abuse of authority only where `inspects` names the unit. */
  received(unit: string, months: string[], inspects: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** The last day of the period of the latest survey of each unit that has one. */
  surveyed(units: readonly string[]): Promise<ReadonlyMap<string, string>>
  clock: Clock
  baseUrl: string
}

export type DocumentEvidenceService = ReturnType<typeof createDocumentEvidence>

/** What a unit can show, as it stood: for pages and for the evidence pack. Whoever hands it out has asked whether the looker may have it. */
export function createDocumentEvidence(needs: Needs) {
  const { stores, files, staff, postsAround, rules, received, surveyed, clock, baseUrl } = needs
  const today = () => localDate(clock.now())
  const namesFor = async (ids: string[]) => {
    const names = await staff.namesOf([...new Set(ids)])
    return (id: string): string => names[id] ?? id
  }

  /** The limits that held on a date for complaints to this unit. */
  async function limitsOn(unit: string, date: string): Promise<Limit[]> {
    const { policyFor } = await rules()
    const receivedAt = new Date(`${date}T05:00:00Z`)
    return publishedClasses.map((name) => {
      const kind = name === 'information' ? 'informasi' : 'pengaduan'
      const { verification, followUp, resolution } =
        policyFor({ kind, class: name, category: '', unit, receivedAt })?.targets ?? {}
      return { class: name, verification: verification ?? null, followUp: followUp ?? null, answer: resolution ?? null }
    })
  }

  /** The responsible post and its holder on a date. */
  async function responsibleOn(unit: string, post: string, date: string): Promise<ProcedureEvidence['responsible']> {
    const found = (await postsAround(unit)).find(({ _id }) => _id === post)
    return found ? { title: found.title, holder: (await staff.holderOf(post, date))?.name ?? null } : null
  }

  return {
    limitsOn,
    responsibleOn,

    /** The versions that held in the window, by kind and then by date; `open` of a file gives its bytes. */
    async at(unit: string, window: Window): Promise<(DocumentEvidence & { open: (() => Promise<Readable>) | null })[]> {
      const documents = await stores.documents.of([unit])
      const nameOf = await namesFor(documents.flatMap(({ versions }) => versions.map(({ by }) => by)))
      return documents
        .flatMap((document) => documentEvidence(document, window, nameOf))
        .sort((a, b) => orderOf(a) - orderOf(b) || compare(a.from, b.from))
        .map((one) => ({ ...one, open: one.file && (() => files.open(one.file!.id)) }))
    },

    /** The ways to complain that were open in the window, this product first, each with its counts by month. */
    async channels(unit: string, window: Window, inspects: readonly string[] = []): Promise<ChannelEvidence[]> {
      const [channels, counts] = await Promise.all([
        stores.channels.of([unit]),
        stores.counts.of([unit], { from: window.from.slice(0, 7), to: window.to.slice(0, 7) }),
      ])
      const nameOf = await namesFor(counts.map(({ by }) => by))
      const others = channels.flatMap((channel) => channelEvidence(channel, counts, window, nameOf) ?? [])
      const web = webEvidence(await received(unit, monthsOf(window), inspects), window, baseUrl)
      return [web, ...others.sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name))]
    },

    /** The procedure that was published on a date; null where none was. */
    async procedure(unit: string, date: string): Promise<ProcedureEvidence | null> {
      const procedure = await stores.procedures.get(procedureId(unit))
      const held: InForce<ProcedureContent> | null = procedure && versionOn(procedure, date)
      if (!procedure || !held) return null
      const nameOf = await namesFor([held.version.by])
      const [limits, responsible] = [await limitsOn(unit, date), await responsibleOn(unit, held.version.post, date)]
      return procedureEvidence(procedure, held.version, { limits, responsible, nameOf })
    },

    /** The coaching log of the window, the latest first, without what was annulled. */
    async coaching(unit: string, window: Window): Promise<CoachingEvidence[]> {
      const entries = coachingIn(await stores.coaching.of([unit]), window).map(shownCoaching)
      const nameOf = await namesFor(entries.map(({ by }) => by))
      return entries.map(({ at, by, as, annulled: _annulled, ...entry }) => ({
        ...entry,
        written: writtenBy({ at, by, as }, nameOf),
      }))
    },

    /** What is there and what is missing today, for each of these units. */
    async checklists(units: readonly string[]): Promise<Map<string, Check[]>> {
      const [documents, procedures, channels, counts, coaching, surveys] = await Promise.all([
        stores.documents.of(units),
        stores.procedures.of(units),
        stores.channels.of(units),
        stores.counts.of(units),
        stores.coaching.of(units),
        surveyed(units),
      ])
      const date = today()
      const of = <T extends { unit: string }>(rows: T[], unit: string): T[] => rows.filter((row) => row.unit === unit)
      return new Map(
        units.map((unit) => {
          const holdings = {
            documents: of(documents, unit),
            procedure: of(procedures, unit)[0] ?? null,
            channels: of(channels, unit),
            counts: of(counts, unit),
            coaching: of(coaching, unit),
            survey: surveys.get(unit) ?? null,
          }
          return [unit, checklistOf(holdings, date)]
        }),
      )
    },

    open: (file: StoredFile): Promise<Readable> => files.open(file.id),
  }
}

const orderOf = ({ kind }: Pick<DocumentEvidence, 'kind'>): number => documentKinds.indexOf(kind)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
