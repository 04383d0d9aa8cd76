import { readConfig } from '../server/config'

const production = {
  NODE_ENV: 'production',
  BASE_URL: 'https://aduan.example/',
  MONGO_URL: 'mongodb://a:27017,b:27017/aduan?replicaSet=aduan',
  REDIS_URL: 'redis://cache:6379',
  SECRET: 's'.repeat(32),
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'aduan@serang.example',
  FILES_DIR: '/files',
}

const mistakesIn = (env: Record<string, string | undefined>) => {
  const reading = readConfig(env)
  return 'mistakes' in reading ? reading.mistakes : []
}
const configOf = (env: Record<string, string | undefined>) => {
  const reading = readConfig(env)
  if ('mistakes' in reading) throw new Error(reading.mistakes.join())
  return reading.config
}

test('a developer needs to set nothing', () => {
  expect(configOf({})).toMatchObject({
    production: false,
    port: 3000,
    baseUrl: 'http://localhost:3000',
    secureCookies: false,
    sample: false,
  })
})

test('in production no address and no secret is guessed, and all that is missing is named at once', () => {
  expect(mistakesIn({ NODE_ENV: 'production' }).map((mistake) => mistake.split(':')[0])).toEqual([
    'BASE_URL',
    'MONGO_URL',
    'REDIS_URL',
    'SECRET',
    'SMTP_URL',
    'MAIL_FROM',
    'FILES_DIR',
  ])
})

test('a complete production setting is taken as it is', () => {
  expect(configOf(production)).toMatchObject({
    production: true,
    baseUrl: 'https://aduan.example',
    secureCookies: true,
    mongoUrl: production.MONGO_URL,
  })
})

test.each([
  ['a port that is no number', { PORT: 'web' }, 'PORT: must be a port number'],
  ['a port out of range', { PORT: '70000' }, 'PORT: must be between 1 and 65535'],
  ['a short secret', { SECRET: 'short' }, 'SECRET: must have at least 32 characters'],
  ['an address of another kind', { MONGO_URL: 'postgres://x' }, 'MONGO_URL: must begin with mongodb://'],
  ['a base address without scheme', { BASE_URL: 'aduan.example' }, 'BASE_URL: must be an http or https address'],
  ['a mode that is unknown', { NODE_ENV: 'staging' }, 'NODE_ENV: must be development, test or production'],
  ['a yes or no that is neither', { SAMPLE: 'perhaps' }, 'SAMPLE: must be true or false'],
])('%s is a mistake', (_case, env, mistake) => {
  expect(mistakesIn(env)).toEqual([mistake])
})

test('an empty variable counts as not set', () => {
  expect(configOf({ PORT: '', MONGO_URL: ' ' })).toMatchObject({ port: 3000, mongoUrl: 'mongodb://127.0.0.1:27017/aduan' })
})

test('the proxies to be trusted are a number of hops or a list of addresses', () => {
  expect(configOf({ TRUST_PROXY: '1' }).trustProxy).toBe(1)
  expect(configOf({ TRUST_PROXY: 'loopback' }).trustProxy).toBe('loopback')
})
