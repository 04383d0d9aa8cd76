import mongoose from 'mongoose'
import type { Config } from './config'
import { jobs } from './jobs'
import { mask } from './masking/mask'
import type { Clock } from './platform/clock'
import { createFiles } from './platform/files'
import { createLimit } from './platform/http/limit'
import { createQuota } from './platform/http/quota'
import { createSessions } from './platform/http/session'
import { createLogger } from './platform/logger'
import { createMailer } from './platform/mailer'
import { createNudge } from './platform/nudge'
import { createQueues } from './platform/queue'
import { createRedis } from './platform/redis'
import { createViews } from './platform/views'

/** What any application stands on: MongoDB (connected before), Redis (may be away), queues, mail, files, views, sessions, the log. */
export function createFoundation(config: Config, { process, clock }: { process: string; clock: Clock }) {
  const { connection } = mongoose
  const logger = createLogger({ level: config.logLevel, process, conceal: (text) => mask(text).masked })
  const redis = createRedis(config.redisUrl)
  const queues = createQueues({ redisUrl: config.redisUrl, prefix: config.redisPrefix, catalogue: jobs, log: logger })
  const limitOf = (name: string, points: number) => ({
    redis,
    clock,
    secret: config.secret,
    name: `${config.redisPrefix}:${name}`,
    points,
    seconds: 600,
  })
  const mailer = createMailer({ url: config.smtpUrl, from: config.mailFrom })

  return {
    connection,
    logger,
    redis,
    queues,
    mailer,
    nudges: createNudge(redis, `${config.redisPrefix}:nudge`),
    views: createViews({ production: config.production }),
    files: createFiles({ dir: config.filesDir }),
    sessions: createSessions({
      redis,
      connection,
      secret: config.secret,
      secure: config.secureCookies,
      clock,
      prefix: `${config.redisPrefix}:session:`,
    }),
    limit: createLimit(limitOf('sign-in', 30)),
    /** More than a village office behind one address, or a school class, comes to. */
    quotas: {
      filings: createQuota(limitOf('filing', 60)),
      guesses: createQuota(limitOf('tracking', 60)),
      checks: createQuota(limitOf('checking', 60)),
    },
    database: {
      isUp: () =>
        connection.db!.command({ ping: 1 }).then(
          () => true,
          () => false,
        ),
    },

    async close(): Promise<void> {
      await queues.close()
      redis.disconnect()
      mailer.close()
    },
  }
}
