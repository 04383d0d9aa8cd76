import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createMailer, type Mailer } from '../../server/platform/mailer'

const mail = { to: ['warga@contoh.invalid'], subject: 'Aduan', text: 'Sudah kami terima.', messageId: '<1@aduan.example>' }
let server: Server | undefined
let mailer: Mailer | undefined
const sockets: Socket[] = []
afterEach(async () => {
  mailer?.close()
  sockets.splice(0).forEach((socket) => socket.destroy())
  server?.close()
  await (server?.listening ? once(server, 'close') : undefined)
})

/** A server that says what the test tells it to, by the first word of what it hears; it is silent where there is no answer. */
async function aServer(answers: Record<string, string>): Promise<Mailer> {
  const usual = {
    EHLO: '250 example',
    HELO: '250 example',
    MAIL: '250 ok',
    RCPT: '250 ok',
    DATA: '354 go on',
    RSET: '250 ok',
    QUIT: '221 bye',
    '.': '250 taken',
  }
  server = createServer((socket) => {
    sockets.push(socket)
    const say = { GREETING: '220 example', ...usual, ...answers } as Record<string, string>
    if (say.GREETING) socket.write(`${say.GREETING}\r\n`)
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n')) {
        const answer = say[line.split(/[ :]/)[0]!]
        if (answer) socket.write(`${answer}\r\n`)
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  mailer = createMailer({
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    from: 'aduan@contoh.invalid',
    patience: 500,
  })
  return mailer
}

test.each([
  [
    'a mailbox that does not exist is final',
    { RCPT: '550 5.1.1 no such user' },
    { outcome: 'refused', reason: 'EENVELOPE RCPT TO 550' },
  ],
  [
    'a mailbox that is full today is not',
    { RCPT: '452 4.2.2 mailbox full' },
    { outcome: 'failed', reason: 'EENVELOPE RCPT TO 452' },
  ],
  [
    'a sender that is refused is ours to mend',
    { MAIL: '550 5.7.1 not you' },
    { outcome: 'failed', reason: 'EENVELOPE MAIL FROM 550' },
  ],
  [
    'a message that is refused may be taken tomorrow',
    { '.': '554 5.7.1 looks like spam' },
    { outcome: 'failed', reason: 'EMESSAGE DATA 554' },
  ],
  [
    'a server that is closing takes mail later',
    { GREETING: '421 4.3.2 going down' },
    expect.objectContaining({ outcome: 'failed' }),
  ],
  ['a server that falls silent is not waited for', { DATA: '' }, { outcome: 'failed', reason: 'ETIMEDOUT' }],
  ['what it takes is sent', {}, { outcome: 'sent' }],
])('%s', async (_, answers, outcome) => {
  expect(await (await aServer(answers)).send(mail)).toEqual(outcome)
})

test('an address that is none is final', async () => {
  expect(await (await aServer({})).send({ ...mail, to: ['bukan alamat'] })).toMatchObject({ outcome: 'refused' })
})

test('no server at all is no end', async () => {
  mailer = createMailer({ url: 'smtp://127.0.0.1:1', from: 'aduan@contoh.invalid' })
  expect(await mailer.send(mail)).toEqual({ outcome: 'failed', reason: expect.stringContaining('CONN') as string })
})
