import { localDate } from '../platform/localDate'
import type { RoutingService } from '../routing/service'
import type { Complaint } from './complaint'
import { type Door, eachOf, type Report, system } from './door'
import type { Deed } from './move'
import type { Register } from './registerStore'
import { isRouted } from './relay'
import type { ComplaintStore } from './store'

const yearOf = ({ receivedAt }: Complaint): number => Number(localDate(receivedAt).slice(0, 4))

/**
 * Records arrivals in the register book (the year is that of receipt) and routes them: suggests a unit, or assigns alone when routing
 * is sure enough. What has been recorded or routed already is left alone, so it may run twice.
 */
export function createArrivals({
  store,
  register,
  routing,
  door,
  report,
}: {
  store: ComplaintStore
  register: Register
  routing: RoutingService
  door: Door
  report: Report
}) {
  async function numbersFor(complaints: Complaint[]): Promise<Map<string, string>> {
    const missing = complaints
      .filter((complaint) => !complaint.register)
      .sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
    const years = [...new Set(missing.map(yearOf))].sort()
    const numbers = new Map<string, string>()
    for (const year of years) {
      const codes = missing.filter((complaint) => yearOf(complaint) === year).map(({ _id }) => _id)
      for (const [code, number] of await register.numbersFor(year, codes)) numbers.set(code, number)
    }
    return numbers
  }

  return async function recordAndRoute(codes: string[]): Promise<void> {
    const complaints = (await store.getMany(codes)).filter((complaint) => !complaint.register || !isRouted(complaint))
    const numbers = await numbersFor(complaints)
    const actOf = async (complaint: Complaint): Promise<{ complaint: Complaint; deeds: Deed[] }> => {
      const deeds: Deed[] = []
      if (!complaint.register) deeds.push({ deed: 'record', register: numbers.get(complaint._id)! })
      if (!isRouted(complaint)) deeds.push({ deed: 'route', ...(await routing.suggest(complaint.filing)) })
      return { complaint, deeds }
    }
    const acts = await eachOf(complaints, ({ _id }) => _id, actOf, report)
    await door.passMany(acts, system, report)
  }
}
