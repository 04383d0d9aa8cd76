import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Received = { to: string[]; subject: string; text: string; messageId: string; headers: Map<string, unknown> }
export type SmtpServer = Awaited<ReturnType<typeof anSmtpServer>>

/** A mail server of the test's own, which can be stopped and started again at the same address. `refuses`: the answer to a recipient. */
export async function anSmtpServer(refuses: Record<string, number> = {}) {
  const mails: Received[] = []
  let port = 0
  let server = create()

  function create(): SMTPServer {
    const made = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      onRcptTo: ({ address }, _session, done) => {
        const responseCode = refuses[address]
        done(responseCode ? Object.assign(new Error('no such mailbox'), { responseCode }) : null)
      },
      onData: (stream, { envelope }, done) =>
        void buffer(stream)
          .then((raw) => simpleParser(raw))
          .then(({ subject = '', text = '', messageId = '', headers }) => {
            mails.push({ to: envelope.rcptTo.map(({ address }) => address), subject, text, messageId, headers })
            done()
          }, done),
    })
    made.on('error', () => undefined)
    return made
  }

  async function start(): Promise<void> {
    server = create()
    server.listen(port, '127.0.0.1')
    await once(server.server, 'listening')
    port = (server.server.address() as AddressInfo).port
  }
  const stop = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

  await start()
  return { url: `smtp://127.0.0.1:${port}`, mails, start, stop }
}
