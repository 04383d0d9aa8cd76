import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { connectMongo, disconnectMongo } from '../server/platform/mongo'
import { seedReference } from '../server/seed/reference'
import type { Place, Row } from './row'
import { load, serve } from './serve'

const seconds = 6
const connections = [1, 16, 64]
const fields = {
  go: 'kirim',
  step: '4',
  kind: 'pengaduan',
  kecamatan: '36.04.09',
  desa: '',
  placeDetail: '',
  chosenUnit: '',
  identity: 'named',
  name: 'Warga Contoh',
  email: 'warga@contoh.invalid',
  phone: '',
  text: 'Jalan dari pertigaan pasar ke SD di Kadikaran lubangnya sudah dalam. Kalau hujan tidak kelihatan. Minggu lalu ada ibu bonceng anak jatuh, tolong segera ditambal.',
}

/** Durable intake of the product against a bare express with one insert, side by side at each number of connections. */
export async function benchIntake(place: Place): Promise<Row[]> {
  await connectMongo(place.mongoUrl)
  await seedReference(mongoose.connection)
  await disconnectMongo()
  const product = await serve([join('dist', 'server', 'index.js')], place, '/alive')
  const bare = await serve([join('bench', 'bare.mjs')], place)
  const rows: Row[] = []
  try {
    await perSecond(bare.url, 16, 2)
    await perSecond(product.url, 16, 2)
    for (const count of connections) {
      const ours = await perSecond(product.url, count, seconds)
      const theirs = await perSecond(bare.url, count, seconds)
      rows.push({ name: `durable intake, ${count} connections`, value: ours, unit: 'complaints/s', aim: null })
      rows.push({ name: `bare insert, ${count} connections`, value: theirs, unit: 'inserts/s', aim: null })
      rows.push({ name: `intake ÷ bare, ${count} connections`, value: ours / theirs, unit: '', aim: 0.6 })
    }
  } finally {
    await product.stop()
    await bare.stop()
  }
  return rows
}

// Each complaint comes from a house of its own, as from one alone the product would take no more than 60.
let houses = 0
function anAddress(): string {
  houses += 1
  return `10.${(houses >> 16) & 255}.${(houses >> 8) & 255}.${houses & 255}`
}

async function perSecond(url: string, count: number, duration: number): Promise<number> {
  const body = () => new URLSearchParams({ ...fields, requestId: randomUUID() }).toString()
  const result = await load({
    url: `${url}/aduan/baru`,
    connections: count,
    duration,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({
          ...request,
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': anAddress() },
          body: body(),
        }),
      },
    ],
  })
  if (result['3xx'] === 0 || result.errors > 0 || result['4xx'] + result['5xx'] > 0)
    throw new Error(`intake failed: ${JSON.stringify({ ...result, url })}`)
  return result['3xx'] / result.duration
}
