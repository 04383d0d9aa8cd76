import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createKeeper } from '../server/setup/processes.mjs'
import { provisionMongod } from '../server/setup/provisionMongod.mjs'
import { provisionRedis } from '../server/setup/provisionRedis.mjs'
import { startMongod, startRedis } from '../server/setup/servers.mjs'
import { benchDuplicates } from './duplicates'
import { benchIntake } from './intake'
import { benchJudge } from './judge'
import { benchMask } from './mask'
import { benchNumbers } from './numbers'
import { benchPages } from './pages'
import { benchPaper } from './paper'
import { benchProjection } from './projection'
import { benchRejudge } from './rejudge'
import { benchRouting } from './routing'
import { benchSweep } from './sweep'
import { benchWorker } from './worker'
import { connectMongo, disconnectMongo } from '../server/platform/mongo'
import type { Row } from './row'

/** Everything with its limit in one run, on servers of its own: `npm run bench`, or `npm run bench -- intake judge` for some of it. */
async function main(): Promise<void> {
  const keeper = createKeeper()
  const folder = mkdtempSync(join(tmpdir(), 'aduan-bench-'))
  keeper.removeIfKilled(folder)
  const wanted = process.argv.slice(2)
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name)
  try {
    const [mongo, redis] = await Promise.all([provisionMongod(), provisionRedis()])
    const mongoUrl = 'url' in mongo ? mongo.url : (await startMongod({ keeper, folder, binary: mongo.binary, cacheGb: 2 })).url
    const redisUrl = 'url' in redis ? redis.url : (await startRedis({ keeper, folder, binary: redis.binary, durable: false })).url
    const on = (name: string) => ({ mongoUrl: mongoUrl.replace(/\/aduan\?/, `/bench-${name}?`), redisUrl, folder })
    const rows: Row[] = []
    const take = async (name: string, bench: () => Promise<Row[]>) => {
      if (!isWanted(name)) return
      process.stderr.write(`${name} …\n`)
      const measured = await bench()
      rows.push(...measured)
      process.stderr.write(tableOf(measured))
    }
    await take('intake', () => benchIntake(on('intake')))
    await take('judge', benchJudge)
    await take('mask', benchMask)
    await take('routing', benchRouting)
    await take('worker', () => benchWorker(on('worker')))
    await take('projection', async () => {
      await connectMongo(on('projection').mongoUrl)
      return benchProjection().finally(disconnectMongo)
    })
    await take('sweep', () => benchSweep(on('sweep')))
    await take('numbers', () => benchNumbers(on('numbers')))
    await take('paper', () => benchPaper(on('numbers')))
    await take('rejudge', () => benchRejudge(on('rejudge')))
    await take('duplicates', () => benchDuplicates(on('duplicates')))
    await take('pages', () => benchPages(on('pages')))
    const table = tableOf(rows)
    console.log(table)
    writeFileSync(join(tmpdir(), 'aduan-bench.md'), table)
  } finally {
    await keeper.stopAll()
    await keeper.release()
    rmSync(folder, { recursive: true, force: true })
  }
}

function tableOf(rows: readonly Row[]): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  const number = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3))
  const aimOf = ({ aim, atMost }: Row) => (aim === null ? '' : `${atMost ? '≤' : '≥'} ${number(aim)}`)
  const verdictOf = ({ aim, value, atMost }: Row) =>
    aim === null ? '' : (atMost ? value <= aim : value >= aim) ? 'met' : 'missed'
  const lines = rows.map((row) => `| ${row.name} | ${number(row.value)} | ${row.unit} | ${aimOf(row)} | ${verdictOf(row)} |`)
  return [
    `${new Date().toISOString().slice(0, 10)}, ${machine}`,
    '',
    '| What | Measured | | Aim | |',
    '|---|---:|---|---:|---|',
    ...lines,
    '',
  ].join('\n')
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
