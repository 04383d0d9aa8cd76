import { z } from 'zod'

export type Config = ReturnType<typeof configFrom>
type Env = Record<string, string | undefined>

/** The settings of this process; on mistakes it names all of them and ends the process. */
export function loadConfig(env: Env = process.env): Config {
  const reading = readConfig(env)
  if ('config' in reading) return reading.config
  process.stderr.write(`The settings are wrong:\n${reading.mistakes.map((mistake) => `  ${mistake}\n`).join('')}`)
  process.exit(1)
}

/** Settings out of environment variables, or every mistake in them, one sentence each. */
export function readConfig(env: Env): { config: Config } | { mistakes: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = settings(given.NODE_ENV === 'production').safeParse(given)
  if (parsed.success) return { config: configFrom(parsed.data) }
  return { mistakes: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
}

const configFrom = (data: z.infer<ReturnType<typeof settings>>) => ({
  production: data.NODE_ENV === 'production',
  port: data.PORT,
  baseUrl: data.BASE_URL ?? `http://localhost:${data.PORT}`,
  secureCookies: data.BASE_URL?.startsWith('https:') ?? false,
  mongoUrl: data.MONGO_URL,
  redisUrl: data.REDIS_URL,
  redisPrefix: data.REDIS_PREFIX,
  secret: data.SECRET,
  smtpUrl: data.SMTP_URL,
  mailFrom: data.MAIL_FROM,
  filesDir: data.FILES_DIR,
  logLevel: data.LOG_LEVEL,
  sample: data.SAMPLE,
  trustProxy: data.TRUST_PROXY,
  dataLicence: { name: data.DATA_LICENCE, url: data.DATA_LICENCE_URL },
})

// What is convenient on a developer's machine must be said in production: no address and no secret is guessed there.
function settings(production: boolean) {
  const unlessProduction = (value: string, schema: z.ZodString) => (production ? schema : schema.default(value))
  return z.object({
    NODE_ENV: z.enum(['development', 'test', 'production'], 'must be development, test or production').default('development'),
    PORT: z.coerce
      .number('must be a port number')
      .int('must be a port number')
      .min(1, portRange)
      .max(65_535, portRange)
      .default(3000),
    BASE_URL: production ? baseUrl : baseUrl.optional(),
    MONGO_URL: unlessProduction('mongodb://127.0.0.1:27017/aduan', address(/^mongodb(\+srv)?:\/\//, 'mongodb://')),
    REDIS_URL: unlessProduction('redis://127.0.0.1:6379', address(/^rediss?:\/\//, 'redis://')),
    REDIS_PREFIX: z
      .string()
      .regex(/^[a-z0-9-]+$/, 'may have small letters, digits and dashes')
      .default('aduan'),
    SECRET: unlessProduction(
      'a-secret-for-development-machines-only',
      z.string('is missing').min(32, 'must have at least 32 characters'),
    ),
    SMTP_URL: unlessProduction('smtp://127.0.0.1:1025', address(/^smtps?:\/\//, 'smtp://')),
    MAIL_FROM: unlessProduction('Aduan <aduan@localhost>', z.string('is missing').regex(/@/, 'must hold a mail address')),
    FILES_DIR: unlessProduction('.data/files', z.string('is missing')),
    LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(', ')}`).default('info'),
    SAMPLE: z.stringbool('must be true or false').default(false),
    TRUST_PROXY: z
      .string()
      .transform((value) => (/^\d+$/.test(value) ? Number(value) : value))
      .default(0),
    DATA_LICENCE: z.string().default('CC BY 4.0'),
    DATA_LICENCE_URL: z.url('must be an address').default('https://creativecommons.org/licenses/by/4.0/'),
  })
}

const levels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
const portRange = 'must be between 1 and 65535'
const address = (form: RegExp, example: string) => z.string('is missing').regex(form, `must begin with ${example}`)
const baseUrl = z
  .url({
    protocol: /^https?$/,
    error: (issue) => (issue.input === undefined ? 'is missing' : 'must be an http or https address'),
  })
  .transform((url) => url.replace(/\/+$/, ''))
