import type { Window } from '../server/indicators/period'
import type { Services } from '../server/services'
import { supervisor } from './lives'
import { p95 } from './p95'
import type { Row } from './row'

/** The supervisor's other pages, each for every window that it can be asked for. */
export async function pageRows(services: Services, windows: readonly Window[], size: string): Promise<Row[]> {
  const { supervisorPages: pages, forecasts, themeScreens, compliance } = services
  const sort = { key: 'onTime.unit', descending: false } as const
  const row = async (name: string, deed: (window: Window) => Promise<unknown>, all = windows): Promise<Row> => {
    const value = await p95(all, deed)
    process.stderr.write(`${name} ${value.toFixed(1)} ms\n`)
    return { name: `${name} at ${size}, p95 in the process`, value, unit: 'ms', aim: null }
  }
  const [once, dates] = [windows.slice(0, 1), windows.slice(0, 3)]
  return [
    await row('comparison', (window) => pages.comparison(supervisor, { window, sort, by: 'onTime.unit' })),
    await row('trend', () => pages.trend(supervisor, { measure: 'onTime.unit', unit: null, months: 36 }, trendWords), once),
    await row('ageing', (window) => pages.ageing(supervisor, window, ['', '', '', ''])),
    await row('places', (window) => pages.places(supervisor, { window, measure: 'received', sort: null })),
    await row('flow', (window) => pages.flow(supervisor, window)),
    await row('hours', (window) => pages.hours(supervisor, window, null)),
    await row('unit', (window) => pages.unit(supervisor, 'dpupr', window, { target: '' })),
    await row('compliance', (window) => compliance.list(supervisor, window)),
    await row('forecast', () => forecasts.page(supervisor, 1), once),
    await row('themes', ({ to }) => themeScreens.list(supervisor, { unit: '', state: null, date: to }), dates),
  ]
}

const trendWords = { now: '', before: '', target: '' }
