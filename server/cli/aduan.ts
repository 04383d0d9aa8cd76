import { Command, CommanderError } from 'commander'

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

  return aduan
}

async function run(): Promise<void> {
  try {
    await commands().parseAsync()
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : usageError
  }
}

void run()
