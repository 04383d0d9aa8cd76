import type { DimensionScore } from '../assessments/assessment'
import type { DocumentEvidenceService } from '../documents/evidenceService'
import type { Improvement } from '../improvements/improvement'
import { shown } from '../improvements/shown'
import type { SurveyResult } from '../surveys/service'
import type { Unit } from '../units/unit'
import type { Window } from '../indicators/period'
import type { Asked, Sources } from './sources'

type Needs = {
  units: { list(): Promise<Unit[]> }
  documents: Pick<DocumentEvidenceService, 'at' | 'channels' | 'procedure' | 'coaching'>
  improvements: { of(units: readonly string[] | null): Promise<Improvement[]> }
  assessments: { scores(year: number): Promise<Map<string, DimensionScore[]>> }
  surveys: {
    of(unit: string, window: Window): Promise<SurveyResult[]>
    latestDays(units: string[]): Promise<ReadonlyMap<string, string>>
  }
  /** Which of these units have written down anything of a kind, ever. */
  holding(kind: HoldingKind, units: string[]): Promise<string[]>
}
export type HoldingKind = 'channels' | 'procedures' | 'documents' | 'coaching'

/** What the registers of evidence have to say, each line with its unit: of one unit, or of all one after the other. */
export function createSources({ units, documents, improvements, assessments, surveys, holding }: Needs): Sources {
  const everyUnit = async (): Promise<string[]> =>
    (await units.list()).filter(({ kind }) => kind !== 'outside').map(({ _id }) => _id)

  // Of a hundred units few have something to say, and each is asked by itself: so the others are not.
  async function ofEach<T>(
    { unit }: Asked,
    having: (all: string[]) => Promise<readonly string[]>,
    read: (unit: string) => Promise<T[]>,
  ): Promise<(T & { unit: string })[]> {
    const found: (T & { unit: string })[] = []
    for (const id of unit === null ? await having(await everyUnit()) : [unit])
      for (const line of await read(id)) found.push({ ...line, unit: id })
    return found
  }
  const having = (kind: HoldingKind) => (all: string[]) => holding(kind, all)

  return {
    channels: (asked) =>
      ofEach(asked, having('channels'), async (unit) =>
        (await documents.channels(unit, asked.window, asked.inspects))
          .filter(({ kind }) => asked.unit !== null || kind !== 'web')
          .map(({ kind, name, address, hours, months, total }) => {
            const open = months.filter((month) => month.open)
            const counted = open.filter(({ number }) => number !== null).length
            return { kind, name, address, hours, count: counted === 0 ? null : total, counted, months: open.length }
          }),
      ),

    procedures: (asked) =>
      ofEach(asked, having('procedures'), async (unit) => {
        const found = await documents.procedure(unit, asked.window.to)
        if (!found) return []
        const { intro, steps, fee, responsible, from, limits } = found
        return [{ intro, steps, fee, post: responsible?.title ?? null, holder: responsible?.holder ?? null, from, limits }]
      }),

    documents: (asked) =>
      ofEach(asked, having('documents'), async (unit) =>
        (await documents.at(unit, asked.window)).map(({ kind, title, number, date, version, from, to, file, link }) => ({
          kind,
          title,
          number,
          date,
          version,
          from,
          to,
          file,
          link,
        })),
      ),

    coaching: (asked) =>
      ofEach(asked, having('coaching'), async (unit) =>
        (await documents.coaching(unit, asked.window)).map(({ date, topic, subject, coach, coached, agreed }) => ({
          date,
          topic,
          subject,
          coach: coach.title,
          coached: coached.map(({ title }) => title),
          agreed,
        })),
      ),

    async improvements({ unit, window, inspects }) {
      const all = await improvements.of(unit === null ? null : [unit])
      return all
        .filter((one) => isOf(one, window) && (!one.oversight || inspects.includes(one.unit)))
        .map((one) => shown(one, 'public'))
        .map(({ unit: of, theme, plan, state, doneOn, measured }) => ({
          unit: of,
          title: plan.title,
          category: theme.category,
          cause: plan.cause,
          change: plan.change,
          state,
          dueOn: plan.dueOn,
          doneOn,
          effect: measured && { verdict: measured.verdict, days: measured.days, ...measured.counts },
        }))
    },

    async assessments(asked) {
      const year = Number(asked.window.to.slice(0, 4))
      const scores = await assessments.scores(year)
      return ofEach(
        asked,
        () => Promise.resolve([...scores.keys()].sort()),
        async (unit) =>
          (scores.get(unit) ?? [])
            .filter(({ assessed }) => assessed > 0)
            .map(({ dimension, numerator, denominator, accepted, score }) => ({
              year,
              dimension,
              points: numerator,
              items: denominator,
              accepted,
              score,
            })),
      )
    },

    surveys: (asked) =>
      ofEach(
        asked,
        async (all) => [...(await surveys.latestDays(all)).keys()],
        async (unit) =>
          (await surveys.of(unit, asked.window)).map(({ from, to, index, respondents, band }) => ({
            from,
            to,
            index: index / 100,
            respondents,
            letter: band?.letter ?? null,
          })),
      ),
  }
}

/** Proposed, agreed, planned or done in the window, or still open in it. */
const isOf = ({ proposedOn, doneOn, droppedOn }: Improvement, { from, to }: Window): boolean =>
  proposedOn <= to && (doneOn === null || doneOn >= from) && droppedOn === null
