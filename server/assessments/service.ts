import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { StoredFile } from '../platform/files'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import {
  copied,
  type Deed,
  type DimensionScore,
  emptySheet,
  type Item,
  nextServiceId,
  scoresOf,
  type Sheet,
  sheetId,
  type Slot,
  slotsOf,
  type Tally,
} from './assessment'
import { mayAssess, mayReadSheet, mayReadSheets, mayReview } from './permissions'
import type { ItemForm, ReviewForm } from './schemas'
import type { SheetStore } from './store'

type Audit = {
  record(entry: { by: string; as: string | null; deed: string; target: string; details: Record<string, string> }): Promise<void>
}
type Needs = { store: SheetStore; units: { list(): Promise<Unit[]> }; audit: Audit; clock: Clock }

/** Which sheet, and which of its items. */
export type Upon = { unit: string; year: number }
export type UponItem = Upon & { key: string }
export type Entry = { unit: Unit; sheet: Sheet; slot: Slot; item: Item | undefined; history: Deed[] }

export type AssessmentService = ReturnType<typeof createAssessmentService>

/** What each unit says of its own service standard, with evidence, and what a reviewer says to it. */
export function createAssessmentService({ store, units, audit, clock }: Needs) {
  const thisYear = (): number => Number(localDate(clock.now()).slice(0, 4))
  const isOpen = (year: number): boolean => year >= thisYear() - 1 && year <= thisYear()
  const subjects = async (): Promise<Unit[]> => (await units.list()).filter(({ kind, active }) => active && kind !== 'outside')

  async function unitFor(officer: Officer, id: string): Promise<Unit> {
    if (!mayReadSheets(officer)) throw new Refused('forbidden', 'assessmentForbidden')
    const unit = (await subjects()).find(({ _id }) => _id === id)
    if (!unit) throw new Refused('missing', 'unitUnknown')
    if (!mayReadSheet(officer, id)) throw new Refused('forbidden', 'assessmentOtherUnit')
    return unit
  }

  const sheetOf = async ({ unit, year }: Upon): Promise<Sheet> => (await store.get(sheetId(unit, year))) ?? emptySheet(unit, year)

  async function entry(officer: Officer, { unit: id, year, key }: UponItem): Promise<Entry> {
    const unit = await unitFor(officer, id)
    const sheet = await sheetOf({ unit: id, year })
    const slot = slotsOf(sheet).find((one) => one.key === key)
    if (!slot) throw new Refused('missing', 'assessmentItemUnknown')
    return { unit, sheet, slot, item: sheet.items[key], history: await store.history(sheet._id, key) }
  }

  /** The sheet, if this officer may write upon it. */
  async function writing(officer: Officer, upon: Upon): Promise<Sheet> {
    await unitFor(officer, upon.unit)
    if (!mayAssess(officer, upon.unit)) throw new Refused('forbidden', 'assessmentNotYours')
    return openSheet(upon)
  }

  async function openSheet(upon: Upon): Promise<Sheet> {
    if (!isOpen(upon.year)) throw new Refused('conflict', 'assessmentYearClosed', { year: upon.year })
    return sheetOf(upon)
  }

  const signed = ({ id, post }: Officer) => ({ at: clock.now(), by: id, as: post })
  const deedOf = (officer: Officer, deed: Deed['deed'], more: Partial<Deed> = {}): Deed => ({
    item: null,
    ...signed(officer),
    deed,
    state: null,
    text: '',
    evidence: null,
    ...more,
  })
  const overtaken = (): Refused => new Refused('conflict', 'assessmentChanged')

  async function written(
    isWritten: boolean,
    { by, as, deed, item, state }: Deed,
    sheet: Sheet,
    about = item ?? '',
  ): Promise<void> {
    if (!isWritten) throw overtaken()
    const details = { ...(about && { about }), ...(state && { state }) }
    await audit.record({ by, as, deed: `assessment:${deed}`, target: `assessment:${sheet._id}`, details })
  }

  return {
    thisYear,
    isOpen,
    entry,

    /** The sheets of a year that this officer may read, of every unit there is. */
    async list(officer: Officer, year: number): Promise<{ unit: Unit; sheet: Tally }[]> {
      if (!mayReadSheets(officer)) throw new Refused('forbidden', 'assessmentForbidden')
      const sheets = new Map((await store.ofYear(year)).map((sheet) => [sheet.unit, sheet]))
      return (await subjects())
        .filter(({ _id }) => mayReadSheet(officer, _id))
        .map((unit) => ({ unit, sheet: sheets.get(unit._id) ?? emptySheet(unit._id, year) }))
    },

    /** One sheet, and whether last year's can be copied to begin it. */
    async sheet(officer: Officer, upon: Upon): Promise<{ unit: Unit; sheet: Sheet; mayCopy: boolean }> {
      const unit = await unitFor(officer, upon.unit)
      const [own, last] = await Promise.all([
        store.get(sheetId(upon.unit, upon.year)),
        store.get(sheetId(upon.unit, upon.year - 1)),
      ])
      const mayCopy = !own && last !== null && isOpen(upon.year) && mayAssess(officer, upon.unit)
      return { unit, sheet: own ?? emptySheet(upon.unit, upon.year), mayCopy }
    },

    /** The scores of every unit that has a sheet in a year; for the compliance estimate, which asks permission itself. */
    scores: async (year: number): Promise<Map<string, DimensionScore[]>> =>
      new Map((await store.ofYear(year)).map((sheet) => [sheet.unit, scoresOf(sheet)])),
    /** The same of one unit; null where its sheet has not begun. */
    async scoresOf(unit: string, year: number): Promise<DimensionScore[] | null> {
      const sheet = await store.get(sheetId(unit, year))
      return sheet && scoresOf(sheet)
    },

    /**
     * Says where an item stands. Fulfilled and partly need evidence: a file, new or kept, or a link. Whatever a reviewer had decided is undone.
     * `storeFiles` is called only when everything else is in order.
     */
    async assess(officer: Officer, upon: UponItem, form: ItemForm, storeFiles: () => Promise<StoredFile[]>): Promise<void> {
      const sheet = await writing(officer, upon)
      const { slot, item: before } = await entry(officer, upon)
      if ((before?.version ?? 0) !== form.version) throw overtaken()
      const kept = (before?.evidence.files ?? []).filter(({ id }) => form.keep.includes(id))
      const evidence = { files: [...kept, ...(await storeFiles())], link: form.link || null }
      const claims = form.state === 'fulfilled' || form.state === 'partly'
      if (claims && evidence.files.length === 0 && !evidence.link)
        throw new Refused('invalid', 'evidenceMissing', { fields: { files: 'evidenceMissing' } })
      const { state, note, version } = form
      const item: Item = { state, note, evidence, ...signed(officer), review: null, version: version + 1 }
      const deed = deedOf(officer, 'assessed', { item: slot.key, state, text: note, evidence })
      await written(await store.putItem(sheet, { key: slot.key, version, item, deed }), deed, sheet)
    },

    /** Accepts what the assessor said, or sends it back with a reason; nobody reviews an own word. */
    async review(officer: Officer, upon: UponItem, { version, decision, reason }: ReviewForm): Promise<void> {
      const { sheet, slot, item } = await entry(officer, upon)
      if (!mayReview(officer, upon.unit, item ?? { by: '' })) throw new Refused('forbidden', 'assessmentReviewNotYours')
      if (!item || item.version !== version || item.review) throw overtaken()
      await openSheet(upon)
      const review = { ...signed(officer), decision, reason: reason || null }
      const deed = deedOf(officer, decision, { item: slot.key, state: item.state, text: reason })
      const after = { ...item, review, version: version + 1 }
      await written(await store.putItem(sheet, { key: slot.key, version, item: after, deed }), deed, sheet)
    },

    async addService(officer: Officer, upon: Upon, name: string): Promise<void> {
      const sheet = await writing(officer, upon)
      const isThere = sheet.services.some((one) => !one.removed && one.name.toLowerCase() === name.toLowerCase())
      if (isThere) throw new Refused('invalid', 'serviceNameTaken', { fields: { name: 'serviceNameTaken' } })
      const deed = deedOf(officer, 'serviceAdded', { text: name })
      const service = { id: nextServiceId(sheet), name, removed: false }
      await written(await store.addService(sheet, service, deed), deed, sheet, name)
    },

    /** Takes a service off the sheet; what was said about it stays in the history. */
    async removeService(officer: Officer, upon: Upon, id: string): Promise<void> {
      const sheet = await writing(officer, upon)
      const service = sheet.services.find((one) => one.id === id)
      if (!service) throw new Refused('missing', 'serviceUnknown')
      const deed = deedOf(officer, 'serviceRemoved', { text: service.name })
      await written(await store.removeService(sheet, id, deed), deed, sheet, service.name)
    },

    /** Begins the sheet of a year with last year's. */
    async copyLast(officer: Officer, upon: Upon): Promise<void> {
      await writing(officer, upon)
      const last = await store.get(sheetId(upon.unit, upon.year - 1))
      if (!last) throw new Refused('missing', 'assessmentNothingToCopy')
      const sheet = copied(last, upon.year, signed(officer))
      const deed = deedOf(officer, 'copied', { text: String(last.year) })
      await written(await store.add(sheet, deed), deed, sheet, String(last.year))
    },

    /** A file that is or once was evidence of an item. */
    async file(officer: Officer, upon: UponItem, id: string): Promise<StoredFile> {
      const { item, history } = await entry(officer, upon)
      const all = [item?.evidence, ...history.map(({ evidence }) => evidence)].flatMap((one) => one?.files ?? [])
      const file = all.find((one) => one.id === id)
      if (!file) throw new Refused('missing', 'fileMissing')
      return file
    },
  }
}
