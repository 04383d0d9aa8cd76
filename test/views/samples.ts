import type { Site } from '../../server/platform/views'
import { calendarSamples } from './calendar'
import { agendaSamples } from './agenda'
import { assessmentSamples } from './assessments'
import { chartSamples } from './charts'
import { citizenSamples } from './citizen'
import { complianceSamples } from './compliance'
import { deskSamples } from './desk'
import { digestSamples } from './digests'
import { documentSamples } from './documents'
import { forecastSamples } from './forecasts'
import { hidingSamples } from './hiding'
import { improvementSamples } from './improvements'
import { indicatorSamples } from './indicators'
import { learningSamples } from './learning'
import { openDataSamples } from './opendata'
import { markup } from './parts'
import { policySamples } from './policies'
import { reportSamples } from './reports'
import { simulationSamples } from './simulation'
import { staffSamples } from './staff'
import { supervisionSamples } from './supervision'
import { surveySamples } from './surveys'
import { unitSamples } from './units'

export type Sample = { name: string; view: string; model: object; site: Site }

const nobody: Site = { sample: true, lang: 'id', path: '/lacak', officer: null }
const officer = { name: `Dedi ${markup}`, title: 'Penghubung DPUPR', role: 'liaison', menu: ['desk', 'overview', 'register'], keys: true }
const rooms: Record<string, string> = { learning: '/perutean', reports: '/laporan', documents: '/dokumen', surveys: '/dokumen', improvements: '/perbaikan', desk: '/meja', indicators: '/ringkasan', charts: '/ringkasan', forecasts: '/ringkasan/perkiraan', digests: '/pantauan', assessments: '/penilaian', compliance: '/kepatuhan', units: '/register', policies: '/batas-waktu', calendar: '/kalender', simulation: '/simulasi' }
const paths: Record<string, string> = { 'citizen/start': '/', 'citizen/form': '/aduan/baru', 'staff/signIn': '/masuk', 'staff/resume': '/masuk', 'reports/check': '/periksa', 'improvements/results': '/hasil', 'documents/published': '/layanan/dpupr', 'documents/publishedList': '/layanan' }

function siteOf(view: string): Site {
  const room = view === 'staff/account' || view === 'staff/shortcuts' ? '/akun' : paths[view] ? undefined : rooms[view.split('/')[0]!]
  return room ? { ...nobody, path: room, officer } : { ...nobody, path: paths[view] ?? '/lacak' }
}

/** Every page with sample data, in all the states that look different. */
export const samples: Sample[] = Object.entries({ ...citizenSamples, ...agendaSamples, ...deskSamples, ...hidingSamples, ...staffSamples, ...indicatorSamples, ...supervisionSamples, ...unitSamples, ...policySamples, ...calendarSamples, ...simulationSamples, ...chartSamples, ...forecastSamples, ...digestSamples, ...assessmentSamples, ...complianceSamples, ...improvementSamples, ...learningSamples, ...openDataSamples, ...documentSamples, ...surveySamples, ...reportSamples }).flatMap(([view, models]) =>
  Object.entries(models).map(([state, model]) => ({ name: `${view.replace('/', '-')}-${state}`, view, model, site: siteOf(view) })),
)
