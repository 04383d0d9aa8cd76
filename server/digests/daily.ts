import type { AgendaPage, AgendaSection } from '../complaints/agenda'

/** A case as a mail tells it: by number, never by what a citizen wrote. `dues`: what falls due, and when. */
export type DailyRow = {
  number: string
  unit: string | null
  dues: { what: AgendaSection['rows'][number]['dues'][number]['what']; at: Date }[]
}
export type DailySection = Pick<AgendaSection, 'id' | 'date' | 'isTomorrow'> & { rows: DailyRow[]; more: boolean }

const shown = 10

/** What a head is told in the morning: what is late, what falls due today and until the next working day. Sections without a case are left out. */
export function dailySections({ sections }: AgendaPage): DailySection[] {
  return sections
    .filter(({ rows }) => rows.length > 0)
    .map(({ id, date, isTomorrow, rows, more }) => ({
      id,
      date,
      isTomorrow,
      rows: rows
        .slice(0, shown)
        .map(({ row: { register, code, unit }, dues }) => ({ number: register ?? (code || '–'), unit, dues })),
      more: more !== null || rows.length > shown,
    }))
}
