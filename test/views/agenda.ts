import type { AgendaPage, AgendaRow, FeedPage } from '../../server/complaints/agenda'
import { rows } from './desk'
import { at } from './parts'

const due = (row: (typeof rows)[number], ...dues: AgendaRow['dues']): AgendaRow => ({ row, dues })
const [late, today, soon, far, minutes, next, , paused, masked, closed] = rows
const page: AgendaPage = {
  today: '2026-12-18',
  sections: [
    {
      id: 'late',
      date: null,
      isTomorrow: false,
      rows: [due(late!, { what: 'followUp', at: at('2026-12-16T16:00') }, { what: 'unit', at: at('2026-12-18T16:30') }), due(masked!, { what: 'unit', at: at('2026-12-17T16:00') })],
      more: '/meja?view=late',
    },
    {
      id: 'today',
      date: '2026-12-18',
      isTomorrow: false,
      rows: [
        due(today!, { what: 'unit', at: at('2026-12-18T16:30') }, { what: 'resolution', at: at('2026-12-18T16:30') }),
        due(minutes!, { what: 'followUp', at: at('2026-12-18T10:20') }),
        due(closed!, { what: 'silence', at: at('2026-12-18T00:00') }),
      ],
      more: null,
    },
    {
      id: 'next',
      date: '2026-12-21',
      isTomorrow: false,
      rows: [due(next!, { what: 'verification', at: at('2026-12-21T16:00') }), due(paused!, { what: 'lapse', at: at('2026-12-20T09:15') }), due(far!, { what: 'unit', at: at('2026-12-21T16:00') }), due(soon!)],
      more: '/meja?view=soon',
    },
  ],
}
const address = 'https://aduan.contoh.invalid/agenda/Qm9hZ2h3b3JkaXNhdGVzdHNlY3JldDEy.ics'
const feed: FeedPage = { address, subscribe: address.replace('https:', 'webcal:'), changed: false }
const sections = page.sections.map((one) => ({ ...one, rows: [], more: null, isTomorrow: one.id === 'next' }))

export const agendaSamples = {
  'desk/agenda': { full: page, empty: { ...page, sections } },
  'desk/feed': { first: feed, changed: { ...feed, changed: true } },
} satisfies { 'desk/agenda': Record<string, AgendaPage>; 'desk/feed': Record<string, FeedPage> }
