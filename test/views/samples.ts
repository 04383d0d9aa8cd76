import type { Site } from '../../server/platform/views'
import { citizenSamples } from './citizen'
import { deskSamples } from './desk'
import { indicatorSamples } from './indicators'
import { markup } from './parts'
import { staffSamples } from './staff'
import { unitSamples } from './units'

export type Sample = { name: string; view: string; model: object; site: Site }

const nobody: Site = { sample: true, lang: 'id', path: '/lacak', officer: null }
const officer = { name: `Dedi ${markup}`, title: 'Penghubung DPUPR', role: 'liaison', menu: ['desk', 'overview', 'register'] }
const signedIn = (path: string): Site => ({ sample: true, lang: 'id', path, officer })
const siteOf = (view: string): Site =>
  view.startsWith('desk/') ? signedIn('/meja') : view.startsWith('indicators/') ? signedIn('/ringkasan') : view.startsWith('units/') ? signedIn('/register') : view === 'staff/account' ? signedIn('/akun') : nobody

/** Every page with sample data, in all the states that look different. */
export const samples: Sample[] = Object.entries({ ...citizenSamples, ...deskSamples, ...staffSamples, ...indicatorSamples, ...unitSamples }).flatMap(([view, models]) =>
  Object.entries(models).map(([state, model]) => ({ name: `${view.replace('/', '-')}-${state}`, view, model, site: siteOf(view) })),
)
