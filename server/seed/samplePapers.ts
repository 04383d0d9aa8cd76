import { buffer } from 'node:stream/consumers'
import { dateOfDay, dayOfDate } from '../calendar/date'
import type { CoachingTopic } from '../documents/coaching'
import type { ChannelKind } from '../documents/channel'
import type { DocumentKind } from '../documents/document'
import { localDate } from '../platform/localDate'
import { pdfOf } from '../platform/pdf'
import type { Services } from '../services'
import { elements, type Means } from '../surveys/survey'
import type { Officer } from '../staff/officer'
import papersFile from './data/samplePapers.json'
import { sampleId } from './sampleId'

type Time = { clock: { set(to: Date): void }; end: Date }
type Sample = {
  unit: string
  documents: { kind: DocumentKind; title: string; number: string; from: number; to: number | null }[]
  channels: { kind: ChannelKind; name: string; address: string; hours: string; from: number; source: string; counts: number[] }[]
  procedure: { days: number; intro: string; steps: string[] } | null
  coaching: { days: number; topic: CoachingTopic; subject: string; agreed: string }[]
  surveys: { from: number; to: number; respondents: number; means: number[] }[]
}

/**
 * Sample documents, channels with counts, procedures, coaching and surveys of a few units, all marked as samples; days are counted back from the end.
 * Done over, it changes nothing: each thing has an id that follows from what it is.
 */
export async function seedPapers(services: Services, { clock, end }: Time): Promise<void> {
  const { staff } = services
  const supervisor = (await staff.officerById('pengawas'))!
  for (const sample of papersFile.units as Sample[]) {
    const liaison = (await staff.officerById(`penghubung.${sample.unit}`))!
    const scene = sceneOf(services, { clock, end }, sample)
    await scene.documents(liaison)
    await scene.channels(liaison)
    await scene.procedure(liaison)
    await scene.coaching(supervisor)
    await scene.surveys(liaison)
  }
  clock.set(end)
}

function sceneOf(services: Services, { clock, end }: Time, sample: Sample) {
  const { unit } = sample
  const keeping = services.documentKeeping
  const today = dayOfDate(localDate(end))!
  const ago = (days: number): string => dateOfDay(today - days)
  const goTo = (days: number): void => clock.set(new Date(Math.min(end.getTime(), Date.parse(`${ago(days)}T03:00:00Z`))))

  return {
    async documents(by: Officer): Promise<void> {
      for (const { kind, title, number, from, to } of sample.documents) {
        goTo(from)
        const name = `${title.replace(/[^\p{L}\d ]/gu, '')}.pdf`
        const [file] = await services.files.storeAll([{ originalname: name, buffer: await samplePaper(title, number) }] as never)
        const content = { title, number, date: ago(from), file: file!, link: null }
        const request = sampleId(unit, kind)
        const validTo = to === null ? null : ago(to)
        await keeping.documents.add(by, unit, { request, kind, content, validFrom: ago(from), validTo })
      }
    },

    async channels(by: Officer): Promise<void> {
      for (const { kind, name, address, hours, from, source, counts } of sample.channels) {
        goTo(from)
        const request = sampleId(unit, kind)
        await keeping.channels.add(by, unit, {
          request,
          kind,
          content: { name, address, hours },
          validFrom: ago(from),
          validTo: null,
        })
        goTo(0)
        for (const [i, number] of counts.entries())
          await keeping.channels.count(by, unit, request, {
            month: monthBefore(localDate(end), i + 1),
            revision: 0,
            number,
            source,
            reason: '',
          })
      }
    },

    async procedure(by: Officer): Promise<void> {
      if (!sample.procedure || (await keeping.procedures.toEdit(by, unit)).procedure) return
      const { days, intro, steps } = sample.procedure
      goTo(days)
      const content = { intro, steps, fee: 'Gratis', post: `liaison-${unit}` }
      await keeping.procedures.publish(by, unit, { rev: 0, content, validFrom: ago(days), validTo: null })
    },

    async coaching(by: Officer): Promise<void> {
      for (const { days, ...entry } of sample.coaching) {
        goTo(days)
        const coached = [`liaison-${unit}`, `head-${unit}`]
        const request = sampleId(unit, `coaching-${days}`)
        await keeping.coaching.add(by, unit, { ...entry, request, date: ago(days), coached, files: [], link: null })
      }
    },

    async surveys(by: Officer): Promise<void> {
      for (const { from, to, respondents, means } of sample.surveys) {
        goTo(Math.max(0, to - 10))
        const read = Object.fromEntries(elements.map((element, i) => [element, means[i]!])) as Means
        const source = 'Contoh: laporan survei kepuasan'
        const survey = { from: ago(from), to: ago(to), revision: 0, respondents, means: read, source, link: null, reason: '' }
        await services.surveys.enter(by, unit, survey)
      }
    },
  }
}

/** The month so many months before that of a date. */
function monthBefore(date: string, months: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 7)
}

const samplePaper = (title: string, number: string): Promise<Buffer> =>
  buffer(
    pdfOf(
      { title, lang: 'id-ID', date: new Date('2026-01-01T00:00:00Z'), footer: 'Contoh, bukan dokumen resmi', pageNumber: String },
      [
        { h1: title },
        { p: number || 'Tanpa nomor' },
        { p: 'Ini dokumen contoh untuk mencoba. Gantilah dengan dokumen yang sebenarnya.' },
      ],
    ),
  )
