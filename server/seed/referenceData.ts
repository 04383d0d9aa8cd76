import type { CalendarRecord, NamedPeriod } from '../calendar/calendar'
import type { Class, Kind } from '../complaints/complaint'
import type { Category } from '../routing/category'
import type { Kecamatan, Neighbour, Unit } from '../units/unit'
import calendarsFile from './data/calendars.json'
import methodsFile from './data/methods.json'
import placesFile from './data/places.json'
import policiesFile from './data/policies.json'
import publishedFile from './data/published.json'
import samplesFile from './data/sampleTexts.json'
import surveyScalesFile from './data/surveyScales.json'
import unitsFile from './data/units.json'

type Shared = Partial<Record<Unit['kind'], string[]>>
type DayRow = CalendarRecord['days'][number]

/** The register of units as delivered. Units of one kind that share topics (kecamatan, puskesmas) each get a copy of their own to edit. */
export function referenceUnits(): Unit[] {
  const shared: Shared = unitsFile.sharedTopics
  const units = unitsFile.units as (Unit & { confirmed: boolean })[]
  return units.map(({ confirmed: _confirmed, ...unit }) => ({ ...unit, topics: [...unit.topics, ...(shared[unit.kind] ?? [])] }))
}

/** The kecamatan and desa of the regency. */
export const referencePlaces = (): Kecamatan[] => placesFile.kecamatan

/** Neighbouring governments whose kecamatan and kelurahan are named by mistake, with the unit that stands for them. */
export const neighbourPlaces = (): Neighbour[] =>
  placesFile.outside.map(({ unit, name, kecamatan }) => ({ unit, name, kecamatan }))

/** Calendars; the closed days that most of them share are written once in the file. */
export function referenceCalendars(): CalendarRecord[] {
  const days = calendarsFile.days as DayRow[]
  return calendarsFile.calendars.map(({ _id, name, timeZone, week, periods, closedOnDays }) => ({
    _id,
    name,
    calendar: {
      timeZone,
      week,
      periods: periods.map(({ from, to, week: hours }) => ({ from, to, week: hours })),
      closed: closedOnDays ? days.map(({ date }) => date) : [],
    } as CalendarRecord['calendar'],
    days: closedOnDays ? days : [],
    spans: periods as NamedPeriod[],
    version: calendarsFile.version,
  }))
}

export const referencePolicies = () => policiesFile.policies
export const referenceMethods = () => methodsFile.methods
export const publishedScores = () => publishedFile.scores
export const surveyScales = () => surveyScalesFile.scales

/** The credit that the licence of the place data (ODbL) asks for. */
export const placesCredit = placesFile.credit

/** A higher number replaces what was delivered before, but never what an administrator has edited. */
export const referenceVersions = {
  units: unitsFile.version,
  places: placesFile.version,
  calendars: calendarsFile.version,
  policies: policiesFile.version,
  methods: methodsFile.version,
  publishedScores: publishedFile.version,
  surveyScales: surveyScalesFile.version,
}

/** A text as a citizen might write it, with what a coordinator would make of it. Invented; `chosenUnit` is what the citizen chose, often nothing. */
export type SampleText = {
  text: string
  unit: string
  kind: Kind
  class: Class
  category: Category
  kecamatan: string
  desa: string | null
  chosenUnit: string | null
}

export const sampleTexts = (): SampleText[] => samplesFile.texts as SampleText[]
