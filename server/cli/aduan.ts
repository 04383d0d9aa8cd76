import { Command, CommanderError } from 'commander'
import type { SimulateOptions } from './slaSimulate'
import type { UserOptions } from './user'

const usageError = 2

/** Declares the commands only; each is loaded when it is called, so that a pure command starts without a database driver. */
function commands(): Command {
  const aduan = new Command('aduan').description('Aduan Kabupaten Serang on the command line').exitOverride()
  aduan.showHelpAfterError('(aduan --help tells the usage)')

  const sla = aduan.command('sla').description('deadlines of complaints').exitOverride()
  sla
    .command('judge')
    .description('judge cases: JSON lines from stdin, JSON lines to stdout')
    .option('--explain', 'add the day-by-day count in words')
    .exitOverride()
    .action(async (options: { explain?: boolean }) => (await import('./slaJudge.js')).slaJudge(options))
  sla
    .command('simulate')
    .description(
      'what the verdicts of the last months would have been under a draft: JSON from stdin or a file, nothing is written',
    )
    .option('--months <count>', 'complaints received in so many past months, 1 to 36', '6')
    .option('--draft <file>', 'the draft, instead of from stdin')
    .option('--cases', 'also the clocks that would have come out differently')
    .option('--json', 'JSON lines also on a terminal')
    .exitOverride()
    .action(async (options: SimulateOptions, command: Command) =>
      (await import('./slaSimulate.js')).slaSimulate(options, (message) => command.error(message)),
    )

  const indicators = aduan.command('indicators').description('figures of units').exitOverride()
  indicators
    .command('judge')
    .description('figures of each unit over a window: JSON lines from stdin, JSON lines to stdout')
    .requiredOption('--from <date>', 'first local date of the window, YYYY-MM-DD')
    .requiredOption('--to <date>', 'last local date of the window, YYYY-MM-DD')
    .exitOverride()
    .action(async (options: { from: string; to: string }, command: Command) =>
      (await import('./indicatorsJudge.js')).indicatorsJudge(options, (message) => command.error(message)),
    )

  aduan
    .command('route')
    .description('suggest units for texts: JSON lines from stdin, JSON lines to stdout')
    .exitOverride()
    .action(async () => (await import('./route.js')).route())
  aduan
    .command('mask')
    .description('hide personal data in texts: JSON lines from stdin, JSON lines to stdout')
    .exitOverride()
    .action(async () => (await import('./mask.js')).mask())
  aduan
    .command('migrate')
    .description('make the indexes in the database')
    .exitOverride()
    .action(async () => (await import('./migrate.js')).migrate())
  aduan
    .command('seed')
    .description('put reference data, sample accounts and sample complaints into the database')
    .option('--empty', 'without sample complaints')
    .option('--json', 'accounts as JSON lines')
    .exitOverride()
    .action(async (options: { empty?: boolean; json?: boolean }) => (await import('./seed.js')).seed(options))
  aduan
    .command('rebuild')
    .description('make facts and rollups anew from the complaints')
    .exitOverride()
    .action(async () => (await import('./rebuild.js')).rebuild())

  const user = aduan.command('user').description('officers').exitOverride()
  user
    .command('add <username>')
    .description('add an officer and print the password')
    .requiredOption('--name <name>', 'name in full')
    .requiredOption('--email <address>', 'address for notices')
    .requiredOption('--post <post>', 'the post held, for example liaison-dpupr')
    .option('--from <date>', 'held from this local date, YYYY-MM-DD; today when left out')
    .option('--to <date>', 'held to this local date; until further notice when left out')
    .exitOverride()
    .action(async (username: string, options: UserOptions) => (await import('./user.js')).userAdd(username, options))
  user
    .command('password <username>')
    .description('give an officer a new password and print it')
    .exitOverride()
    .action(async (username: string) => (await import('./user.js')).userPassword(username))

  return aduan
}

async function run(): Promise<void> {
  try {
    await commands().parseAsync()
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : usageError) : failed(error)
  }
}

/** Where it happened, for whoever mends it; last, in one line, what. */
function failed(error: unknown): number {
  const { stack, message } = error instanceof Error ? error : new Error(String(error))
  process.stderr.write(`${stack}\n${message}\n`)
  return 1
}

void run()
