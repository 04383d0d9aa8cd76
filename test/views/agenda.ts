import type { AgendaPage, FeedPage } from '../../server/complaints/agendaPages'
import { rows } from './desk'

const page: AgendaPage = {
  today: '2026-12-18',
  sections: [
    { id: 'late', date: null, rows: rows.slice(0, 2), more: true, list: '/meja?view=late' },
    { id: 'today', date: '2026-12-18', rows: rows.slice(1), more: false, list: '/meja?view=soon' },
    { id: 'next', date: '2026-12-21', rows, more: false, list: '/meja?view=soon' },
  ],
}
const feed: FeedPage = { address: 'https://aduan.contoh.invalid/agenda/Qm9hZ2h3b3JkaXNhdGVzdHNlY3JldDEy.ics', changed: false }

export const agendaSamples = {
  'desk/agenda': { full: page, empty: { ...page, sections: page.sections.map((one) => ({ ...one, rows: [], more: false })) } },
  'desk/feed': { first: feed, changed: { ...feed, changed: true } },
}
